import { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import type { Column } from '../../bi/metric-table.type.js';
import type { TableCounted } from '../../bi/metric-table.service.js';
import { tablePages } from './table-pages.js';

type Schema = ConstructorParameters<typeof ParquetWriter>[0]['schema'];
type Element = Schema[number];

/** A group of rows is read as one: readers like them large, and one is what stands in memory. */
const GROUP_ROWS = 10_000;
const DAY_MS = 86_400_000;
const WHOLE = new Set(['sampleSize']);

/** A table as Parquet: texts, dates, booleans and doubles in columns of their own types, all of which may be null. */
export async function* parquetOf(counted: TableCounted): AsyncGenerator<Buffer> {
  const { columns } = counted;
  const bytes = new ByteWriter();
  const writer = new ParquetWriter({ writer: bytes, schema: [{ name: 'root', num_children: columns.length }, ...columns.map(elementOf)], createdBy: 'bifocal' });
  const written = (): Buffer => {
    // A copy: the writer fills the same bytes again.
    const group = Buffer.from(bytes.getBytes());
    bytes.index = 0;
    return group;
  };
  for await (const rows of tablePages(counted, GROUP_ROWS)) {
    await writer.write({ columnData: columns.map((column, index) => ({ name: column.name, data: rows.map((row) => valueOf(column, row[index])) })), rowGroupSize: GROUP_ROWS });
    yield written();
  }
  await writer.finish();
  yield written();
}

function elementOf({ name, type }: Column): Element {
  const column = { name, repetition_type: 'OPTIONAL' } as const;
  if (type === 'date') return { ...column, type: 'INT32', converted_type: 'DATE' };
  if (type === 'boolean') return { ...column, type: 'BOOLEAN' };
  if (type === 'number') return { ...column, type: WHOLE.has(name) ? 'INT32' : 'DOUBLE' };
  return { ...column, type: 'BYTE_ARRAY', converted_type: 'UTF8' };
}

/** A date is counted in days since 1970. */
const valueOf = ({ type }: Column, value: unknown): unknown => (type === 'date' && typeof value === 'string' ? Date.parse(value) / DAY_MS : value);
