import type { TableCounted } from '../../bi/metric-table.service.js';
import { tablePages } from './table-pages.js';

/** A table as JSON lines: an object a row, all with the same keys. */
export async function* ndjsonOf(counted: TableCounted): AsyncGenerator<string> {
  const line = lineOf(counted);
  for await (const rows of tablePages(counted)) yield rows.map((row) => `${line(row)}\n`).join('');
}

/** A table as one JSON array of the same objects. */
export async function* jsonOf(counted: TableCounted): AsyncGenerator<string> {
  const line = lineOf(counted);
  let before = '[\n';
  for await (const rows of tablePages(counted)) {
    yield `${before}${rows.map(line).join(',\n')}`;
    before = ',\n';
  }
  yield before === '[\n' ? '[]\n' : '\n]\n';
}

function lineOf({ columns }: TableCounted): (row: readonly unknown[]) => string {
  const keys = columns.map(({ name }, index) => `${index === 0 ? '{' : ','}${JSON.stringify(name)}:`);
  return (row) => {
    let text = '';
    for (let index = 0; index < keys.length; index += 1) text += keys[index]! + JSON.stringify(row[index]);
    return `${text}}`;
  };
}
