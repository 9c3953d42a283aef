import { funnelUnits, startOfLocalDay, walkEntries, type FunnelEntries, type FunnelOrder, type FunnelUnit, type WalkEvent } from '@bifocal/metrics';
import { expect } from '@jest/globals';
import fc from 'fast-check';
import type { TestServer } from '../support/server.ts';

/** A funnel over the names opened, saved and shared, with any switch. */
export interface AskedFunnel { readonly steps: readonly string[]; readonly windowMinutes: number; readonly order: FunnelOrder; readonly entries: FunnelEntries; readonly excluded: boolean; readonly hold: string | null }

export const funnel: fc.Arbitrary<AskedFunnel> = fc.record({
  steps: fc.constantFrom<readonly string[]>(['opened', 'saved'], ['opened', 'saved', 'shared'], ['opened', 'opened', 'saved'], ['saved', 'opened']), windowMinutes: fc.constantFrom(90, 1_440, 3_000, 13_000),
  order: fc.constantFrom<FunnelOrder>('IN_ORDER', 'IN_ORDER', 'IN_ORDER', 'STRICT', 'ANY'), entries: fc.constantFrom<FunnelEntries>('ANY', 'ANY', 'FIRST', 'EVERY'), excluded: fc.boolean(), hold: fc.constantFrom(null, null, 'doc'),
}).map((each) => ({ ...each, entries: each.order === 'ANY' && each.entries === 'EVERY' ? 'FIRST' : each.entries, excluded: each.excluded && each.order !== 'STRICT' && !each.steps.includes('shared') }));

interface Report {
  readonly report: { asOf: string; entered: number; maturing: number; steps: { people: number; distinctPeople: number }[] };
  readonly overTime: { period: string; periodEnd: string; entered: number; converted: number; maturing: number }[];
  readonly timeToConvert: { people: number; medianSeconds: number | null };
  readonly breakdown: { value: string | null; entered: number; maturing: number }[];
}
const ASK = `query ($product: String!, $range: RangeInput!, $definition: FunnelDefinitionInput!) { product(key: $product) { tryFunnel(definition: $definition, range: $range) {
  report { asOf entered maturing steps { people distinctPeople } } overTime(grain: WEEK) { period periodEnd entered converted maturing } timeToConvert { people medianSeconds } breakdown(trait: "plan") { value entered maturing } } } }`;

interface Raw { readonly person: string; readonly plan: string | null; readonly zone: string; readonly name: string; readonly key: string; readonly micros: string; readonly doc: string | null }

const RAW = `SELECT x.key AS person, x.traits->>'plan' AS plan, p.time_zone AS zone, n.name, e.key_hash::text AS key, (extract(epoch FROM e.at) * 1000000)::bigint::text AS micros, e.properties->>'doc' AS doc
  FROM event e JOIN product p ON p.id = e.product_id JOIN person x ON x.id = e.person_id JOIN event_name n ON n.id = e.name_id WHERE p.key = $1`;

/** Asks funnels over a range, and holds them to the rule word for word, over all raw events, as of the same instant. */
export async function compareFunnels(server: TestServer, product: string, range: { from: string; to: string }, funnels: readonly AskedFunnel[]): Promise<void> {
  if (funnels.length === 0) return;
  const raw = await server.sql<Raw>(RAW, [product]);
  for (const asked of funnels) await compareFunnel(server, product, range, asked, raw);
}

async function compareFunnel(server: TestServer, product: string, range: { from: string; to: string }, asked: AskedFunnel, raw: readonly Raw[]): Promise<void> {
  const { excluded, hold, windowMinutes, order, entries } = asked;
  const definition = { steps: asked.steps.map((event) => ({ event })), windowMinutes, order, entries, hold, exclusions: excluded ? [{ event: 'shared', after: 1, before: asked.steps.length }] : [] };
  const { product: { tryFunnel } } = await server.graphql<{ product: { tryFunnel: Report } }>(ASK, { product, range, definition });
  const zone = raw[0]?.zone ?? 'UTC';
  const rules = { steps: asked.steps.length, windowMicros: windowMinutes * 60_000_000, order, exclusions: definition.exclusions, holds: hold !== null };
  const walked = [...new Set(raw.map(({ person }) => person))].map((person) => {
    const own = raw.filter((row) => row.person === person);
    const events = own.map(({ name, key, micros, doc }): WalkEvent => ({ atMicros: Number(micros), key, held: hold === null ? null : doc, value: null, steps: asked.steps.map((step) => step === name), excludes: definition.exclusions.map(({ event }) => event === name) }));
    return { person, plan: own[0]!.plan, entries: walkEntries(events, rules) };
  });
  const nowMs = Date.parse(tryFunnel.report.asOf);
  const unitsIn = (from: string, to: string): (FunnelUnit & { person: string; plan: string | null })[] => {
    const [fromMicros, toMicros] = [from, to].map((day) => Math.min(startOfLocalDay(day, zone), nowMs + 1) * 1000) as [number, number];
    return walked.flatMap(({ person, plan, entries: own }) => funnelUnits(own, entries, rules.windowMicros, { fromMicros, toMicros }, nowMs * 1000).map((unit) => ({ ...unit, person, plan })));
  };
  const came = (units: readonly FunnelUnit[], step: number): FunnelUnit[] => units.filter(({ judged, entry }) => judged && entry.reachedAtMicros.length >= step);
  const young = (units: readonly FunnelUnit[]): number => units.filter(({ judged }) => !judged).length;

  const all = unitsIn(range.from, range.to);
  const steps = asked.steps.map((_, index) => came(all, index + 1) as typeof all).map((own) => ({ people: own.length, distinctPeople: new Set(own.map(({ person }) => person)).size }));
  expect({ asked, report: tryFunnel.report }).toEqual({ asked, report: { asOf: expect.any(String), entered: steps[0]!.people, maturing: young(all), steps } });
  for (const week of tryFunnel.overTime) {
    const own = unitsIn(week.period, week.periodEnd);
    expect({ asked, week }).toEqual({ asked, week: { ...week, entered: came(own, 1).length, converted: came(own, asked.steps.length).length, maturing: young(own) } });
  }
  const micros = came(all, asked.steps.length).map(({ entry }) => entry.reachedAtMicros.at(-1)! - entry.atMicros).sort((a, b) => a - b);
  const median = micros.length === 0 ? null : (micros[Math.floor((micros.length - 1) / 2)]! + micros[Math.ceil((micros.length - 1) / 2)]!) / 2 / 1e6;
  expect({ asked, times: tryFunnel.timeToConvert }).toEqual({ asked, times: { people: micros.length, medianSeconds: median } });
  for (const group of tryFunnel.breakdown) {
    const own = all.filter(({ plan }) => plan === group.value);
    expect({ asked, group }).toEqual({ asked, group: { ...group, entered: came(own, 1).length, maturing: young(own) } });
  }
  expect(tryFunnel.breakdown.reduce((sum, { entered, maturing }) => sum + entered + maturing, 0)).toBe(all.length);
}
