import { afterAll, beforeAll, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { projectDir } from '../support/cluster.ts';
import { peopleApart } from '../support/held-up.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { compareFunnels, funnel, type AskedFunnel } from './funnel-reference.ts';

/** What stands until something on which it hangs moves (event names, lifecycle, funnels, retention grids, money, scores) equals the raw facts at every moment. */
let server: TestServer;
let FOLD_ARRIVALS = '';
beforeAll(async () => {
  ({ FOLD_ARRIVALS } = (await import(pathToFileURL(join(projectDir, 'api/dist/tallies/outcome/fold-arrivals.js')).href)) as { FOLD_ARRIVALS: string });
  server = await startServer({ env: { RECOUNT_SECONDS: '0.3' } });
  await peopleApart(server);
});
afterAll(async () => { await server.stop(); });

const DAY = 86_400_000;
const DAYS = 35;
const at = (daysAgo: number, minute: number): string => new Date(Date.now() - daysAgo * DAY - minute * 60_000).toISOString();
const shift = (day: string, days: number): string => new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10);
const monday = (day: string): string => shift(day, -((new Date(day).getUTCDay() + 6) % 7));

interface Facts { readonly events: readonly object[]; readonly subscriptionChanges: readonly object[]; readonly surveyResponses: readonly object[]; readonly people: readonly object[] }
type Deed = { readonly does: 'collect'; readonly facts: Facts } | { readonly does: 'remove'; readonly person: string } | { readonly does: 'restart' | 'ask' | 'zone' | 'cut' | 'refresh' | 'fold' };

const who = fc.nat(5).map((n) => `p${n}`);
const when = fc.tuple(fc.oneof({ weight: 3, arbitrary: fc.nat(1) }, { weight: 2, arbitrary: fc.nat(DAYS) }), fc.nat(1_439)).map(([days, minute]) => at(days, minute));
const event = fc.record({ key: fc.nat(80).map((n) => `e${n}`), person: who, name: fc.constantFrom('opened', 'saved', 'shared'), at: when, properties: fc.constantFrom({}, { doc: '1' }, { doc: '2' }) });
const change = fc.record({ key: fc.nat(30).map((n) => `c${n}`), account: fc.nat(2).map((n) => `a${n}`), subscription: fc.constant('s'), at: when, status: fc.constantFrom('ACTIVE', 'CANCELLED'), currency: fc.constant('EUR'), amount: fc.nat(9).map((n) => `${n * 10}`), interval: fc.constant('MONTH') })
  .map((each) => ({ ...each, subscription: `${each.account}-1` }));
const response = fc.record({ key: fc.nat(30).map((n) => `r${n}`), survey: fc.constant('nps'), kind: fc.constant('NPS'), person: who, at: when, score: fc.nat(10) });
const facts: fc.Arbitrary<Facts> = fc.record({
  events: fc.array(event, { maxLength: 8 }),
  subscriptionChanges: fc.oneof({ weight: 2, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: fc.array(change, { maxLength: 3 }) }),
  surveyResponses: fc.oneof({ weight: 2, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: fc.array(response, { maxLength: 3 }) }),
  people: fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: fc.array(fc.record({ key: who, traits: fc.record({ plan: fc.constantFrom('free', 'pro') }) }), { maxLength: 2 }) }),
});
const deed: fc.Arbitrary<Deed> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ does: fc.constant('collect' as const), facts }) },
  { weight: 8, arbitrary: fc.constant({ does: 'ask' as const }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('remove' as const), person: who }) },
  { weight: 1, arbitrary: fc.constant({ does: 'zone' as const }) },
  { weight: 1, arbitrary: fc.constant({ does: 'restart' as const }) },
  { weight: 2, arbitrary: fc.constant({ does: 'cut' as const }) },
  { weight: 2, arbitrary: fc.constant({ does: 'refresh' as const }) },
  { weight: 2, arbitrary: fc.constant({ does: 'fold' as const }) },
);

