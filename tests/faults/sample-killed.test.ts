import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { contentOf } from '../support/content.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { askAtDoor, sessionOf } from '../support/sign-in.ts';
import { fill, voiceIn } from '../support/two-workspaces.ts';

let server: TestServer;
let undisturbed: TestServer;
const env = { SAMPLE: 'on', SAMPLE_SCALE: '0.1' };
beforeAll(async () => { [server, undisturbed] = await Promise.all([startServer({ env }), startServer({ env })]); });
afterAll(async () => { await Promise.all([server.stop(), undisturbed.stop()]); });

const state = async (of: TestServer): Promise<string | undefined> => (await of.sql<{ state: string }>(`SELECT value->>'state' AS state FROM setting WHERE key = 'sample'`))[0]?.state;

const batches = async (of: TestServer): Promise<number> => (await of.sql<{ n: number }>('SELECT count(*)::int AS n FROM collect_batch'))[0]!.n;

async function until(is: () => Promise<boolean>): Promise<void> {
  while (!(await is())) await new Promise((resolve) => setTimeout(resolve, 10));
}

async function loaded(of: TestServer): Promise<void> {
  while ((await state(of)) !== 'done') await new Promise((resolve) => setTimeout(resolve, 200));
}

describe('the sample', () => {
  it('is whole after a load that was killed twice, with nothing in it twice', async () => {
    // As soon as it has begun, and in the midst of its batches.
    for (const more of [0, 2]) {
      const before = await batches(server);
      await until(async () => (await state(server)) === 'loading' && (await batches(server)) >= before + more);
      await server.kill();
      expect(await state(server)).toBe('loading');
      await server.restart();
    }
    await Promise.all([loaded(server), loaded(undisturbed)]);
    expect(await contentOf(server)).toEqual(await contentOf(undisturbed));
    const counts = 'SELECT sum(accepted)::int AS accepted, sum(rejected)::int AS rejected FROM collect_batch';
    expect(await server.sql(counts)).toEqual(await undisturbed.sql(counts));
  });

  it('is marked as simulated, and is not loaded a second time', async () => {
    const [before] = await server.sql<{ batches: string }>('SELECT count(*) AS batches FROM collect_batch');
    await server.kill();
    await server.restart();
    expect(await server.graphql('{ workspace { sampleLoaded } products { key simulated funnels { key } } sources { key kind simulated } }')).toEqual({
      workspace: { sampleLoaded: true }, products: [{ key: 'checkout', simulated: true, funnels: [{ key: 'sign-up-to-purchase' }, { key: 'checkout' }] }],
      sources: [{ key: 'sample', kind: 'sample', simulated: true }],
    });
    expect(await server.sql('SELECT count(*) AS batches FROM collect_batch')).toEqual([before]);
  });

  it('is removed as a whole, leaves what is real, and stays away', async () => {
    await server.collectOutcomes({ source: 'app', product: 'shop', events: [{ key: '1', person: 'ann', name: 'login', at: '2026-03-02T09:00:00Z' }] });
    await server.collectDelivery({ source: 'tracker', teams: [{ key: 'own', product: 'shop' }] });
    expect(await server.graphql('mutation { removeSample }')).toEqual({ removeSample: true });
    expect(await server.graphql('mutation { removeSample }')).toEqual({ removeSample: false });
    await server.kill();
    await server.restart();
    expect(await server.graphql('{ workspace { sampleLoaded } products { key } sources { key } teams { key } }')).toEqual({
      workspace: { sampleLoaded: false }, products: [{ key: 'shop' }], sources: [{ key: 'app' }, { key: 'tracker' }], teams: [{ key: 'own' }],
    });
    const content = await contentOf(server);
    expect(Object.entries(content).filter(([, rows]) => rows.length > 0).map(([name, rows]) => [name, rows.length])).toEqual(
      expect.arrayContaining([['event', 1], ['person', 1], ['personDay', 1], ['product', 1], ['team', 1]]));
    expect(await server.sql('SELECT count(*)::int AS funnels FROM funnel')).toEqual([{ funnels: 0 }]);
  });

  it('is removed with its workspace and its visitors, behind the walls: one\'s own workspace does not notice', async () => {
    const own = voiceIn(undisturbed, 'default');
    await fill(own, 'OURS');
    const visitor = { cookie: sessionOf(await askAtDoor(undisturbed, 'mutation { signInAsSample(role: LEADER) }')) };
    const [ids] = await undisturbed.sql<{ sample: string; own: string }>(`SELECT (SELECT id FROM workspace WHERE simulated) AS sample, (SELECT id FROM workspace WHERE NOT simulated) AS own`);
    const tables = (await undisturbed.sql<{ name: string }>(`SELECT table_name AS name FROM information_schema.columns c JOIN pg_class t ON t.oid = ('public.' || quote_ident(c.table_name))::regclass AND t.relkind IN ('r', 'p') AND NOT t.relispartition WHERE table_schema = 'public' AND column_name = 'workspace_id' ORDER BY 1`)).map(({ name }) => name);
    const countsOf = async (workspace: string) => Object.fromEntries(await Promise.all(tables.map(async (name) => [name, (await undisturbed.sql<{ n: number }>(`SELECT count(*)::int AS n FROM ${name} WHERE workspace_id = $1`, [workspace]))[0]!.n] as const)));
    const answers = () => own.data('{ products { key name } teams { key sprints { name } } sources { key total } product(key: "shop") { people { rows { key } } funnels { key } } feeds { name } metricTable(metrics: ["adoption.active_users", "satisfaction.nps"], product: "shop", range: {from: "2026-03-01", to: "2026-04-01"}, grain: MONTH) { rows { metric value } } }');
    const [counts, before] = [await countsOf(ids!.own), await answers()];
    expect((await countsOf(ids!.sample))['work_item']).toBeGreaterThan(0);

    expect(await undisturbed.graphql('mutation { removeSample }')).toEqual({ removeSample: true });
    const left = Object.entries(await countsOf(ids!.sample)).filter(([, n]) => n > 0).map(([name]) => name);
    // Who did what stays for good, who owns the workspace, and that facts of some days moved; nothing of what was simulated is left.
    expect(left.filter((name) => !['audit_entry', 'fact_touch', 'member', 'setting', 'user_session'].includes(name))).toEqual([]);
    expect(await countsOf(ids!.own)).toEqual(counts);
    expect(await answers()).toEqual(before);
    while ((await askAtDoor(undisturbed, '{ products { key } }', {}, visitor)).status !== 401) await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await undisturbed.sql('SELECT FROM user_account WHERE sample_role IS NOT NULL')).toEqual([]);
    expect((await askAtDoor(undisturbed, '{ signInOptions { sampleRoles } }')).data).toEqual({ signInOptions: { sampleRoles: [] } });

    await undisturbed.kill();
    await undisturbed.restart();
    expect(await undisturbed.graphql('{ me { roles workspaces { key } } products { key } }')).toEqual({ me: { roles: ['OWNER'], workspaces: [{ key: 'default' }] }, products: [{ key: 'shop' }] });
    expect(await voiceIn(undisturbed, 'default').data('{ products { key } }')).toEqual({ products: [{ key: 'shop' }] });
  });

  it('is removed also while it is being loaded', async () => {
    const third = await startServer({ env: { ...env, SAMPLE_SCALE: '1' } });
    try {
      await until(async () => (await batches(third)) >= 2);
      expect(await third.graphql('mutation { removeSample }')).toEqual({ removeSample: true });
      expect(Object.values(await contentOf(third)).flat()).toEqual([]);
      await new Promise((resolve) => setTimeout(resolve, 500));
      expect([await state(third), await third.sql('SELECT count(*)::int AS n FROM source')]).toEqual(['removed', [{ n: 0 }]]);
    } finally {
      await third.stop();
    }
  });
});
