import type { Column } from '../../bi/metric-table.type.js';
import type { TableCounted } from '../../bi/metric-table.service.js';
import { textCell } from '../../csv-cell.js';
import { tablePages } from './table-pages.js';

/** A number written as text, so that no digit is lost: it stays as it is. */
const NUMBER_AS_TEXT = 'valueExact';

/** A table as CSV: a line with the columns' names, then a line a row, each ended by CR LF. Nothing is an empty cell. */
export async function* csvOf(counted: TableCounted): AsyncGenerator<string> {
  const cells = counted.columns.map(cellOf);
  yield `${counted.columns.map(({ name }) => textCell(name)).join(',')}\r\n`;
  for await (const rows of tablePages(counted)) {
    let text = '';
    for (const row of rows) {
      for (let index = 0; index < cells.length; index += 1) {
        const value = row[index];
        if (index > 0) text += ',';
        if (value !== null) text += cells[index]!(value);
      }
      text += '\r\n';
    }
    yield text;
  }
}

function cellOf({ name, type }: Column): (value: unknown) => string {
  return type === 'string' && name !== NUMBER_AS_TEXT ? (value) => textCell(value as string) : String;
}
