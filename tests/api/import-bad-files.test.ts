import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ended, importText, preview, start, uploadFile } from '../support/files.ts';
import { startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
beforeAll(async () => { server = await startServer(); });
afterAll(() => server.stop());

const HEADER = 'person,name,at\n';
const ROW = 'ann,open,2026-03-02\n';
const ROWS = HEADER + ROW;
const PNG = Buffer.concat([Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), Buffer.alloc(2000, 7)]);

describe('a file that cannot be read is refused with one sentence', () => {
  const wide = `${Array.from({ length: 10_000 }, (_, index) => `c${index}`).join(',')}\n`;
  it.each<[string, string, string | Uint8Array, RegExp]>([
    ['a picture', 'events.csv', PNG, /The file is no table: it is a PNG picture/],
    ['a workbook', 'events.csv', Buffer.concat([Buffer.from('504b0304', 'hex'), Buffer.alloc(500)]), /Excel workbook.*save the sheet as CSV/],
    ['bytes of any kind', 'events.csv', Buffer.from(Array.from({ length: 3000 }, (_, index) => (index * 37) % 256)), /The file is no text/],
    ['nothing', 'events.csv', '', /The file is empty/],
    ['a header only', 'events.csv', HEADER, /has a header and no rows/],
    ['10,000 columns', 'events.csv', wide + wide, /10,000 columns; 1,000 is the most/],
    ['columns of something else', 'events.csv', 'colour,size\nred,3\n', /No column is taken for/],
  ])('%s', async (_name, name, bytes, sentence) => {
    const file = await uploadFile(server, name, bytes);
    const shown = await preview(server, file, { as: 'events', product: 'shop' });
    expect(shown.ready).toBe(false);
    expect(shown.problems.map(({ reason }) => reason).join(' ')).toMatch(sentence);
    const answer = await server.ask('mutation ($file: ID!) { startImport(file: $file, options: { as: "events", product: "shop" }) { id } }', { file });
    expect(answer.errors[0]?.message).toMatch(sentence);
  });

  it('an unknown target, field, zone or encoding, and a key that is none', async () => {
    const file = await uploadFile(server, 'events.csv', ROWS);
    const message = async (options: object): Promise<string> => (await server.ask('mutation ($file: ID!, $options: ImportOptions) { previewImport(file: $file, options: $options) { ready } }', { file, options })).errors[0]!.message;
    expect(await message({ as: 'comets' })).toContain('Choose one of events, people');
    expect(await message({ as: 'events', mapping: [{ field: 'colour', column: 'name' }] })).toContain('have no field "colour"');
    expect(await message({ timeZone: 'Mars/Base' })).toContain('no IANA time zone');
    expect(await message({ encoding: 'ebcdic' })).toContain('Choose one of utf-8');
    expect(await message({ product: 'p'.repeat(201) })).toContain('product: expected a key of 1 to 200 characters');
    expect(await message({ source: 's'.repeat(201) })).toContain('source: expected a key of 1 to 200 characters');
  });

  it('events without a product, and columns that are not there', async () => {
    const file = await uploadFile(server, 'events.csv', ROWS);
    expect((await preview(server, file, { as: 'events' })).problems).toEqual([{ path: 'product', value: null, reason: 'Events belong to a product: name its key. One that is not known yet is made.' }]);
    expect((await preview(server, file, { as: 'events', product: 'shop', mapping: [{ field: 'person', column: 'who' }] })).problems[0]?.reason).toContain('There is no column "who". The columns are: person, name, at.');
  });
});

