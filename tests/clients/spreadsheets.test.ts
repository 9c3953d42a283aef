import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import { runProgram, withProgram } from '../support/programs.ts';
import { inPlace, recipe } from '../support/recipes.ts';
import { openHouse, told, type House } from './house.ts';

let house: House;
let folder: string;
beforeAll(async () => {
  house = await openHouse();
  folder = await mkdtemp(join(tmpdir(), 'bifocal-sheets-'));
});
afterAll(async () => {
  await house?.server.stop();
  await rm(folder, { recursive: true, force: true });
});

/** The cells of a CSV file, quotes undone. */
function cells(text: string): string[][] {
  const rows: string[][] = [[]];
  let cell = '';
  for (let at = 0, quoted = false; at <= text.length; at += 1) {
    const sign = text[at];
    if (quoted && sign === '"' && text[at + 1] === '"') { cell += '"'; at += 1; }
    else if (sign === '"') quoted = !quoted;
    else if (!quoted && (sign === ',' || sign === '\n' || sign === undefined)) {
      rows.at(-1)!.push(cell.replace(/\r$/, ''));
      cell = '';
      if (sign === '\n' && at < text.length - 1) rows.push([]);
    } else cell += sign;
  }
  return rows.filter((row) => row.length > 1);
}

describe('LibreOffice Calc, as in docs/bi/spreadsheets.md', () => {
  withProgram('SOFFICE', 'opens a feed: a number is a number, a day a day, and no cell is computed', async (soffice) => {
    const { createFeed: { id } } = await house.server.graphql<{ createFeed: { id: string } }>('mutation ($input: FeedInput!) { createFeed(input: $input) { id } }',
      { input: { name: 'By plan', query: { metrics: ['adoption.active_users'], product: 'shop', range: { last: 'P12W' }, grain: 'WEEK', groupBy: ['plan'] } } });
    // A profile of its own, so that no running office is met.
    const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
    const script = inPlace(recipe('spreadsheets.md#convert'), { ...house, feed: id }).replace('soffice --headless', `"${soffice}" "${profile}" --headless`);
    await runProgram('sh', ['-e', '-c', script], { cwd: folder, env: { BIFOCAL_KEY: house.key, HOME: folder } });
    const sent = cells(await readFile(join(folder, 'weekly.csv'), 'utf8'));
    // Back to text from the workbook: formulas would be shown as what they came to.
    await writeFile(join(folder, 'names'), '');
    await runProgram(soffice, [profile, '--headless', '--convert-to', 'csv:Text - txt - csv (StarCalc):44,34,76,1,,1033,false,true,false', '--outdir', join(folder, 'back'), join(folder, 'weekly.xlsx')], { cwd: folder, env: { HOME: folder } });
    const opened = cells(await readFile(join(folder, 'back/weekly.csv'), 'utf8'));
    expect(opened[0]).toEqual(sent[0]);
    const same = (cell: string): string => (/^(true|false)$/i.test(cell) ? cell.toUpperCase() : cell !== '' && Number.isFinite(Number(cell)) ? String(Number(cell)) : cell);
    expect(opened.map((row) => row.map(same))).toEqual(sent.map((row) => row.map(same)));
    const plan = sent[0]!.indexOf('plan');
    expect([...new Set(opened.slice(1).map((row) => row[plan]))].sort()).toEqual(["'=SUM(A1:A9)", 'Übergröße, "L"']);
  });

  withProgram('SOFFICE', 'has the numbers of the server', async () => {
    const csv = await (await fetch(`${house.url}/api/v1/feeds/${house.feed}.csv`, { headers: { authorization: `Bearer ${house.key}` } })).text();
    const [head, ...rows] = cells(csv);
    expect(told(rows.map((row) => ({ period: row[head!.indexOf('period')]!, metric: row[head!.indexOf('metric')]!, value: row[head!.indexOf('value')] === '' ? null : Number(row[head!.indexOf('value')]) })))).toEqual(told(house.rows));
  });
});
