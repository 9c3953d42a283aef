import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { contentOf } from '../support/content.ts';
import { startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
beforeAll(async () => { server = await startServer(); });
afterAll(async () => { await server.stop(); });

const at = (day: number, hour = 9): string => `2026-03-${String(day).padStart(2, '0')}T${String(hour).padStart(2, '0')}:00:00Z`;

const delivery = {
  source: 'tracker',
  products: [{ key: 'shop', name: 'Shop', timeZone: 'Europe/Berlin', currency: 'EUR' }],
  teams: [{ key: 'atlas', product: 'shop', name: 'Atlas', workingDays: [1, 2, 3, 4, 5], statuses: [{ name: 'Doing', category: 'IN_PROGRESS' }] }],
  sprints: [{ key: '42', team: 'atlas', name: 'Sprint 42', plannedStartAt: at(2), plannedEndAt: at(13) }],
  releases: [{ key: 'orion', team: 'atlas', name: 'Orion', targetDate: '2026-06-01' }],
  workItems: [{ key: 'SHOP-1', team: 'atlas', title: 'Pay by card', type: 'Story', createdAt: at(1) }],
  workItemEvents: [
    { key: 'e1', workItem: 'SHOP-1', kind: 'SPRINT_ENTERED', to: '42', at: at(2) },
    { key: 'e2', workItem: 'SHOP-1', kind: 'STATUS', to: 'Doing', at: at(3) },
  ],
  deployments: [{ key: 'd1', product: 'shop', service: 'web', at: at(4), release: 'orion' }],
  incidents: [{ key: 'i1', product: 'shop', deployment: 'd1', startedAt: at(4, 10) }],
};
const outcomes = {
  source: 'app', product: 'shop',
  accounts: [{ key: 'acme', name: 'Acme', traits: { plan: 'pro' } }],
  people: [{ key: 'ann', account: 'acme', traits: { role: 'admin' }, createdAt: at(1) }, { key: 'bob' }],
  events: [{ key: '1', person: 'ann', name: 'login', at: at(2), properties: { device: 'phone' } }, { key: '2', person: 'cem', name: 'login', at: at(3) }],
  subscriptionChanges: [{ key: 's1', account: 'acme', subscription: 'sub', at: at(1), status: 'ACTIVE', currency: 'EUR', amount: '100', interval: 'MONTH' }],
  payments: [{ key: 'p1', account: 'acme', at: at(1), kind: 'PAYMENT', currency: 'EUR', amount: '12.345' }],
  surveyResponses: [{ key: 'r1', survey: 'nps', kind: 'NPS', person: 'ann', at: at(5), score: 9 }],
  feedback: [{ key: 'f1', person: 'ann', at: at(5), text: 'Good', kind: 'praise' }],
};

describe('the receipt of a batch', () => {
  it('counts what is new, and the same again as duplicates', async () => {
    expect(await server.collectDelivery(delivery)).toEqual({ accepted: 9, duplicates: 0, rejected: [] });
    const before = await contentOf(server);
    expect(await server.collectDelivery(delivery)).toEqual({ accepted: 0, duplicates: 9, rejected: [] });
    expect(await contentOf(server)).toEqual(before);
  });

  it('counts outcomes likewise', async () => {
    expect(await server.collectOutcomes(outcomes)).toEqual({ accepted: 9, duplicates: 0, rejected: [] });
    const before = await contentOf(server);
    expect(await server.collectOutcomes(outcomes)).toEqual({ accepted: 0, duplicates: 9, rejected: [] });
    expect(await contentOf(server)).toEqual(before);
  });

  it('counts a changed description as accepted, and keeps what it does not say', async () => {
    expect(await server.collectDelivery({ source: 'tracker', sprints: [{ key: '42', startedAt: at(2, 10) }] })).toMatchObject({ accepted: 1, duplicates: 0 });
    expect(await server.sql(`SELECT name, planned_end_at IS NOT NULL AS planned, started_at IS NOT NULL AS started FROM sprint WHERE key = '42'`))
      .toEqual([{ name: 'Sprint 42', planned: true, started: true }]);
    expect(await server.collectOutcomes({ source: 'app', product: 'shop', people: [{ key: 'ann', traits: { seats: 3, role: null } }] })).toMatchObject({ accepted: 1 });
    expect(await server.sql(`SELECT p.traits, a.key FROM person p JOIN account a ON a.id = p.account_id WHERE p.key = 'ann'`)).toEqual([{ traits: { seats: 3 }, key: 'acme' }]);
  });

  it('takes away what is said to be null', async () => {
    await server.collectDelivery({ source: 'tracker', sprints: [{ key: '42', startedAt: null }], teams: [{ key: 'atlas', workingDays: null }] });
    expect(await server.sql(`SELECT started_at FROM sprint WHERE key = '42'`)).toEqual([{ started_at: null }]);
    expect(await server.sql(`SELECT settings FROM team WHERE key = 'atlas'`)).toEqual([{ settings: { statuses: [{ name: 'Doing', category: 'IN_PROGRESS' }] } }]);
  });

  it('replaces a fact that is corrected, and never an event', async () => {
    const payment = { ...outcomes.payments[0], amount: '20' };
    expect(await server.collectOutcomes({ source: 'app', product: 'shop', payments: [payment] })).toMatchObject({ accepted: 1, duplicates: 0 });
    expect(await server.sql('SELECT amount_minor FROM payment')).toEqual([{ amount_minor: '2000.000000' }]);
    const event = { ...outcomes.events[0], name: 'logout' };
    expect(await server.collectOutcomes({ source: 'app', product: 'shop', events: [event] })).toMatchObject({ accepted: 0, duplicates: 1 });
  });

  it('counts an item once that stands twice in one batch', async () => {
    const event = { key: '9', person: 'ann', name: 'login', at: at(6) };
    expect(await server.collectOutcomes({ source: 'app', product: 'shop', events: [event, event], people: [{ key: 'dee' }, { key: 'dee' }] }))
      .toEqual({ accepted: 2, duplicates: 2, rejected: [] });
  });

  it('keeps the keys of two sources apart, and people of one product together', async () => {
    const event = { key: '1', person: 'ann', name: 'login', at: at(2) };
    expect(await server.collectOutcomes({ source: 'crm', product: 'shop', events: [event], people: [{ key: 'ann' }] })).toEqual({ accepted: 1, duplicates: 1, rejected: [] });
    expect(await server.sql(`SELECT count(*) FROM person WHERE key = 'ann'`)).toEqual([{ count: '1' }]);
  });

  it('makes places for what is referred to and not there yet', async () => {
    await server.collectDelivery({ source: 'other', workItemEvents: [{ key: 'e', workItem: 'X-1', kind: 'SPRINT_ENTERED', to: '7', at: at(2) }] });
    expect(await server.sql(`SELECT s.key, s.described FROM sprint s WHERE s.key = '7'`)).toEqual([{ key: '7', described: false }]);
    expect(await server.collectDelivery({ source: 'other', sprints: [{ key: '7', team: 'new team' }], teams: [{ key: 'new team' }] })).toMatchObject({ accepted: 2 });
    expect(await server.sql(`SELECT s.described, t.described AS team FROM sprint s JOIN team t ON t.id = s.team_id WHERE s.key = '7'`)).toEqual([{ described: true, team: true }]);
  });

  it('is written down with its source', async () => {
    await server.collectDelivery({ source: 'tracker', workItems: [{ key: 'bad', estimate: 'five' }, { key: 'good' }] });
    const { sources } = await server.graphql<{ sources: { key: string; total: number; rejectedTotal: number; lastRejections: unknown[] }[] }>(
      '{ sources { key kind simulated lastReceivedAt lastMinute lastHour lastDay total rejectedTotal lastRejections(first: 5) { at path value reason } } }');
    expect(sources.map(({ key }) => key)).toEqual(['app', 'crm', 'other', 'tracker']);
    expect(sources.at(-1)).toMatchObject({ kind: 'graphql', simulated: false, total: 13, lastMinute: 13, lastDay: 13, rejectedTotal: 1, lastRejections: [{ path: 'workItems[0].estimate', value: '"five"' }] });
  });

  it('moves the version of the workspace', async () => {
    const version = async () => (await server.graphql<{ workspace: { version: string } }>('{ workspace { version } }')).workspace.version;
    const before = await version();
    await server.collectDelivery({ source: 'tracker', teams: [{ key: 'atlas', name: 'Atlas II' }] });
    const after = await version();
    expect(after).not.toBe(before);
    await server.graphql(`mutation { saveFunnel(product: "shop", input: { key: "f", name: "F", windowMinutes: 60, steps: [{ event: "a" }, { event: "b" }] }) { id } }`);
    expect(await version()).not.toBe(after);
  });
});
