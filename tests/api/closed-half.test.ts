import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startServer, type TestServer } from '../support/server.ts';
import { asMember, codeOf, type Voice } from '../support/voices.ts';
import { sprint42 } from './sprint-42-batch.ts';

let server: TestServer;
let owner: Voice;
let manager: Voice;
let both: Voice;
let leader: Voice;
beforeAll(async () => {
  server = await startServer();
  await server.collectDelivery(sprint42);
  await server.collectOutcomes({ source: 'app', product: 'shop', events: [{ key: 'e1', person: 'ann', name: 'opened', at: '2026-03-05T09:00:00Z' }] });
  [owner, manager, both, leader] = [
    await asMember(server, { roles: ['PRODUCT_OWNER'] }), await asMember(server, { roles: ['PRODUCT_MANAGER'] }),
    await asMember(server, { roles: ['PRODUCT_OWNER', 'LEADER'] }), await asMember(server, { roles: ['LEADER'] }),
  ];
});
afterAll(async () => server?.stop());

const close = async (delivery: boolean, outcomes: boolean) => server.graphql(`mutation { closeHalves(delivery: ${delivery}, outcomes: ${outcomes}) { delivery outcomes } }`);

const RANGE = 'range: {from: "2026-03-01", to: "2026-04-01"}';
const DELIVERY = ['{ teams { key } }', '{ team(key: "atlas") { name } }', '{ product(key: "shop") { teams { key } } }', '{ product(key: "shop") { releases { key } } }', `{ product(key: "shop") { dora(${RANGE}) { __typename } } }`,
  `{ metricTable(metrics: ["flow.throughput"], ${RANGE}, grain: MONTH, product: "shop") { totalCount } }`];
const OUTCOMES = [`{ product(key: "shop") { adoption(${RANGE}) { __typename } } }`, `{ product(key: "shop") { revenue(${RANGE}) { __typename } } }`, '{ product(key: "shop") { people { __typename } } }', '{ product(key: "shop") { funnels { __typename } } }',
  `{ metricTable(metrics: ["adoption.active_users"], ${RANGE}, grain: MONTH, product: "shop") { totalCount } }`, `{ figures(metrics: ["adoption.active_users"], ${RANGE}, product: "shop") { __typename } }`,
  `{ explain(metric: "adoption.active_users", ${RANGE}, product: "shop") { totalCount } }`];
const codes = async (voice: Voice, queries: readonly string[]) => new Set(await Promise.all(queries.map(async (query) => codeOf(await voice.ask(query)))));

describe('a half that a workspace closes', () => {
  it('is open to both roles unless it says so', async () => {
    for (const voice of [owner, manager, both, leader]) expect([...await codes(voice, [...DELIVERY, ...OUTCOMES])]).toEqual(['OK']);
  });

  it('outcomes: closed to product owners alone, from the next question on', async () => {
    await close(false, true);
    expect([...await codes(owner, OUTCOMES)]).toEqual(['FORBIDDEN']);
    expect([...await codes(owner, DELIVERY)]).toEqual(['OK']);
    for (const voice of [manager, both, leader]) expect([...await codes(voice, [...DELIVERY, ...OUTCOMES])]).toEqual(['OK']);
    expect((await owner.get('/api/v1/people/export.json?product=shop&key=ann')).status).toBe(403);
  });

  it('the refusal names the metric, the right that is missing, and why', async () => {
    const { status, errors: [error] } = await owner.ask(`{ metricTable(metrics: ["flow.throughput", "revenue.mrr"], ${RANGE}, grain: MONTH, product: "shop") { totalCount } }`);
    expect([status, error?.extensions]).toEqual([403, { code: 'FORBIDDEN' }]);
    expect(error?.message).toBe('metrics: revenue.mrr: needs READ_OUTCOMES (may read outcomes: people, adoption, conversion, revenue, satisfaction and their metrics). This workspace closes that half to your role (Product owner). An owner or admin of the workspace can change that under Settings, Members.');
  });

  it('the catalogue lists what may be asked for', async () => {
    const halves = async (voice: Voice) => new Set((await voice.graphql<{ metricCatalog: { half: string }[] }>('{ metricCatalog { half } }')).metricCatalog.map(({ half }) => half));
    expect([...await halves(owner)]).toEqual(['DELIVERY']);
    expect([...await halves(leader)].sort()).toEqual(['DELIVERY', 'OUTCOME']);
  });

  it('delivery: closed to product managers alone; what is both of theirs stays', async () => {
    // What is not said stays as it is.
    expect(await server.graphql('mutation { closeHalves(delivery: true) { delivery outcomes } }')).toEqual({ closeHalves: { delivery: true, outcomes: true } });
    expect([...await codes(manager, DELIVERY)]).toEqual(['FORBIDDEN']);
    expect([...await codes(manager, OUTCOMES)]).toEqual(['OK']);
    expect([...await codes(owner, OUTCOMES)]).toEqual(['FORBIDDEN']);
    for (const voice of [both, leader]) expect([...await codes(voice, [...DELIVERY, ...OUTCOMES])]).toEqual(['OK']);
    expect(codeOf(await manager.ask('{ products { key name firstFactAt } workspace { version } me { permissions } }'))).toBe('OK');
  });

  it('is opened again, and each change is in the log', async () => {
    await close(false, false);
    for (const voice of [owner, manager]) expect([...await codes(voice, [...DELIVERY, ...OUTCOMES])]).toEqual(['OK']);
    const { auditLog } = await server.graphql<{ auditLog: { entries: { about: string }[] } }>('{ auditLog(what: [HALF_CLOSED]) { entries { about } } }');
    expect(auditLog.entries.map(({ about }) => about)).toEqual([
      'Both halves are open to all roles', 'Delivery is closed to product managers; Outcomes are closed to product owners', 'Outcomes are closed to product owners',
    ]);
  });
});
