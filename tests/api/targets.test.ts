import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startServer, type TestServer } from '../support/server.ts';
import { collect, event, saveFunnel } from './outcome-questions.ts';

/** What metrics should reach: data with versions, beside the values that they are set for and no others. */
let server: TestServer;
beforeAll(async () => {
  server = await startServer();
  await collect(server, 'shop', {
    accounts: [{ key: 'acme', traits: { plan: 'pro' } }],
    people: [{ key: 'p1', account: 'acme' }],
    events: [event('p1', '2026-01-10T10:00:00Z'), event('p1', '2026-02-10T10:00:00Z'), event('p1', '2026-03-10T10:00:00Z', 'paid')],
    subscriptionChanges: [{ key: 'c1', account: 'acme', subscription: 's', at: '2026-01-05T10:00:00Z', status: 'ACTIVE', currency: 'EUR', amount: '100', interval: 'MONTH' }],
  });
});
afterAll(() => server.stop());

interface Target { id: string; metric: string; name: string; unit: string; currency: string | null; team: string | null; funnel: string | null; grain: string | null; from: string; to: string | null; value: number | null; version: number; isLatest: boolean; author: string | null; reason: string | null }
const TARGET = 'id metric name unit currency team funnel grain from to value version isLatest author reason';
const SET = `mutation ($input: TargetInput!) { setTarget(input: $input) { ${TARGET} } }`;
const set = async (input: Record<string, unknown>): Promise<Target> => (await server.graphql<{ setTarget: Target }>(SET, { input })).setTarget;
const refused = async (input: Record<string, unknown>): Promise<[number, string]> => {
  const { status, errors } = await server.ask(SET, { input });
  return [status, errors[0]!.message];
};
const table = async (more: Record<string, unknown>): Promise<(number | null)[]> => {
  const asked = { metrics: ['revenue.mrr'], range: { from: '2026-01-01', to: '2026-04-01' }, grain: 'MONTH', ...more };
  const { metricTable } = await server.graphql<{ metricTable: { rows: { target: number | null }[] } }>(
    'query ($metrics: [String!]!, $range: RangeInput!, $grain: Grain!, $filters: [FilterInput!], $groupBy: [String!], $team: String) { metricTable(metrics: $metrics, range: $range, grain: $grain, filters: $filters, groupBy: $groupBy, team: $team) { rows { target } } }', asked);
  return metricTable.rows.map(({ target }) => target);
};
const figure = async (metric: string, range: Record<string, unknown>): Promise<number | null> =>
  (await server.graphql<{ figures: { target: number | null }[] }>('query ($metrics: [String!]!, $range: RangeInput!) { figures(metrics: $metrics, range: $range) { target } }', { metrics: [metric], range })).figures[0]!.target;

