import { MetricTableDocument } from '../graphql/generated';
import type { TableArguments } from './bi-query';

/** So many rows are asked for by what is copied: the API's own usual page. */
const FIRST = 1_000;

/** The operation as it was written, without the indentation that it was generated with, a variable a line. */
export function operationText(): string {
  const [head = '', ...rest] = MetricTableDocument.toString().trim().split('\n');
  return [head.replace(/\((.*)\) \{$/, (_, variables: string) => `(\n  ${variables.split(', ').join('\n  ')}\n) {`), ...rest].join('\n');
}

export const variablesText = (given: TableArguments): string => JSON.stringify({ ...given, first: FIRST }, null, 2);

/** A text as one word of a POSIX shell, whatever is in it. */
const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

/** The same question from a terminal. The key comes from the environment, so that it is in no history and in no chat. */
export function curlText(given: TableArguments, origin: string): string {
  const query = MetricTableDocument.toString().replaceAll(/\s+/g, ' ').trim();
  const body = `{"query": ${JSON.stringify(query)},\n      "variables": ${JSON.stringify({ ...given, first: FIRST })}}`;
  return [
    `curl -sS ${quoted(`${origin}/graphql`)} \\`,
    `  -H "Authorization: Bearer $BIFOCAL_KEY" \\`,
    `  -H 'content-type: application/json' \\`,
    `  -d ${quoted(body)}`,
  ].join('\n');
}
