import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ended, importText, preview, start, uploadFile } from '../support/files.ts';
import { startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
beforeAll(async () => { server = await startServer(); });
afterAll(() => server.stop());

const EVENTS = `event_id,User ID,event_name,Timestamp,plan
e1,ann,open,2026-03-02T09:00:00Z,pro
e2,bob,open,2026-03-02 10:00,free
e3,ann,pay,2026-03-03T09:00:00+01:00,pro
`;

describe('a file of events', () => {
  it('is understood without being told, and counts once however often it is imported', async () => {
    const file = await uploadFile(server, 'my events.csv', EVENTS);
    const shown = await preview(server, file, { product: 'shop' });
    expect(shown).toMatchObject({ format: 'csv-comma', encoding: 'utf-8', as: 'events', source: 'files', product: 'shop', timeZone: 'UTC', ready: true, problems: [] });
    expect(shown.rows[1]).toEqual({ event_id: 'e2', 'User ID': 'bob', event_name: 'open', Timestamp: '2026-03-02 10:00', plan: 'free' });
    expect(shown.understood[1]).toEqual({ key: 'e2', person: 'bob', name: 'open', at: '2026-03-02T10:00:00.000Z', 'properties.plan': 'free' });
    expect(shown.notes.join(' ')).toContain('The product "shop" is not known yet: it is made');
    expect(await server.sql('SELECT FROM product')).toHaveLength(0);

    const first = await ended(server, await start(server, file, { product: 'shop' }));
    expect(first).toMatchObject({ state: 'DONE', rowsRead: 3, accepted: 3, duplicates: 0, rejectedCount: 0, bytesRead: EVENTS.length, bytes: EVENTS.length });
    const again = await importText(server, 'renamed.csv', EVENTS, { product: 'shop' });
    expect(again).toMatchObject({ accepted: 0, duplicates: 3 });
    expect(await server.sql(`SELECT p.key AS person, e.at, e.properties FROM event e JOIN person p ON p.id = e.person_id ORDER BY e.at`)).toEqual([
      { person: 'ann', at: new Date('2026-03-02T09:00:00Z'), properties: { plan: 'pro' } },
      { person: 'bob', at: new Date('2026-03-02T10:00:00Z'), properties: { plan: 'free' } },
      { person: 'ann', at: new Date('2026-03-03T08:00:00Z'), properties: { plan: 'pro' } },
    ]);
  });

  it('without keys counts once by the rows\' numbers and contents', async () => {
    const text = 'person,name,at\nann,open,2026-03-02\nann,open,2026-03-02\n';
    expect(await importText(server, 'a.csv', text, { product: 'keyless' })).toMatchObject({ accepted: 2, duplicates: 0 });
    expect(await importText(server, 'a.csv', text, { product: 'keyless' })).toMatchObject({ accepted: 0, duplicates: 2 });
  });

  it('reads local dates in the zone it is told', async () => {
    const file = await uploadFile(server, 'a.csv', 'person,name,at\nann,open,2026-03-02\n');
    expect((await preview(server, file, { product: 'shop', timeZone: 'Europe/Berlin' })).understood[0]).toMatchObject({ at: '2026-03-01T23:00:00.000Z' });
  });

  it('keeps the good rows beside bad ones, and says of each bad one where it stands and why', async () => {
    const done = await importText(server, 'events.csv', 'person,name,at\nann,open,2026-03-02\n,open,2026-03-02\nbob,open,soon\n"=cmd()",open,tomorrow\nbob,open,2026-03-04,extra\n', { product: 'mixed' });
    expect(done).toMatchObject({ state: 'DONE', rowsRead: 5, accepted: 1, rejectedCount: 4 });
    expect(done.rejected.map(({ line, path }) => [line, path])).toEqual([[3, 'person'], [4, 'at'], [5, 'at'], [6, '']]);
    const csv = await (await fetch(`${server.url}/api/v1/imports/${done.id}/rejected.csv`, { headers: server.headers })).text();
    expect(csv.split('\r\n')[0]).toBe('line,path,value,reason');
    expect(csv.split('\r\n')).toHaveLength(6);
    expect(csv).toContain('4,"at","soon","at: Expected a date');
  });

  it('gives no spreadsheet a formula', async () => {
    const done = await importText(server, 'payments.csv', 'account,amount,at\nacme,=1+1,2026-03-02\nacme,@x,2026-03-02\nacme,+a,2026-03-02\n', { as: 'payments', product: 'mixed', mapping: [{ field: 'amount', column: 'amount' }] });
    const csv = await (await fetch(`${server.url}/api/v1/imports/${done.id}/rejected.csv`, { headers: server.headers })).text();
    expect(csv).toContain(`"'=1+1"`);
    expect(csv).toContain(`"'@x"`);
    expect(csv).toContain(`"'+a"`);
  });
});

describe('handing in', () => {
  it('is refused without a header that a foreign page cannot send', async () => {
    const response = await fetch(`${server.url}/api/v1/files`, { method: 'POST', headers: { ...server.headers, 'x-file-name': 'a.csv', 'content-type': 'text/plain' }, body: 'a' });
    expect(response.status).toBe(403);
    expect(await response.json()).toEqual({ message: expect.stringContaining('x-requested-with') });
  });

  it('is refused without a name', async () => {
    const response = await fetch(`${server.url}/api/v1/files`, { method: 'POST', headers: { ...server.headers, 'x-requested-with': 'test' }, body: 'a' });
    expect(response.status).toBe(400);
  });

  it('never leaves the folder of uploads', async () => {
    const id = await uploadFile(server, '../../../etc/passwd', 'a,b\n1,2\n');
    const [row] = await server.sql<{ name: string; path: string }>('SELECT name, path FROM uploaded_file WHERE id = $1', [id]);
    expect(row?.name).toBe('passwd');
    expect(row?.path).toBe(`${server.dataDir}/uploads/${id}`);
  });

  it('of a file that nobody sent is said', async () => {
    const answer = await server.ask('mutation { previewImport(file: "00000000-0000-0000-0000-000000000000") { ready } }');
    expect(answer.errors[0]?.message).toContain('Send it first');
    expect((await fetch(`${server.url}/api/v1/imports/none/rejected.csv`, { headers: server.headers })).status).toBe(404);
    expect((await server.graphql<{ importJob: null }>('{ importJob(id: "none") { id } }')).importJob).toBeNull();
  });
});

describe('other facts', () => {
  it('payments: the sign tells a refund, a constant the currency, two columns the key', async () => {
    const text = 'invoice;paid at;customer;sum\n17;2.3.2026;acme;1.234,56\n17;25.3.2026;acme;-34,56\n18;3.3.2026;;10,00\n';
    const options = { product: 'money', mapping: [{ field: 'key', column: 'invoice' }, { field: 'key', column: 'paid at' }, { field: 'at', column: 'paid at' }, { field: 'currency', constant: 'GBP' }, { field: 'account', column: 'customer', constant: 'unknown' }] };
    const file = await uploadFile(server, 'invoices.csv', text);
    expect(await preview(server, file, options)).toMatchObject({ as: 'payments', format: 'csv-semicolon', ready: true, understood: [
      { key: '17/2.3.2026', at: '2026-03-02T00:00:00.000Z', account: 'acme', amount: '1234.56', currency: 'GBP' },
      { key: '17/25.3.2026', at: '2026-03-25T00:00:00.000Z', account: 'acme', amount: '-34.56', currency: 'GBP' },
      { key: '18/3.3.2026', account: 'unknown', amount: '10.00' },
    ] });
    expect(await ended(server, await start(server, file, options))).toMatchObject({ accepted: 3, rejectedCount: 0 });
    expect(await server.sql(`SELECT kind, currency, amount_minor::float FROM payment ORDER BY key`)).toEqual([
      { kind: 'PAYMENT', currency: 'GBP', amount_minor: 123456 }, { kind: 'REFUND', currency: 'GBP', amount_minor: 3456 }, { kind: 'PAYMENT', currency: 'GBP', amount_minor: 1000 },
    ]);
  });

  it('several ratings in a row, of which some values mean no answer', async () => {
    const done = await importText(server, 'answers.csv', 'year,FOOD,ART,WIFI\n2010,5,6,\n2010,0,6,0\n2011,3,2,4\n', { as: 'survey-responses', product: 'sfo', missing: ['0', '6'], mapping: [{ field: 'kind', constant: 'CSAT' }, ...['FOOD', 'ART', 'WIFI'].map((column) => ({ field: `score:${column.toLowerCase()}`, column }))] });
    // FOOD 5; nothing; FOOD 3, ART 2, WIFI 4.
    expect(done).toMatchObject({ rowsRead: 3, accepted: 4, leftOut: 1, rejectedCount: 0 });
  });

  it('one column per board column becomes a history, and the team learns what its columns mean', async () => {
    const done = await importText(server, 'board.csv', 'key,Backlog,Ready,Build,Released\nA-1,2026-03-02,2026-03-03,2026-03-04,2026-03-06\nA-2,2026-03-02,,,\n', { product: 'board', team: 'atlas' });
    // The team, what its columns mean, two items, two creations, five entries.
    expect(done).toMatchObject({ rowsRead: 2, accepted: 11, rejectedCount: 0 });
    const { team } = await server.graphql<{ team: { settings: { statuses: { name: string; category: string }[] } } }>('{ team(key: "atlas") { settings { statuses { name category } } } }');
    expect(Object.fromEntries(team.settings.statuses.map(({ name, category }) => [name.toLowerCase(), category]))).toEqual({ backlog: 'TO_DO', ready: 'TO_DO', build: 'IN_PROGRESS', released: 'DONE' });
  });

  it('NDJSON of any kinds mixed', async () => {
    const lines = [
      { kind: 'event', key: '1', person: 'ann', name: 'open', at: '2026-03-02T09:00:00Z', properties: { plan: 'pro' } },
      { kind: 'payment', item: { key: '1', account: 'acme', at: '2026-03-02T09:00:00Z', kind: 'PAYMENT', currency: 'EUR', amount: '12.50' } },
      { kind: 'team', key: 'boreas', product: 'kinds' },
      { kind: 'comet' },
      { person: { key: 'bob', traits: { country: 'DE' } } },
    ];
    const done = await importText(server, 'facts.ndjson', lines.map((line) => JSON.stringify(line)).join('\n'), { product: 'kinds' });
    expect(done).toMatchObject({ rowsRead: 5, accepted: 4, rejectedCount: 1 });
    expect(done.rejected[0]).toMatchObject({ line: 4, reason: expect.stringContaining('"comet" is no kind of fact') });
  });

  it('a JSON list with columns of its own', async () => {
    const file = await uploadFile(server, 'users.json', JSON.stringify([{ id: 1, company: 'acme', signup_date: '2026-01-02', profile: { country: 'DE' } }, { id: 2, company: 'acme', signup_date: '2026-01-03', profile: { country: 'FR' } }]));
    expect(await preview(server, file, { as: 'people', product: 'kinds' })).toMatchObject({ format: 'json', ready: true, understood: [{ key: '1', account: 'acme', createdAt: '2026-01-02T00:00:00.000Z', 'traits.profile.country': 'DE' }, { key: '2' }] });
  });
});
