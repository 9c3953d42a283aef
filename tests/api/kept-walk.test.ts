import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { localDate } from '@bifocal/metrics';
import fc from 'fast-check';
import { setTimeout as wait } from 'node:timers/promises';
import { accountsApart, peopleApart } from '../support/held-up.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { everyAnswer, type Asked } from './every-question.ts';
import { createProduct } from './outcome-questions.ts';
import { aMoneyFact, bothSurveys, dated, decideOn, definition, described, someFacts, Story, whoStay, zoneOf, type AgedFacts, type Definition, type Facts, type Funnel } from './told-at-once.ts';

/**
 * A product that is told things late, twice and out of order, whose people are merged and erased, whose zone and definitions change, and
 * whose server is killed and counts ahead meanwhile, tells of every metric what one would tell that was told what counts, at once.
 */
let server: TestServer;
beforeAll(async () => { server = await startServer({ env: { RECOUNT_SECONDS: '0.3' } }); await peopleApart(server); await accountsApart(server); });
afterAll(async () => { await server.stop(); });

type Deed = { readonly does: 'collect'; readonly facts: AgedFacts } | { readonly does: 'again' | 'erase'; readonly place: number } | { readonly does: 'decide'; readonly what: Definition } | { readonly does: 'describe' | 'restart' | 'cut' | 'refresh' | 'look' | 'ask' };
const does = <Name extends string>(name: Name): fc.Arbitrary<{ does: Name }> => fc.constant({ does: name });
const deed: fc.Arbitrary<Deed> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ does: fc.constant('collect' as const), facts: someFacts }) },
  { weight: 6, arbitrary: does('ask') },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('again' as const), place: fc.nat(9) }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('erase' as const), place: fc.nat(9) }) },
  { weight: 4, arbitrary: fc.record({ does: fc.constant('decide' as const), what: definition }) },
  { weight: 2, arbitrary: does('describe') }, { weight: 1, arbitrary: does('restart') }, { weight: 2, arbitrary: does('cut') }, { weight: 2, arbitrary: does('refresh') },
);

