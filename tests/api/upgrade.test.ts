import { afterAll, expect, it } from '@jest/globals';
import { bearer, post } from '../support/keys.ts';
import { catalogueOf, migrateDown, migrateUp } from '../support/migrations.ts';
import { BEFORE_ACCOUNTS, OLD_KEY, oldDatabase, oldFacts } from '../support/old-database.ts';
import { asRuntime } from '../support/runtime-role.ts';
import { OWNER, startServer, type TestServer } from '../support/server.ts';
import { askAtDoor } from '../support/sign-in.ts';
import { basic, send } from '../support/tracking.ts';
import { makeWorkspace, voiceIn } from '../support/two-workspaces.ts';
import { EVERYTHING } from './everything.ts';

const SEEN = `{
  products { key } teams { key sprints { name } } sources { key simulated }
  metricTable(metrics: ["adoption.active_users"], product: "shop", range: {from: "2026-03-02", to: "2026-03-03"}, grain: DAY) { rows { value } }
}`;
const WHAT_WAS_THERE = { products: [{ key: 'shop' }], teams: [{ key: 'atlas', sprints: [{ name: 'Sprint 1' }] }], metricTable: { rows: [{ value: 1 }] } };

const ended: (() => Promise<void>)[] = [];
afterAll(async () => { for (const end of ended.reverse()) await end(); });

/** Starts today's release on a database of that time; what starts it becomes the owner by the link that is printed. */
async function upgraded(source: string, simulated: boolean): Promise<TestServer> {
  const old = await oldDatabase(BEFORE_ACCOUNTS, oldFacts(source, simulated));
  ended.push(old.drop);
  const server = await startServer({ database: old.url });
  ended.push(() => server.stop());
  return server;
}

it('a database with facts of one\'s own is upgraded: its owner comes in by a link, and finds every row behind walls', async () => {
  const server = await upgraded('app', false);
  expect(await server.graphql('{ me { name roles workspaces { key simulated } } }')).toEqual({ me: { name: OWNER.name, roles: ['OWNER'], workspaces: [{ key: 'default', simulated: false }] } });
  expect((await askAtDoor(server, SEEN)).status).toBe(401);
  expect(await server.graphql(SEEN)).toMatchObject({ ...WHAT_WAS_THERE, sources: [{ key: 'app', simulated: false }] });

  // Nobody of another workspace sees them, nor does the server's own role without saying for whom.
  await makeWorkspace(server, 'theirs');
  expect(await voiceIn(server, 'theirs').data('{ products { key } teams { key } sources { key } }')).toEqual({ products: [], teams: [], sources: [] });
  const runtime = await asRuntime(server);
  for (const table of ['product', 'team', 'sprint', 'work_item', 'work_item_event', 'person', 'event', 'event_name', 'person_day', 'api_key']) {
    expect([table, (await runtime.query(`SELECT FROM ${table}`)).rowCount]).toEqual([table, 0]);
  }
  await runtime.end();

  // A key that stands in a page goes on sending, and opens nothing that it did not open then.
  expect((await send(server, '/v1/track', { userId: 'bob', event: 'opened', timestamp: '2026-03-02T10:00:00Z', messageId: 'm1' }, basic(OLD_KEY))).status).toBe(200);
  expect((await post(server.url, bearer(OLD_KEY), '{ products { key } }')).status).toBe(403);
  expect(await server.graphql(SEEN)).toMatchObject({ metricTable: { rows: [{ value: 2 }] } });
});

it('a database that held nothing but the sample becomes the sample\'s workspace, beside an empty one of one\'s own', async () => {
  const server = await upgraded('sample', true);
  expect(await server.graphql('{ me { roles workspaces { key simulated isCurrent } } }')).toEqual({ me: { roles: ['OWNER'], workspaces: expect.arrayContaining([{ key: 'default', simulated: false, isCurrent: false }, { key: 'sample', simulated: true, isCurrent: true }]) } });
  expect(await server.graphql(SEEN)).toMatchObject({ ...WHAT_WAS_THERE, sources: [{ key: 'sample', simulated: true }] });
  expect(await voiceIn(server, 'default').data('{ products { key } teams { key } sources { key } }')).toEqual({ products: [], teams: [], sources: [] });
});

it('every migration can be taken back with facts in the tables, one by one to nothing, and each leaves what was there before it', async () => {
  const server = await startServer();
  ended.push(() => server.stop());
  for (const batch of EVERYTHING.delivery) await server.collectDelivery(batch);
  for (const batch of EVERYTHING.outcomes) await server.collectOutcomes(batch);
  await server.kill();
  const left = new Map<string, string[]>();
  let above = await catalogueOf(server.databaseUrl);
  await migrateDown(server.databaseUrl, async (taken) => {
    left.set(taken, above);
    above = await catalogueOf(server.databaseUrl);
  });
  expect(above).toEqual(['schema public']);
  // What was there before each was taken back is what is there after it is made.
  await migrateUp(server.databaseUrl, async (made) => {
    const [before, now] = [left.get(made)!, await catalogueOf(server.databaseUrl)];
    expect({ made, notPutBack: now.filter((line) => !before.includes(line)), leftBehind: before.filter((line) => !now.includes(line)) }).toEqual({ made, notPutBack: [], leftBehind: [] });
  });
});
