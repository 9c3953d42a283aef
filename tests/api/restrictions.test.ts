import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startServer, type TestServer } from '../support/server.ts';
import { asMember, codeOf, type Voice } from '../support/voices.ts';

/** Two products; the first has two teams that share a release, each team a release of its own. */
let server: TestServer;
let atlas: Voice;
let shop: Voice;
let all: Voice;
const ids: Record<string, string> = {};
const DAY = (n: number): string => `2026-03-${String(n).padStart(2, '0')}T09:00:00Z`;

beforeAll(async () => {
  server = await startServer();
  const item = (key: string, team: string, release: string, sprint: string) => ({
    item: { key, team, title: `Item ${key}`, type: 'Story' },
    events: [['CREATED', 1, undefined], ['ESTIMATE', 1, '3'], ['SPRINT_ENTERED', 1, sprint], ['RELEASE_ENTERED', 1, release], ['STATUS', 5, 'Done']]
      .map(([kind, day, to], n) => ({ key: `${key}-${n}`, workItem: key, kind, at: DAY(day as number), ...(to === undefined ? {} : { to }), ...(kind === 'STATUS' ? { category: 'DONE' } : {}), ...(kind === 'ESTIMATE' ? { unit: 'POINTS' } : {}) })),
  });
  const work = [item('A1', 'atlas', 'both', 'a'), item('A2', 'atlas', 'of-atlas', 'a'), item('B1', 'borealis', 'both', 'b'), item('B2', 'borealis', 'both', 'b'), item('Z1', 'zephyr', 'of-zephyr', 'z')];
  const sprint = (key: string, team: string) => ({ key, team, name: `Sprint ${key}`, plannedStartAt: DAY(2), startedAt: DAY(2), plannedEndAt: DAY(13), closedAt: DAY(13) });
  const receipt = await server.collectDelivery({
    source: 'tracker',
    teams: [{ key: 'atlas', product: 'shop', name: 'Atlas' }, { key: 'borealis', product: 'shop', name: 'Borealis' }, { key: 'zephyr', product: 'app', name: 'Zephyr' }],
    sprints: [sprint('a', 'atlas'), sprint('b', 'borealis'), sprint('z', 'zephyr')],
    releases: [{ key: 'both', product: 'shop', name: 'Both' }, { key: 'of-atlas', product: 'shop', team: 'atlas', name: 'Of Atlas' }, { key: 'of-borealis', product: 'shop', team: 'borealis', name: 'Of Borealis' }, { key: 'of-zephyr', product: 'app', name: 'Of Zephyr' }],
    workItems: work.map((each) => each.item), workItemEvents: work.flatMap((each) => each.events),
  });
  expect(receipt.rejected).toEqual([]);
  for (const [product, person] of [['shop', 'sue'], ['app', 'abe']]) {
    expect(await server.collectOutcomes({ source: `${product}-web`, product, events: [{ key: `${product}-1`, person, name: 'opened', at: DAY(5) }], surveyResponses: [{ key: `${product}-s`, survey: 'nps', kind: 'NPS', person, score: 9, comment: `From ${person}`, at: DAY(5) }], feedback: [{ key: `${product}-f`, person, kind: 'idea', text: `Idea of ${person}`, at: DAY(5) }] })).toMatchObject({ rejected: [] });
  }
  const found = await server.graphql<{ teams: { key: string; sprints: { id: string }[]; releases: { id: string; key: string }[] }[]; products: { key: string; releases: { id: string; key: string }[] }[] }>('{ teams { key sprints { id } releases { id key } } products { key releases { id key } } }');
  for (const { key, sprints } of found.teams) ids[`sprint of ${key}`] = sprints[0]!.id;
  for (const { releases } of found.products) for (const { id, key } of releases) ids[key] = id;
  for (const row of await server.sql<{ id: string; key: string }>('SELECT id, key FROM work_item')) ids[row.key] = row.id;
  atlas = await asMember(server, { roles: ['PRODUCT_OWNER', 'PRODUCT_MANAGER'], products: ['shop'], teams: ['atlas'] });
  shop = await asMember(server, { roles: ['PRODUCT_OWNER', 'PRODUCT_MANAGER'], products: ['shop'] });
  all = await asMember(server, { roles: ['PRODUCT_OWNER', 'PRODUCT_MANAGER'] });
});
afterAll(async () => server?.stop());

const keys = async (voice: Voice, query: string, pick: (data: never) => { key: string }[]) => pick((await voice.graphql<never>(query)) as never).map(({ key }) => key).sort();
const RANGE = 'range: {from: "2026-03-01", to: "2026-04-01"}';