const ASK = `query ($product: String!, $range: RangeInput!) {
  product(key: $product) {
    adoption(range: $range) { eventNames { name people events } }
    any: retention(range: $range, unit: WEEK, mode: ON, steps: 6) { cohorts { ...Grid } }
    later: retention(range: $range, unit: WEEK, mode: ON_OR_AFTER, steps: 6) { cohorts { ...Grid } }
    named: retention(range: $range, unit: WEEK, mode: ON, steps: 6, start: {event: "opened"}, back: {event: "saved"}) { cohorts { ...Grid } }
    daily: retention(range: $range, unit: DAY, mode: ON, steps: 6) { cohorts { ...Grid } } }
  lifecycle: metricTable(product: $product, range: $range, metrics: ["adoption.new_users", "adoption.returning_users", "adoption.resurrected_users", "adoption.dormant_users"], grain: WEEK, first: 1000) { rows { metric period value } }
  figures(product: $product, range: $range, metrics: ["revenue.mrr", "satisfaction.nps"]) { metric value sampleSize }
  plans: metricTable(product: $product, range: $range, metrics: ["satisfaction.nps"], grain: MONTH, groupBy: ["plan"], first: 1000) { rows { dim1 sampleSize } } }
fragment Grid on RetentionCohort { period people cells { step returned } }`;
interface Grid { readonly cohorts: { period: string; people: number; cells: { step: number; returned: number }[] }[] }
interface Asked {
  readonly product: { adoption: { eventNames: { name: string; people: number; events: number }[] }; any: Grid; later: Grid; named: Grid; daily: Grid };
  readonly lifecycle: { rows: { metric: string; period: string; value: number | null }[] };
  readonly figures: { metric: string; value: number | null; sampleSize: number | null }[];
  readonly plans: { rows: { dim1: string | null; sampleSize: number | null }[] };
}
interface Raw { readonly day: string; readonly person: string; readonly name: string }

const todayOf = async (product: string): Promise<string> => (await server.sql<{ today: string }>('SELECT (now() AT TIME ZONE time_zone)::date::text AS today FROM product WHERE key = $1', [product]))[0]!.today;

/** Once more where the day ended meanwhile, and it failed for that. */
async function compare(product: string, funnels: readonly AskedFunnel[] = []): Promise<void> {
  for (;;) {
    const today = await todayOf(product);
    try {
      return await compareOn(today, product, funnels);
    } catch (error) {
      if ((await todayOf(product)) === today) throw error;
    }
  }
}

async function compareOn(today: string, product: string, funnels: readonly AskedFunnel[]): Promise<void> {
  const raw = await server.sql<Raw>(`SELECT (e.at AT TIME ZONE p.time_zone)::date::text AS day, x.key AS person, n.name FROM event e JOIN product p ON p.id = e.product_id JOIN person x ON x.id = e.person_id JOIN event_name n ON n.id = e.name_id WHERE p.key = $1`, [product]);
  const from = monday(shift(today, -28));
  const range = { from, to: shift(today, 1) };
  const answer = await server.graphql<Asked>(ASK, { product, range });
  await compareFunnels(server, product, range, funnels);

  const inside = raw.filter(({ day }) => day >= from);
  const names = [...new Set(inside.map(({ name }) => name))].map((name) => ({ name, people: new Set(inside.filter((row) => row.name === name).map(({ person }) => person)).size, events: inside.filter((row) => row.name === name).length }));
  expect(answer.product.adoption.eventNames.map((each) => JSON.stringify(each)).sort()).toEqual(names.map((each) => JSON.stringify(each)).sort());

  const all = (): boolean => true;
  const named = (name: string) => (row: Raw): boolean => row.name === name;
  expectGrid(answer.product.any, raw, all, all, { today, days: 7, after: false });
  expectGrid(answer.product.later, raw, all, all, { today, days: 7, after: true });
  expectGrid(answer.product.named, raw, named('opened'), named('saved'), { today, days: 7, after: false });
  expectGrid(answer.product.daily, raw, all, all, { today, days: 1, after: false });

  const there = (person: string, start: string, end: string): boolean => raw.some((row) => row.person === person && row.day >= start && row.day < end);
  const people = [...new Set(raw.map(({ person }) => person))];
  for (const { metric, period, value } of answer.lifecycle.rows) {
    const [end, before] = [shift(period, 7) < shift(today, 1) ? shift(period, 7) : shift(today, 1), shift(period, -7)];
    const is = { 'adoption.new_users': (p: string) => there(p, period, end) && !there(p, '0', period), 'adoption.returning_users': (p: string) => there(p, period, end) && there(p, before, period),
      'adoption.resurrected_users': (p: string) => there(p, period, end) && !there(p, before, period) && there(p, '0', before), 'adoption.dormant_users': (p: string) => !there(p, period, end) && there(p, before, period) }[metric]!;
    expect({ metric, period, value: value ?? 0 }).toEqual({ metric, period, value: people.filter(is).length });
  }

  const [mrr] = await server.sql<{ minor: string | null }>(`SELECT sum(mrr_after_minor)::text AS minor FROM (SELECT DISTINCT ON (m.account_id) m.mrr_after_minor FROM mrr_movement m JOIN product p ON p.id = m.product_id WHERE p.key = $1 AND m.at <= now() ORDER BY m.account_id, m.at DESC) x`, [product]);
  expect(answer.figures[0]!.value ?? 0).toBe(Number(mrr!.minor ?? 0));
  // Of the range alone, and, for a table by month, of its months whole.
  const said = await server.sql<{ plan: string | null; months: string; count: string; nps: string }>(
    `SELECT x.traits->>'plan' AS plan, count(*)::text AS months, count(*) FILTER (WHERE (r.at AT TIME ZONE p.time_zone)::date >= $2::date)::text AS count,
            coalesce(sum((r.score >= 9)::int - (r.score <= 6)::int) FILTER (WHERE (r.at AT TIME ZONE p.time_zone)::date >= $2::date), 0)::text AS nps FROM survey_response r JOIN product p ON p.id = r.product_id LEFT JOIN person x ON x.id = r.person_id
     WHERE p.key = $1 AND r.at <= now() AND (r.at AT TIME ZONE p.time_zone)::date >= date_trunc('month', $2::date)::date GROUP BY 1`, [product, from]);
  const count = said.reduce((sum, row) => sum + Number(row.count), 0);
  expect([answer.figures[1]!.sampleSize ?? 0, answer.figures[1]!.value]).toEqual([count, count === 0 ? null : expect.closeTo((100 * said.reduce((sum, row) => sum + Number(row.nps), 0)) / count, 9)]);
  for (const { plan, months: ofPlan } of said) expect(answer.plans.rows.filter(({ dim1 }) => dim1 === plan).reduce((sum, row) => sum + (row.sampleSize ?? 0), 0)).toBe(Number(ofPlan));
}

