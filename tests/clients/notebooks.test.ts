import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parquetReadObjects } from 'hyparquet';
import { runProgram, withProgram } from '../support/programs.ts';
import { inPlace, recipe } from '../support/recipes.ts';
import { METRICS, openHouse, told, type House } from './house.ts';

let house: House;
let folder: string;
beforeAll(async () => {
  house = await openHouse();
  folder = await mkdtemp(join(tmpdir(), 'bifocal-notebooks-'));
});
afterAll(async () => {
  await house?.server.stop();
  await rm(folder, { recursive: true, force: true });
});

const env = (): Record<string, string> => ({ BIFOCAL_KEY: house.key });
async function file(name: string, where: Parameters<typeof recipe>[0]): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, inPlace(recipe(where), house));
  return path;
}
/** A wide table, a line a period and a column a metric, as the rows it is made of. */
function fromWide(csv: string, columnOf: (head: string) => string = (head) => head): string[] {
  const [head, ...lines] = csv.trim().split(/\r?\n/).map((line) => line.split(',').map((cell) => cell.replace(/^"(.*)"$/, '$1')));
  return told(lines.flatMap(([period, ...cells]) => cells.map((cell, index) => ({ period: period!.slice(0, 10), metric: columnOf(head![index + 1]!), value: cell === '' || cell === 'NA' ? null : Number(cell) }))));
}

describe('pandas, as in docs/bi/pandas.md', () => {
  withProgram('PYTHON', 'reads a feed into typed columns', async (python) => {
    expect(fromWide(await runProgram(python, [await file('feed.py', 'pandas.md#feed')], { env: env() }))).toEqual(told(house.rows));
  });
  withProgram('PYTHON', 'asks page by page', async (python) => {
    const lines = (await runProgram(python, [await file('table.py', 'pandas.md#table')], { env: env() })).trim().split('\n');
    const last = (metric: string) => house.rows.filter((row) => row.metric === metric).at(-1)!.value;
    expect(lines).toEqual(['metric,count,last', ...METRICS.map((metric) => `${metric},${house.rows.filter((row) => row.metric === metric && row.value !== null).length},${last(metric)!.toFixed(1)}`)]);
  });
});

describe('R, as in docs/bi/r.md', () => {
  withProgram('RSCRIPT', 'reads a feed into dates and numbers', async (rscript) => {
    expect(fromWide(await runProgram(rscript, ['--vanilla', await file('feed.R', 'r.md#feed')], { env: env() }), (head) => head.replace(/^value\./, ''))).toEqual(told(house.rows));
  });
});

describe('Observable Framework, as in docs/bi/observable.md', () => {
  it('runs the loaders as it runs them, and their output is the file', async () => {
    await writeFile(join(folder, 'package.json'), '{"type": "module"}');
    const csv = await runProgram(process.execPath, [await file('weekly.csv.js', 'observable.md#loader')], { env: env() });
    expect(csv).toBe(await (await fetch(`${house.url}/api/v1/feeds/${house.feed}.csv`, { headers: { authorization: `Bearer ${house.key}` } })).text());
    await runProgram('sh', ['-c', `"${process.execPath}" "${await file('weekly.parquet.js', 'observable.md#parquet-loader')}" > "${join(folder, 'weekly.parquet')}"`], { env: env() });
    const { readFile } = await import('node:fs/promises');
    const bytes = await readFile(join(folder, 'weekly.parquet'));
    const rows = await parquetReadObjects({ file: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer });
    expect(told(rows.map((row) => ({ period: (row['period'] instanceof Date ? row['period'].toISOString() : String(row['period'])).slice(0, 10), metric: String(row['metric']), value: row['value'] as number | null })))).toEqual(told(house.rows));
  });

  it('stops with the reason where the key is wrong, so that a build does not go on without data', async () => {
    await writeFile(join(folder, 'package.json'), '{"type": "module"}');
    await expect(runProgram(process.execPath, [await file('wrong.csv.js', 'observable.md#loader')], { env: { BIFOCAL_KEY: 'bfk_live_wrong' } })).rejects.toThrow(/401/);
  });
});