describe('who is kept to some products', () => {
  it('sees no others in any list', async () => {
    expect(await keys(shop, '{ products { key } }', (data: { products: { key: string }[] }) => data.products)).toEqual(['shop']);
    expect(await keys(shop, '{ teams { key } }', (data: { teams: { key: string }[] }) => data.teams)).toEqual(['atlas', 'borealis']);
    expect(await keys(all, '{ teams { key } }', (data: { teams: { key: string }[] }) => data.teams)).toEqual(['atlas', 'borealis', 'zephyr']);
  });

  it('is answered of another product, team, sprint, release, item or person as of one that is not there', async () => {
    const query = (product: string, team: string, sprint: string, release: string, item: string) =>
      `{ product(key: "${product}") { name person(key: "abe") { key } } team(key: "${team}") { name } sprint(id: "${sprint}") { name } release(id: "${release}") { name } workItem(id: "${item}") { key } }`;
    const there = await shop.graphql(query('app', 'zephyr', ids['sprint of zephyr']!, ids['of-zephyr']!, ids['Z1']!));
    const nowhere = await shop.graphql(query('nowhere', 'nowhere', '999999', '999999', '999999'));
    expect(there).toEqual({ product: null, team: null, sprint: null, release: null, workItem: null });
    expect(there).toEqual(nowhere);
    expect(Object.values(await all.graphql<Record<string, unknown>>(query('app', 'zephyr', ids['sprint of zephyr']!, ids['of-zephyr']!, ids['Z1']!)))).not.toContain(null);
  });

  it('errors name what they see, and nothing else', async () => {
    const table = (what: string) => `{ metricTable(metrics: ["flow.throughput"], ${RANGE}, grain: MONTH, ${what}) { totalCount } }`;
    const hidden = await shop.ask(table('product: "app"'));
    expect([hidden.status, hidden.errors[0]?.message]).toEqual([400, 'product: there is no product "app". Known: shop.']);
    expect((await shop.ask(table('team: "zephyr"'))).errors[0]?.message).toBe('team: there is no team "zephyr". Known: atlas, borealis.');
    // One product is seen, so nobody needs to say which.
    expect(codeOf(await shop.ask(`{ metricTable(metrics: ["flow.throughput"], ${RANGE}, grain: MONTH) { totalCount } }`))).toBe('OK');
    expect((await all.ask(`{ metricTable(metrics: ["flow.throughput"], ${RANGE}, grain: MONTH) { totalCount } }`)).errors[0]?.message).toBe('product: there are several, so say which. Known: app, shop.');
  });

  it('explains no number of another sprint, release or product', async () => {
    for (const about of [`sprint: "${ids['sprint of zephyr']}"`, `release: "${ids['of-zephyr']}"`, 'product: "app"', 'team: "zephyr"']) {
      const answer = await shop.ask(`{ explain(metric: "velocity.completed", ${about}) { totalCount } }`);
      expect([about, ['BAD_USER_INPUT', 'NOT_FOUND'].includes(codeOf(answer))]).toEqual([about, true]);
    }
  });

  it('changes nothing of others by their ids', async () => {
    const [verbatim] = await server.sql<{ id: string }>(`SELECT r.id FROM survey_response r JOIN product p ON p.id = r.product_id WHERE p.key = 'app'`);
    const [feedback] = await server.sql<{ id: string }>(`SELECT f.id FROM feedback f JOIN product p ON p.id = f.product_id WHERE p.key = 'app'`);
    const made = await all.graphql<{ annotate: { id: string }; createRequest: { id: string } }>('mutation { annotate(product: "app", input: {day: "2026-03-05", text: "Launch"}) { id } createRequest(input: {product: "app", title: "Dark"}) { id } }');
    const note = await all.graphql<{ addRetroNote: { id: string } }>('mutation ($sprint: ID!) { addRetroNote(input: {sprint: $sprint, column: WENT_WELL, text: "Fine"}) { id } }', { sprint: ids['sprint of zephyr'] });
    const calls = [
      `removeAnnotation(id: "${made.annotate.id}")`, `tagVerbatim(input: {verbatim: "${verbatim!.id}", tag: "x"}) { tags { name } }`, `editRequest(input: {id: "${made.createRequest.id}", state: DONE}) { saved }`,
      `sortFeedback(input: {feedback: ["${feedback!.id}"], place: ASIDE})`, `editRetroNote(input: {id: "${note.addRetroNote.id}", version: 1, text: "Not"}) { saved }`, `removeRetroNote(input: {id: "${note.addRetroNote.id}", version: 1}) { saved }`,
      `moveRetroNote(input: {id: "${note.addRetroNote.id}", column: TO_TRY}) { id }`, `freezeSprint(sprint: "${ids['sprint of zephyr']}") { id }`, 'freezeSprints(team: "zephyr")', 'annotate(product: "app", input: {day: "2026-03-05", text: "Mine"}) { id }',
    ];
    for (const call of calls) expect([call, ['NOT_FOUND', 'BAD_USER_INPUT'].includes(codeOf(await shop.ask(`mutation { ${call} }`)))]).toEqual([call, true]);
    expect(await server.sql(`SELECT FROM product_note n JOIN product p ON p.id = n.product_id WHERE p.key = 'app'`)).toHaveLength(1);
    expect(await server.sql(`SELECT FROM retro_note WHERE text = 'Fine' AND version = 1 AND column_name = 'WENT_WELL' AND removed_at IS NULL`)).toHaveLength(1);
    for (const call of calls.slice(0, 7)) expect([call, codeOf(await all.ask(`mutation { ${call} }`))]).toEqual([call, 'OK']);
  });

  it('sees the sources that are theirs alone: the tracker sends for both', async () => {
    expect(await keys(shop, '{ sources { key } }', (data: { sources: { key: string }[] }) => data.sources)).toEqual(['shop-web']);
    expect(await keys(all, '{ sources { key } }', (data: { sources: { key: string }[] }) => data.sources)).toEqual(['app-web', 'shop-web', 'tracker']);
  });

  it('takes nobody of another product along', async () => {
    expect((await shop.get('/api/v1/people/export.json?product=shop&key=sue')).status).toBe(200);
    expect((await shop.get('/api/v1/people/export.json?product=app&key=abe')).status).toBe(404);
  });
});

