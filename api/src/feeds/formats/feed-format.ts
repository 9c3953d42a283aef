import { registerEnumType } from '@nestjs/graphql';
import type { TableCounted } from '../../bi/metric-table.service.js';
import { csvOf } from './csv.js';
import { jsonOf, ndjsonOf } from './json.js';
import { parquetOf } from './parquet.js';

export const FeedFormat = { CSV: 'CSV', NDJSON: 'NDJSON', JSON: 'JSON', PARQUET: 'PARQUET' } as const;
export type FeedFormat = keyof typeof FeedFormat;

registerEnumType(FeedFormat, {
  name: 'FeedFormat', description: 'What a feed is read as.',
  valuesMap: {
    CSV: { description: 'RFC 4180 in UTF-8: for spreadsheets and nearly everything else.' },
    NDJSON: { description: 'A JSON object a line.' },
    JSON: { description: 'One JSON array of objects.' },
    PARQUET: { description: 'Columns with types: for pandas, DuckDB, Power BI and the like.' },
  },
});

/** What a format is called in an address, what it is on the wire, and how a table is written as it. */
export const FORMATS: Readonly<Record<FeedFormat, { readonly ending: string; readonly type: string; write(counted: TableCounted): AsyncGenerator<string | Buffer> }>> = {
  CSV: { ending: 'csv', type: 'text/csv; charset=utf-8; header=present', write: csvOf },
  NDJSON: { ending: 'ndjson', type: 'application/x-ndjson; charset=utf-8', write: ndjsonOf },
  JSON: { ending: 'json', type: 'application/json; charset=utf-8', write: jsonOf },
  PARQUET: { ending: 'parquet', type: 'application/vnd.apache.parquet', write: parquetOf },
};

/** The format whose addresses end so; null where none does. */
export function formatOf(ending: string): FeedFormat | null {
  return (Object.keys(FORMATS) as FeedFormat[]).find((format) => FORMATS[format].ending === ending) ?? null;
}
