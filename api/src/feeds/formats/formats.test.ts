import { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { describe, expect, it } from '@jest/globals';
import { measured, metricByKey } from '@bifocal/metrics';
import { CountedTable } from '../../bi/counted-table.js';
import { columnsOf } from '../../bi/metric-table-columns.js';
import type { TableCounted } from '../../bi/metric-table.service.js';
import { csvOf } from './csv.js';
import { jsonOf, ndjsonOf } from './json.js';
import { parquetOf } from './parquet.js';

const ROWS = 50_000;
const day = (n: number): string => new Date(n * 86_400_000).toISOString().slice(0, 10);
const periods = Array.from({ length: ROWS }, (_, n) => ({ from: day(n), to: day(n + 1), complete: true, label: null, sprintId: null, releaseId: null }));

/** A table of 50,000 rows that counts how many of them were made: each looks for its target once. */
function counted(): { table: TableCounted; made: () => number } {
  let made = 0;
  const table = new CountedTable(
    [{ definition: metricByKey('revenue.mrr')!, unit: 'MONEY', answers: periods.map((_, period) => ({ period, dims: [], value: measured(period / 3) })) }],
    periods, periods.map((_, index) => ({ index, compared: null, teamId: null })), 'DAY', () => { made += 1; return null; },
  );
  return { table: { table, columns: columnsOf(['MONEY'], []), groupBy: [], asOf: new Date(0), timeZone: 'UTC' }, made: () => made };
}

describe.each([['CSV', csvOf, 2_000], ['NDJSON', ndjsonOf, 2_000], ['JSON', jsonOf, 2_000], ['Parquet', parquetOf, 20_000]] as const)('%s', (_name, write, ahead) => {
  it('makes rows only as fast as they are read', async () => {
    const { table, made } = counted();
    let chunks = 0;
    let taken = 0;
    let most = 0;
    const perChunk = ahead / 2;
    const slow = new Writable({ highWaterMark: 1, write(chunk: Buffer, _encoding, done) {
      chunks += 1;
      taken = chunks * perChunk;
      most = Math.max(most, made() - taken);
      setImmediate(() => setImmediate(done));
      void chunk;
    } });
    await pipeline(Readable.from(write(table), { highWaterMark: 1 }), slow);
    expect(made()).toBe(ROWS);
    expect(most).toBeLessThanOrEqual(ahead + perChunk);
  });
});