describe('who is kept to some teams', () => {
  it('sees their sprints and releases, and those that they share', async () => {
    expect(await keys(atlas, '{ teams { key } }', (data: { teams: { key: string }[] }) => data.teams)).toEqual(['atlas']);
    expect(await keys(atlas, '{ product(key: "shop") { teams { key } } }', (data: { product: { teams: { key: string }[] } }) => data.product.teams)).toEqual(['atlas']);
    expect(await keys(atlas, '{ product(key: "shop") { releases { key } } }', (data: { product: { releases: { key: string }[] } }) => data.product.releases)).toEqual(['both', 'of-atlas']);
    expect(await keys(shop, '{ product(key: "shop") { releases { key } } }', (data: { product: { releases: { key: string }[] } }) => data.product.releases)).toEqual(['both', 'of-atlas', 'of-borealis']);
    expect(await atlas.graphql(`{ sprint(id: "${ids['sprint of borealis']}") { name } release(id: "${ids['of-borealis']}") { name } workItem(id: "${ids['B1']}") { key } team(key: "borealis") { name } }`)).toEqual({ sprint: null, release: null, workItem: null, team: null });
  });

  it('every number of the product is that of their teams', async () => {
    const throughput = async (voice: Voice) => (await voice.graphql<{ metricTable: { rows: { value: number }[] } }>(`{ metricTable(metrics: ["flow.throughput"], ${RANGE}, grain: MONTH, product: "shop") { rows { value } } }`)).metricTable.rows.map(({ value }) => value);
    // Of the four items of the shop, two are of Atlas.
    expect([await throughput(shop), await throughput(atlas), await throughput(all)]).toEqual([[4], [2], [4]]);
    const grouped = async (voice: Voice) => (await voice.graphql<{ metricTable: { rows: { dim1: string }[] } }>(`{ metricTable(metrics: ["flow.throughput"], ${RANGE}, grain: MONTH, product: "shop", groupBy: ["team"]) { rows { dim1 } } }`)).metricTable.rows.map(({ dim1 }) => dim1).sort();
    expect([await grouped(shop), await grouped(atlas)]).toEqual([['atlas', 'borealis'], ['atlas']]);
  });

  it('a release of several teams holds their part; asked by one after the other, each gets their own', async () => {
    const completed = async (voice: Voice) => (await voice.graphql<{ release: { burndown: { completed: number } } }>(`{ release(id: "${ids['both']}") { burndown(measure: ITEMS) { completed } } }`)).release.burndown.completed;
    for (let round = 0; round < 2; round += 1) expect([await completed(shop), await completed(atlas), await completed(all)]).toEqual([3, 1, 3]);
  });

  it('what they freeze is written down whole', async () => {
    await atlas.graphql(`mutation { freezeSprint(sprint: "${ids['sprint of atlas']}") { freeze { state } } }`);
    const bars = await server.sql<{ items: number }>(`SELECT (b.bars->'ITEMS'->>'completed')::int AS items FROM release_bar b JOIN release r ON r.id = b.release_id WHERE r.key = 'both'`);
    for (const { items } of bars) expect(items).toBe(3);
    expect((await atlas.graphql<{ release: { burndown: { completed: number } } }>(`{ release(id: "${ids['both']}") { burndown(measure: ITEMS) { completed } } }`)).release.burndown.completed).toBe(1);
  });

  it('may not work on another team, nor find out whether there is one', async () => {
    expect((await atlas.ask('mutation { freezeSprints(team: "borealis") }')).errors[0]?.message).toBe('team: there is no team "borealis".');
    expect((await atlas.ask('mutation { freezeSprints(team: "nowhere") }')).errors[0]?.message).toBe('team: there is no team "nowhere".');
    expect(codeOf(await atlas.ask('mutation { freezeSprints(team: "atlas") }'))).toBe('OK');
  });
});