describe('text in any encoding', () => {
  const text = 'person,name,at\nJosé,ouvert à Zürich,2026-03-02\n';
  const utf16 = (bigEndian: boolean, mark: boolean): Buffer => {
    const bytes = Buffer.from((mark ? '\ufeff' : '') + text, 'utf16le');
    return bigEndian ? bytes.swap16() : bytes;
  };
  it.each<[string, Uint8Array, string]>([
    ['UTF-8', Buffer.from(text), 'utf-8'],
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${text}`), 'utf-8'],
    ['Latin-1', Buffer.from(text, 'latin1'), 'windows-1252'],
    ['UTF-16', utf16(false, true), 'utf-16le'],
    ['UTF-16, big endian', utf16(true, true), 'utf-16be'],
    ['UTF-16 without a mark', utf16(false, false), 'utf-16le'],
  ])('%s', async (_name, bytes, encoding) => {
    const shown = await preview(server, await uploadFile(server, 'events.csv', bytes), { product: 'shop' });
    expect(shown).toMatchObject({ encoding, columns: ['person', 'name', 'at'], ready: true });
    expect(shown.understood[0]).toMatchObject({ person: 'José', name: 'ouvert à Zürich' });
    if (encoding === 'windows-1252') expect(shown.notes[0]).toContain('The file is not UTF-8: it is read as Latin-1');
  });

  it('is told from the whole file, not from its beginning', async () => {
    const late = Buffer.concat([Buffer.from(HEADER + ROW.repeat(40_000)), Buffer.from('José,open,2026-03-02\n', 'latin1')]);
    expect((await preview(server, await uploadFile(server, 'events.csv', late), { product: 'shop' })).encoding).toBe('windows-1252');
  });
});

describe('a file with bad places keeps the rest', () => {
  it('a quote that is never closed', async () => {
    const done = await importText(server, 'events.csv', `${HEADER}ann,"open,2026-03-02\nbob,open,2026-03-02\ncid,open,2026-03-03\n`, { product: 'quotes' });
    expect(done).toMatchObject({ state: 'DONE', rowsRead: 3, accepted: 2, rejectedCount: 1 });
    expect(done.rejected[0]).toMatchObject({ line: 2, reason: expect.stringContaining('never closed') });
  });

  it('JSON that breaks off in the middle', async () => {
    const items = [1, 2, 3].map((n) => ({ key: `e${n}`, person: 'ann', name: 'open', at: '2026-03-02T09:00:00Z' }));
    const done = await importText(server, 'events.json', JSON.stringify(items, null, 1).slice(0, -40), { as: 'events', product: 'cut' });
    expect(done).toMatchObject({ state: 'DONE', accepted: 2, rejectedCount: 1 });
    expect(done.rejected[0]).toMatchObject({ line: 14, reason: expect.stringContaining('breaks off in the middle of item 3') });
  });

  it('JSON nested deeper than the stack', async () => {
    const good = '"person":"ann","name":"open","at":"2026-03-02"';
    const file = await uploadFile(server, 'deep.ndjson', `{${good}}\n{${good},"more":${'['.repeat(5_000)}${']'.repeat(5_000)}}\n`);
    expect((await preview(server, file, { as: 'events', product: 'deep' })).problems.map(({ reason }) => reason).join(' ')).toContain('nested more than 100 levels deep');
    expect(await ended(server, await start(server, file, { as: 'events', product: 'deep' }))).toMatchObject({ rowsRead: 2, accepted: 1, rejectedCount: 1 });
  });

  it('NDJSON that breaks off in the middle, and a line that is no JSON', async () => {
    const line = (n: number): string => JSON.stringify({ kind: 'event', key: `n${n}`, person: 'ann', name: 'open', at: '2026-03-02T09:00:00Z' });
    const done = await importText(server, 'events.ndjson', `${line(1)}\nnonsense\n${line(2)}\n${line(3).slice(0, 30)}`, { product: 'cut' });
    expect(done).toMatchObject({ state: 'DONE', accepted: 2, rejectedCount: 2 });
    expect(done.rejected.map((row) => row.line)).toEqual([2, 4]);
    expect(done.rejected[1]?.reason).toContain('cut off');
  });

  it('a megabyte in one cell, and null bytes', async () => {
    const done = await importText(server, 'events.csv', `${HEADER}${'x'.repeat(1024 * 1024)},open,2026-03-02\nbo\0b,open,2026-03-02\n${ROW}`, { product: 'long' });
    expect(done).toMatchObject({ state: 'DONE', rowsRead: 3, accepted: 1, rejectedCount: 2 });
    expect(done.rejected.map(({ line, reason }) => [line, reason.split('.')[0]])).toEqual([
      [2, 'expected a key of 1 to 200 characters, got 1,048,576'], [3, 'person: The cell holds a null byte (\\0), which no text has'],
    ]);
    expect(done.rejected[0]!.value!.length).toBeLessThan(300);
  });

  it('more cells than the header, and fewer', async () => {
    const done = await importText(server, 'events.csv', `${HEADER}ann,open,2026-03-02,4\nann,open\n${ROW}`, { product: 'ragged' });
    expect(done).toMatchObject({ accepted: 1, rejectedCount: 2 });
    expect(done.rejected.map(({ reason }) => reason)).toEqual([expect.stringContaining('4 cells, the header 3'), 'at: the cell is empty, and the field is required.']);
  });

  it('facts of a product that no one named', async () => {
    const file = await uploadFile(server, 'facts.ndjson', `${JSON.stringify({ kind: 'event', key: '1', person: 'a', name: 'b', at: '2026-03-02T09:00:00Z' })}\n`);
    await server.graphql('mutation { a: createProduct(input: { key: "one", name: "One" }) { id } b: createProduct(input: { key: "two", name: "Two" }) { id } }').catch(() => undefined);
    const done = await ended(server, await start(server, file, {}));
    expect(done).toMatchObject({ state: 'FAILED', accepted: 0, error: expect.stringContaining('Name the product') });
  });
});
