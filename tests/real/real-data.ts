import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { TestServer } from '../support/server.ts';

/** The folder with the public data sets. The suite says so loudly when it is not there: a suite that skips itself proves nothing. */
function folder(): string {
  const given = process.env['REAL_DATA'];
  if (!given) throw new Error('REAL_DATA is not set. Give the folder with the data sets: REAL_DATA=FOLDER npm run test:real');
  const path = resolve(given);
  if (!existsSync(path)) throw new Error(`REAL_DATA is ${path}, and there is no such folder.`);
  return path;
}

export function dataFile(set: string, file: string): string {
  const path = join(folder(), set, file);
  if (!existsSync(path)) throw new Error(`REAL_DATA has no ${set}/${file}.`);
  return path;
}

/** What somebody else published, or an independent script computed. */
export function expectedOf<T>(set: string): T {
  return JSON.parse(readFileSync(dataFile(set, 'expected.json'), 'utf8')) as T;
}

/** The rows of a plain table: these files have no delimiter or line break inside a cell. */
export function rowsOf(set: string, file: string): Record<string, string>[] {
  const [header, ...lines] = readFileSync(dataFile(set, file), 'utf8').trim().split(/\r?\n/).map((line) => line.replaceAll('"', '').split(','));
  return lines.map((cells) => Object.fromEntries(header!.map((name, index) => [name, cells[index] ?? ''])));
}

export interface TableRow { metric: string; period: string; dim1: string | null; value: number | null; valueExact: string | null; numerator: number | null; denominator: number | null; sampleSize: number | null }

/** The flat table that BI tools read. */
export async function table(server: TestServer, metrics: string[], from: string, to: string, grain: string, whose: { product?: string; team?: string }): Promise<TableRow[]> {
  const data = await server.graphql<{ metricTable: { rows: TableRow[]; truncated: boolean } }>(
    `query ($metrics: [String!]!, $range: RangeInput!, $grain: Grain!, $product: String, $team: String) {
       metricTable(metrics: $metrics, range: $range, grain: $grain, product: $product, team: $team) { truncated rows { metric period dim1 value valueExact numerator denominator sampleSize } } }`,
    { metrics, range: { from, to }, grain, ...whose });
  if (data.metricTable.truncated) throw new Error('the table is cut: ask for less');
  return data.metricTable.rows;
}

/** The values of one metric by the first day of each period. */
export function byPeriod(rows: TableRow[], metric: string): Record<string, number | null> {
  return Object.fromEntries(rows.filter((row) => row.metric === metric).map((row) => [row.period, row.value]));
}

/** Nearest rank: the value at position ceil(p x n). */
export function nearestRank(values: readonly number[], p: number): number {
  return [...values].sort((a, b) => a - b)[Math.ceil(p * values.length) - 1]!;
}

/** Calendar days from one date to another, both counted. */
export function daysBothEnds(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1;
}
