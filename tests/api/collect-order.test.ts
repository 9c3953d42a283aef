import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { contentOf, forgetAll } from '../support/content.ts';
import { startServer, type TestServer } from '../support/server.ts';

/** Facts that no two items contradict each other about: what is said of one key is always the same. */
type Item = Record<string, unknown> & { key: string };
interface Said { readonly list: string; readonly item: Item }

let server: TestServer;
beforeAll(async () => { server = await startServer(); });
afterAll(async () => { await server.stop(); });

const pick = (name: string, count: number): fc.Arbitrary<string> => fc.integer({ min: 1, max: count }).map((n) => `${name}${n}`);
const instant = fc.integer({ min: 0, max: 40 }).map((n) => new Date(Date.UTC(2026, 2, 1, 9 * n)).toISOString());
const maybe = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(arbitrary, { nil: undefined, freq: 3 });
const list = (name: string, fields: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<Said[]> =>
  fc.uniqueArray(fc.record({ key: pick(`${name.slice(0, 3)}-`, 6), ...fields }) as fc.Arbitrary<Item>, { selector: ({ key }) => key, maxLength: 6 })
    .map((items) => items.map((item) => ({ list: name, item })));

const team = pick('team', 2);
const sprint = pick('spr-', 4);
const release = pick('rel-', 3);
const status = fc.constantFrom('To Do', 'Doing', 'Done');

const deliveryFacts = fc.tuple(
  list('teams', { product: maybe(pick('shop', 2)), name: maybe(pick('name', 3)), graceDays: maybe(fc.nat(3)) }).map((said) => said.map(({ item }) => ({ list: 'teams', item: { ...item, key: `team${item.key.slice(-1)}` } }))),
  list('sprints', { team: maybe(team), goal: maybe(pick('goal', 3)), startedAt: maybe(instant) }),
  list('releases', { team: maybe(team), product: maybe(pick('shop', 2)), releasedAt: maybe(instant) }),
  list('workItems', { team: maybe(team), parent: maybe(pick('wor-', 6)), foundInRelease: maybe(release), createdAt: maybe(instant) }),
  // Snapshots of one item at several instants: which of them comes first must not matter.
  fc.uniqueArray(fc.record({
    key: pick('wor-', 6), observedAt: instant, title: maybe(pick('title', 4)), type: maybe(fc.constantFrom('Story', 'Bug')),
    status: maybe(status), estimate: maybe(fc.constantFrom(1, 3, 5, null)), sprint: maybe(fc.oneof(sprint, fc.constant(null))), release: maybe(release),
  }) as fc.Arbitrary<Item>, { selector: ({ key, observedAt }) => `${key} ${String(observedAt)}`, maxLength: 10 }).map((items) => items.map((item) => ({ list: 'workItems', item }))),
  fc.uniqueArray(fc.record({ workItem: pick('wor-', 8), key: pick('e', 4), at: instant, event: fc.oneof(
    fc.record({ kind: fc.constant('STATUS'), to: status }), fc.record({ kind: fc.constant('SPRINT_ENTERED'), to: sprint }),
    fc.record({ kind: fc.constant('RELEASE_LEFT'), from: release }), fc.constant({ kind: 'CREATED' }), fc.record({ kind: fc.constant('ESTIMATE'), to: fc.constantFrom(2, 8) }),
  ) }), { selector: ({ workItem, key }) => `${workItem} ${key}`, maxLength: 12 }).map((events) => events.map(({ event, ...rest }) => ({ list: 'workItemEvents', item: { ...rest, ...event } as Item }))),
  list('deployments', { product: pick('shop', 2), service: fc.constant('web'), at: instant, release: maybe(release) }),
).map((lists) => lists.flat());

const account = pick('acc-', 4);
const person = pick('peo-', 6);
const outcomeFacts = fc.tuple(
  list('accounts', { name: maybe(pick('name', 3)), traits: maybe(fc.record({ plan: fc.constantFrom('pro', 'free') })) }),
  list('people', { account: maybe(account), traits: maybe(fc.record({ country: fc.constantFrom('DE', 'FR') })), createdAt: maybe(instant) }),
  list('events', { person, name: pick('event', 3), at: instant, properties: maybe(fc.record({ n: fc.nat(3) })) }),
  list('subscriptionChanges', {
    account, subscription: pick('sub', 2), at: instant, status: fc.constantFrom('ACTIVE', 'PAUSED', 'CANCELLED', 'TRIALING'), currency: fc.constantFrom('EUR', 'USD'),
    amount: fc.constantFrom('10', '20.50', 0), interval: fc.constantFrom('MONTH', 'YEAR'), cancelAt: maybe(instant),
  }),
  list('payments', { account, at: instant, kind: fc.constantFrom('PAYMENT', 'REFUND'), currency: fc.constant('EUR'), amount: fc.constantFrom('1', '2.345') }),
  list('surveyResponses', { survey: fc.constant('pulse'), kind: fc.constant('NPS'), person: maybe(person), at: instant, score: maybe(fc.nat(10)) }),
  list('feedback', { person: maybe(person), at: instant, text: pick('text', 3) }),
).map((lists) => lists.flat());

/** The same facts, shuffled, some of them twice, cut into batches. */
const shuffled = (facts: readonly Said[]): fc.Arbitrary<Said[][]> => fc.tuple(
  fc.shuffledSubarray([...facts, ...facts.filter((_, index) => index % 3 === 0)], { minLength: facts.length + Math.ceil(facts.length / 3) }),
  fc.array(fc.nat(facts.length * 2), { maxLength: 4 }),
).map(([all, cuts]) => {
  const edges = [0, ...[...new Set(cuts)].filter((cut) => cut > 0 && cut < all.length).sort((a, b) => a - b), all.length];
  return edges.slice(1).map((edge, index) => all.slice(edges[index], edge));
});

const grouped = (said: readonly Said[]): Record<string, Item[]> => {
  const lists: Record<string, Item[]> = {};
  for (const { list: name, item } of said) (lists[name] ??= []).push(item);
  return lists;
};

async function contentAfter(batches: readonly Said[][], send: (lists: Record<string, Item[]>) => Promise<unknown>): Promise<Record<string, unknown[]>> {
  await forgetAll(server);
  for (const batch of batches) expect(await send(grouped(batch))).toMatchObject({ rejected: [] });
  return contentOf(server);
}

/** One batch at once, then any other way to send the same. */
function holdsInAnyOrder(facts: fc.Arbitrary<Said[]>, send: (lists: Record<string, Item[]>) => Promise<unknown>): Promise<void> {
  const scenario = facts.filter((all) => all.length > 0).chain((all) => fc.record({ all: fc.constant(all), other: shuffled(all) }));
  return fc.assert(fc.asyncProperty(scenario, async ({ all, other }) => {
    const expected = await contentAfter([all], send);
    expect(await contentAfter(other, send)).toEqual(expected);
  }), { numRuns: Number(process.env['FC_RUNS'] ?? 15), endOnFailure: true });
}

describe('the same facts in any order, in any batches, some of them twice, make the same database', () => {
  it('of delivery', async () => {
    await holdsInAnyOrder(deliveryFacts, (lists) => server.collectDelivery({ source: 'tracker', ...lists }));
  });

  it('of outcomes', async () => {
    await holdsInAnyOrder(outcomeFacts, (lists) => server.collectOutcomes({ source: 'app', product: 'shop', ...lists }));
  });

  it('also when batches come at the same time', async () => {
    const events = Array.from({ length: 4_000 }, (_, n) => ({ key: `k${n}`, person: `p${(n * 7) % 300}`, name: `e${n % 9}`, at: new Date(Date.UTC(2026, 2, 1, 0, n)).toISOString() }));
    const changes = Array.from({ length: 400 }, (_, n) => ({
      key: `c${n}`, account: `a${(n * 13) % 40}`, subscription: `s${n % 3}`, at: new Date(Date.UTC(2026, 0, 1 + n)).toISOString(), status: n % 5 === 0 ? 'CANCELLED' : 'ACTIVE', currency: 'EUR', amount: String(10 + (n % 7)), interval: 'MONTH',
    }));
    const people = Array.from({ length: 300 }, (_, n) => ({ key: `p${n}`, account: `a${n % 40}`, traits: { n } }));
    await forgetAll(server);
    const turned = <T>(part: number, items: T[]): T[] => (part % 2 === 0 ? items : items.reverse());
    const send = (part: number, of: number) => server.collectOutcomes({
      source: 'app', product: 'shop',
      events: events.filter((_, n) => n % of === part || n % of === (part + 1) % of).reverse(),
      subscriptionChanges: turned(part, changes.filter((_, n) => n % of === part || n % of === (part + 1) % of)),
      people: turned(part, people.filter((_, n) => n % of === part || n % of === (part + 1) % of)),
    });
    const receipts = await Promise.all(Array.from({ length: 8 }, (_, part) => send(part, 8)));
    expect(receipts.reduce((sum, { accepted }) => sum + accepted, 0)).toBe(4_000 + 400 + 300);
    expect(receipts.reduce((sum, { duplicates }) => sum + duplicates, 0)).toBe(4_000 + 400 + 300);
    const together = await contentOf(server);
    await forgetAll(server);
    for (let from = 0; from < events.length; from += 2_000) await server.collectOutcomes({ source: 'app', product: 'shop', events: events.slice(from, from + 2_000) });
    await server.collectOutcomes({ source: 'app', product: 'shop', subscriptionChanges: changes, people });
    expect(await contentOf(server)).toEqual(together);
  });

  it('also when several sources describe the same products and teams at the same time', async () => {
    await forgetAll(server);
    const keys = Array.from({ length: 60 }, (_, n) => `k${n}`);
    const send = (part: number) => {
      const mine = part % 2 === 0 ? keys : [...keys].reverse();
      return server.collectDelivery({
        source: `tracker ${part}`, products: mine.map((key) => ({ key, name: `product ${key}` })), teams: mine.map((key) => ({ key, product: key, name: `team ${key}` })),
        workItems: mine.map((key) => ({ key, team: key, createdAt: '2026-03-01T00:00:00Z' })), workItemEvents: mine.map((key) => ({ key, workItem: key, kind: 'SPRINT_ENTERED', to: key, at: '2026-03-02T00:00:00Z' })),
      });
    };
    for (let round = 0; round < 3; round += 1) {
      for (const receipt of await Promise.all(Array.from({ length: 8 }, (_, part) => send(part)))) expect(receipt.rejected).toEqual([]);
    }
    expect(await server.sql('SELECT (SELECT count(*)::int FROM product) AS products, (SELECT count(*)::int FROM team) AS teams, (SELECT count(*)::int FROM work_item WHERE product_id IS NOT NULL) AS items, (SELECT count(*)::int FROM sprint) AS sprints'))
      .toEqual([{ products: 60, teams: 60, items: 480, sprints: 480 }]);
  });
});