/** Every connection that is at work is ended: while nobody asks, that is whoever counts ahead, in the middle of it. */
const cutOff = (): Promise<unknown> => server.sql(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND state <> 'idle'`);

/** What is due is counted again, or somebody else is still at it. */
async function refreshed(product: string): Promise<void> {
  const due = `SELECT count(*)::int AS due FROM kept_question q JOIN product p ON p.id = q.product_id WHERE p.key = $1 AND EXISTS (
    SELECT FROM fact_touch t WHERE t.product_id = p.id AND t.xid >= q.seen AND (t.kind IN ('people', 'all') OR t.kind = 'event' AND t.day < (now() AT TIME ZONE p.time_zone)::date))`;
  while ((await server.sql<{ due: number }>(due, [product]))[0]!.due > 0) await wait(50);
}

/** There is one from the beginning, which is counted in parts. */
const FUNNEL: Funnel = { steps: ['opened', 'saved'], windowMinutes: 120, order: 'IN_ORDER', entries: 'ANY', hold: null };

const shift = (day: string, days: number): string => new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);

function stretches(): Asked {
  const today = localDate(Date.now(), 'UTC');
  return { whole: { from: shift(today, -24), to: shift(today, 2) }, past: { from: shift(today, -20), to: shift(today, -3) } };
}

const look = (product: string): Promise<unknown> => everyAnswer(server, product, stretches());

/** The other one is made afterwards: it brings definitions, by which more is counted anew than by facts. */
async function compare(product: string, story: Story, anew: string): Promise<void> {
  const own = await look(product);
  await story.tellAnew(server, anew);
  expect(own).toEqual(await look(anew));
}

let walks = 0;
const RUNS = { numRuns: Number(process.env['FC_RUNS'] ?? 1), endOnFailure: true, ...(process.env['FC_SEED'] ? { seed: Number(process.env['FC_SEED']) } : {}) };

it('tells what it would tell had it been told everything at once, at every moment', async () => {
  await fc.assert(fc.asyncProperty(fc.array(deed, { minLength: 10, maxLength: 14 }), async (deeds) => {
    const product = `walk-${walks += 1}`;
    const story = new Story(Date.now());
    const told: Facts[] = [];
    let [looks, descriptions] = [0, 0];
    const tell = async (facts: Facts): Promise<void> => { await server.collectOutcomes({ source: product, product, ...facts }); story.tell(facts); };
    const decide = async (what: Definition): Promise<void> => { await decideOn(server, product, what, story.nowMs); story.decide(what); };
    await createProduct(server, product, zoneOf(0, story.nowMs));
    await tell(whoStay(story.nowMs));
    await decide({ funnel: FUNNEL });
    // At last nothing but a description comes between two looks: whatever tells people apart by what is said of them, and nothing else, has to be counted again.
    for (const each of [...deeds, ...(['ask', 'look', 'describe', 'ask'] as const).map((last) => ({ does: last }))]) {
      if (each.does === 'collect') {
        const facts = dated(each.facts, story.nowMs);
        told.push({ ...facts });
        await tell(facts);
      }
      if (each.does === 'again' && told.length > 0) await tell(told[each.place % told.length]!);
      if (each.does === 'describe') await tell(described(descriptions += 1, Date.now()));
      if (each.does === 'decide') await decide(each.what);
      if (each.does === 'erase') {
        const key = story.someone(each.place);
        if (key !== null) { await server.graphql('mutation ($product: String!, $key: String!) { erasePerson(product: $product, key: $key) { ids } }', { product, key }); story.erase(key); }
      }
      if (each.does === 'restart') { await server.kill(); await server.restart(); }
      if (each.does === 'cut') await cutOff();
      if (each.does === 'refresh') await refreshed(product);
      if (each.does === 'look') await look(product);
      if (each.does === 'ask') await compare(product, story, `${product}-anew-${looks += 1}`);
    }
  }), RUNS);
});

/** Each account and each person is a part by itself (KeptSums), of which a fact makes stale one. */
const moneyDeed: fc.Arbitrary<Deed> = fc.oneof(
  { weight: 12, arbitrary: fc.record({ does: fc.constant('collect' as const), facts: aMoneyFact }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('erase' as const), place: fc.nat(9) }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('decide' as const), what: definition.filter((what) => 'zone' in what || 'currency' in what) }) },
);

it('tells of money and answers, after each fact, what it would tell had it been told everything at once', async () => {
  await fc.assert(fc.asyncProperty(fc.array(aMoneyFact, { minLength: 12, maxLength: 12 }), fc.array(moneyDeed, { minLength: 7, maxLength: 7 }), async (first, deeds) => {
    const product = `money-${walks += 1}`;
    let story = new Story(Date.now());
    await createProduct(server, product, zoneOf(0, story.nowMs));
    const collect = async (each: AgedFacts): Promise<void> => {
      const facts = dated(each, story.nowMs);
      await server.collectOutcomes({ source: product, product, ...facts });
      story.tell(facts);
    };
    // A survey stays where all who answered it are erased: somebody did who stays.
    await collect(bothSurveys);
    for (const each of first) await collect(each);
    // A product that is made outdates what is kept of all: first all questions, then the others that are told the same at once.
    const told: { readonly story: Story; readonly own: unknown }[] = [];
    for (const each of [{ does: 'ask' } as const, ...deeds]) {
      if (each.does === 'collect') await collect(each.facts);
      if (each.does === 'decide') { await decideOn(server, product, each.what, story.nowMs); story.decide(each.what); }
      if (each.does === 'erase') {
        const key = story.someone(each.place);
        if (key !== null) { await server.graphql('mutation ($product: String!, $key: String!) { erasePerson(product: $product, key: $key) { ids } }', { product, key }); story.erase(key); }
      }
      told.push({ story, own: await everyAnswer(server, product, stretches(), true) });
      story = story.copy();
    }
    for (const [n, { story: until, own }] of told.entries()) {
      await until.tellAnew(server, `${product}-anew-${n}`);
      expect(own).toEqual(await everyAnswer(server, `${product}-anew-${n}`, stretches(), true));
    }
  }), RUNS);
});
