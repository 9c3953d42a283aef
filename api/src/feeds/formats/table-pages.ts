import { setImmediate as breath } from 'node:timers/promises';
import { rowValues } from '../../bi/metric-table-columns.js';
import type { TableCounted } from '../../bi/metric-table.service.js';

const PAGE = 1_000;

/** The rows of a table as values in the order of its columns, a page at a time: whoever reads slowly has one page made ahead, not all. */
export async function* tablePages({ table, groupBy }: TableCounted, size = PAGE): AsyncGenerator<unknown[][]> {
  for (let from = 0; from < table.count; from += size) {
    yield table.rows(from, from + size).map((row) => rowValues(row, groupBy));
    // Others are answered between two pages.
    await breath();
  }
}