describe('a target', () => {
  it('stands beside the rows and figures of periods whose last day it holds for', async () => {
    const made = await set({ metric: 'revenue.mrr', value: 12_000, from: '2026-02-01', to: '2026-03-01', author: 'Ada', reason: 'The plan of the year' });
    expect(made).toMatchObject({ metric: 'revenue.mrr', name: 'MRR', unit: 'MONEY', currency: 'EUR', team: null, grain: null, from: '2026-02-01', to: '2026-03-01', value: 12_000, version: 1, isLatest: true, author: 'Ada', reason: 'The plan of the year' });
    expect(await table({})).toEqual([null, 12_000, null]);
    expect([await figure('revenue.mrr', { from: '2026-01-15', to: '2026-03-01' }), await figure('revenue.mrr', { from: '2026-01-15', to: '2026-03-02' })]).toEqual([12_000, null]);
    const explained = await server.graphql<{ explain: { figure: { target: number | null } } }>('{ explain(metric: "revenue.mrr", range: { from: "2026-02-01", to: "2026-03-01" }) { figure { target } } }');
    expect(explained.explain.figure.target).toBe(12_000);
  });

  it('set again is a further version, and every version stays', async () => {
    await set({ metric: 'revenue.mrr', value: 13_000, from: '2026-02-01' });
    expect(await table({})).toEqual([null, 13_000, 13_000]);
    await set({ metric: 'revenue.mrr', value: null, from: '2026-03-01' });
    // Taken away from March on; February keeps what was set for it.
    expect(await table({})).toEqual([null, 13_000, null]);
    const { targets } = await server.graphql<{ targets: Target[] }>(`{ targets { ${TARGET} } }`);
    expect(targets.map(({ version, value, isLatest }) => [version, value, isLatest])).toEqual([[3, null, true], [2, 13_000, false], [1, 12_000, false]]);
  });

  it('is not set over a version that was not read', async () => {
    const input = { metric: 'revenue.arpa', value: 500, from: '2026-01-01' };
    expect((await set({ ...input, version: 0 })).version).toBe(1);
    expect((await set({ ...input, value: 600, version: 1 })).version).toBe(2);
    expect(await refused({ ...input, value: 700, version: 1 })).toEqual([409, expect.stringMatching(/^version: the target of .+ was changed meanwhile: it is version 2, you read version 1\. Read it anew, and save again\.$/)]);
    expect((await set({ ...input, value: null })).version).toBe(3);
  });

  it('is for its own length of period; values that add up have none without one', async () => {
    await set({ metric: 'adoption.active_users', value: 5, grain: 'MONTH', from: '2026-01-01' });
    await set({ metric: 'adoption.active_users', value: 2, from: '2026-01-01' });
    const active = { metrics: ['adoption.active_users'] };
    expect(await table(active)).toEqual([5, 5, 5]);
    expect(await table({ ...active, grain: 'QUARTER' })).toEqual([2]);
    expect([await figure('adoption.active_users', { from: '2026-02-01', to: '2026-03-01' }), await figure('adoption.active_users', { from: '2026-02-01', to: '2026-03-03' }), await figure('adoption.active_users', { this: 'MONTH' })]).toEqual([5, 2, 5]);
    expect(await refused({ metric: 'revenue.new', value: 1 })).toEqual([400, expect.stringMatching(/^grain: revenue\.new adds up over periods.*DAY, WEEK, MONTH, QUARTER/)]);
  });

  it('is never beside a part of the facts: a group, or what filters keep', async () => {
    const active = { metrics: ['adoption.active_users'] };
    expect(await table({ ...active, groupBy: ['plan'] })).toEqual([null, null, null]);
    expect(await table({ ...active, filters: [{ dimension: 'plan', in: ['pro'] }] })).toEqual([null, null, null]);
  });

  it('of conversion is one funnel\'s, the first where none is named', async () => {
    expect(await refused({ metric: 'conversion.rate', value: 0.4 })).toEqual([400, expect.stringMatching(/no funnel yet/)]);
    const first = await saveFunnel(server, 'shop', 'first', [{ event: 'opened' }, { event: 'paid' }], 60);
    const second = await saveFunnel(server, 'shop', 'second', [{ event: 'opened' }, { event: 'opened' }], 60);
    expect(await set({ metric: 'conversion.rate', value: 0.4, from: '2026-01-01' })).toMatchObject({ funnel: 'first' });
    await set({ metric: 'conversion.rate', value: 0.2, from: '2026-01-01', funnel: second });
    const asked = async (funnel: string | null) => (await server.graphql<{ figures: { target: number }[] }>('query ($funnel: ID) { figures(metrics: ["conversion.rate"], range: { from: "2026-02-01", to: "2026-03-01" }, funnel: $funnel) { target } }', { funnel })).figures[0]!.target;
    expect([await asked(null), await asked(first), await asked(second)]).toEqual([0.4, 0.4, 0.2]);
  });

  it('of a team is that team\'s, also on a row of its sprint', async () => {
    await server.collectDelivery({
      source: 'jira', teams: [{ key: 'atlas', product: 'shop' }, { key: 'bolt', product: 'shop' }],
      sprints: ['atlas', 'bolt'].map((team) => ({ key: `${team}-1`, team, name: `${team} 1`, plannedStartAt: '2026-02-02T09:00:00Z', plannedEndAt: '2026-02-13T17:00:00Z', startedAt: '2026-02-02T09:00:00Z', closedAt: '2026-02-13T17:00:00Z' })),
    });
    expect(await set({ metric: 'velocity.kept_commitment', team: 'atlas', value: 0.8, from: '2026-01-01' })).toMatchObject({ team: 'atlas' });
    await set({ metric: 'velocity.completed', team: 'atlas', value: 30, from: '2026-01-01' });
    const { metricTable } = await server.graphql<{ metricTable: { rows: { label: string; target: number | null }[] } }>(
      '{ metricTable(metrics: ["velocity.kept_commitment"], product: "shop", range: { from: "2026-01-01", to: "2026-04-01" }, grain: SPRINT) { rows { label target } } }');
    expect(metricTable.rows).toEqual(expect.arrayContaining([{ label: 'atlas 1', target: 0.8 }, { label: 'bolt 1', target: null }]));
    // Points are no items.
    const counted = async (measure: string) => (await server.graphql<{ metricTable: { rows: { target: number | null }[] } }>(`{ metricTable(metrics: ["velocity.completed"], team: "atlas", measure: ${measure}, range: { from: "2026-01-01", to: "2026-04-01" }, grain: SPRINT) { rows { target } } }`)).metricTable.rows[0]!.target;
    expect([await counted('POINTS'), await counted('ITEMS')]).toEqual([30, null]);
  });

  it.each([
    ['a metric that is none', { metric: 'revenue.mr', value: 1 }, /Nearest: revenue\.mrr/],
    ['a share in percent', { metric: 'revenue.nrr', value: 105 }, /0\.4 stands for 40 %/],
    ['a score beyond its ends', { metric: 'satisfaction.nps', value: 101 }, /between -100 and 100/],
    ['no value', { metric: 'revenue.nrr' }, /give the target, or null/],
    ['days that end before they begin', { metric: 'revenue.nrr', value: 1, from: '2026-02-01', to: '2026-02-01' }, /must be before/],
    ['a grain it is not known by', { metric: 'revenue.nrr', value: 1, grain: 'SPRINT' }, /known by DAY, WEEK/],
    ['a team of the other half', { metric: 'revenue.nrr', value: 1, team: 'atlas' }, /Leave team out/],
    ['a funnel of another product', { metric: 'conversion.rate', value: 1, funnel: '999' }, /no funnel with the id 999/],
  ])('refuses %s', async (_name, input, message) => {
    const [status, said] = await refused(input);
    expect([400, 404]).toContain(status);
    expect(said).toMatch(message);
  });
});