/** The rule in words: whoever's first start lies in the cohort's days, and came back in the step's days, not before that start. */
function expectGrid(grid: Grid, raw: readonly Raw[], starts: (row: Raw) => boolean, comes: (row: Raw) => boolean, { today, days, after }: { today: string; days: number; after: boolean }): void {
  const first = new Map<string, string>();
  for (const row of raw.filter(starts)) if (row.day < (first.get(row.person) ?? '9')) first.set(row.person, row.day);
  for (const { period, people, cells } of grid.cohorts) {
    const cohort = [...first].filter(([, day]) => day >= period && day < shift(period, days));
    expect({ period, people }).toEqual({ period, people: cohort.length });
    for (const { step, returned } of cells) {
      const [from, to] = [shift(period, step * days), after ? shift(today, 1) : shift(period, (step + 1) * days)];
      const came = cohort.filter(([person, began]) => raw.some((row) => row.person === person && comes(row) && row.day >= began && row.day >= from && row.day < to && row.day <= today));
      expect({ period, step, returned }).toEqual({ period, step, returned: came.length });
    }
  }
}

/** Every connection that is at work is ended: while nobody asks, that is whoever counts ahead, in the middle of it. */
const cutOff = (): Promise<unknown> => server.sql(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND state <> 'idle'`);

/** What of a product is due to be counted ahead. */
const DUE = `SELECT count(*)::int AS due FROM kept_question q JOIN product p ON p.id = q.product_id WHERE p.key = $1 AND (q.counted_on <> (now() AT TIME ZONE p.time_zone)::date
  OR EXISTS (SELECT FROM fact_touch t WHERE t.product_id = p.id AND t.xid >= q.seen AND (t.kind IN ('people', 'all') OR t.kind = 'event' AND t.day < (now() AT TIME ZONE p.time_zone)::date)))`;
async function refreshed(product: string): Promise<void> {
  for (;;) {
    const [row] = await server.sql<{ due: number }>(DUE, [product]);
    if (row!.due === 0) return;
    await wait(50);
  }
}

/** What has come today, as it is folded away after an hour. */
async function folded(product: string): Promise<void> {
  await server.sql(`UPDATE day_arrival a SET at = now() - interval '2 hours' FROM product p WHERE p.id = a.product_id AND p.key = $1`, [product]);
  await server.sql(FOLD_ARRIVALS);
}

let products = 0;

it('equals the raw facts at every moment', async () => {
  await fc.assert(fc.asyncProperty(fc.array(deed, { minLength: 6, maxLength: 12 }), fc.array(funnel, { minLength: 2, maxLength: 2 }), async (deeds, funnels) => {
    products += 1;
    const product = `tables-${products}`;
    const collect = (input: object): Promise<unknown> => server.collectOutcomes({ source: `source-${products}`, product, ...input });
    await collect({ events: [{ key: 'first', person: 'p0', name: 'opened', at: at(20, 0) }] });
    for (const each of [...deeds, { does: 'ask' } as const]) {
      if (each.does === 'collect') await collect(each.facts);
      if (each.does === 'zone') await server.collectDelivery({ source: `source-${products}`, products: [{ key: product, name: product, timeZone: 'Asia/Kolkata' }] });
      if (each.does === 'restart') { await server.kill(); await server.restart(); }
      if (each.does === 'cut') await cutOff();
      if (each.does === 'refresh') await refreshed(product);
      if (each.does === 'fold') await folded(product);
      if (each.does === 'ask') await compare(product, funnels);
      if (each.does !== 'remove') continue;
      await server.sql('DELETE FROM event e USING person x, product p WHERE x.id = e.person_id AND p.id = e.product_id AND p.key = $1 AND x.key = $2', [product, each.person]);
      await server.sql('DELETE FROM survey_response r USING person x, product p WHERE x.id = r.person_id AND p.id = r.product_id AND p.key = $1 AND x.key = $2', [product, each.person]);
      await collect({ events: [{ key: `after ${Math.random()}`, person: 'p5', name: 'opened', at: at(1, 0) }] });
    }
  }), { numRuns: 5, endOnFailure: true });
});

it('counts an answer that is dated ahead when its instant has come, though nothing of its kind comes in', async () => {
  let [product, soon, inMs] = ['ahead', 0, 4_000];
  for (;;) {
    soon = Date.now() + inMs;
    await server.collectOutcomes({ source: 'ahead', product, events: [{ key: 'a', person: 'p1', name: 'opened', at: at(0, 1) }], surveyResponses: [{ key: 'r', survey: 'nps', kind: 'NPS', person: 'p1', at: new Date(soon).toISOString(), score: 9 }, { key: 'r0', survey: 'nps', kind: 'NPS', person: 'p2', at: at(1, 0), score: 3 }] });
    const failed = await compare(product).then(() => null, (error: unknown) => error);
    if (failed !== null && Date.now() < soon) throw failed;
    // On a slow machine its instant came while it was counted: again, further ahead.
    if (Date.now() < soon) break;
    [product, inMs] = [`${product} more`, inMs * 2];
  }
  await wait(soon - Date.now() + 50);
  await server.collectOutcomes({ source: 'ahead', product, events: [{ key: 'b', person: 'p1', name: 'opened', at: at(0, 0) }] });
  await compare(product);
});

it('is counted ahead after a late fact and when a day has begun, so that nobody waits for it', async () => {
  const product = 'ahead-of-all';
  const late = (key: string): Promise<unknown> => server.collectOutcomes({ source: 'ahead', product, events: [{ key, person: 'p1', name: 'opened', at: at(9, 0) }] });
  const kept = (): Promise<{ question: string; from: string; seen: string }[]> => server.sql('SELECT k.question, k.from_day::text AS from, k.seen::text FROM kept_tally k JOIN product p ON p.id = k.product_id WHERE p.key = $1 ORDER BY 1, 2, k.to_day', [product]);
  const asked: AskedFunnel = { steps: ['opened', 'saved'], windowMinutes: 1_440, order: 'IN_ORDER', entries: 'ANY', excluded: false, hold: null };
  await late('first');
  await compare(product, [asked]);
  const before = await kept();
  await late('second');
  await refreshed(product);
  const ahead = await kept();
  expect(ahead.map(({ from }) => from)).toEqual(before.map(({ from }) => from));
  expect(ahead.some(({ seen }, n) => seen !== before[n]!.seen)).toBe(true);
  await compare(product, [asked]);
  expect(await kept()).toEqual(ahead);
  await server.sql(`WITH old AS (DELETE FROM kept_tally k USING product p WHERE p.id = k.product_id AND p.key = $1) UPDATE kept_question q SET counted_on = counted_on - 1 FROM product p WHERE p.id = q.product_id AND p.key = $1`, [product]);
  await refreshed(product);
  expect((await kept()).map(({ question, from }) => [question, from])).toEqual(ahead.map(({ question, from }) => [question, from]));
});
