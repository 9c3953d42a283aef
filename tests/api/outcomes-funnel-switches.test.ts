import { funnelUnits, walkEntries, type FunnelEntries, type FunnelOrder, type FunnelUnit, type WalkEvent } from '@bifocal/metrics';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { startServer, type TestServer } from '../support/server.ts';
import { collect, createProduct, funnelReport } from './outcome-questions.ts';

let server: TestServer;
beforeAll(async () => { server = await startServer(); });
afterAll(() => server.stop());

interface Fact { name: string; minute: number; email: string | null }
interface Definition { letters: string; window: number; order: FunnelOrder; entries: FunnelEntries; exclusions: { event: string; after: number; before: number }[]; hold: string | null }

const RANGE = { from: '2026-03-02', to: '2026-03-03' };
/** Minute 0 is ten minutes before the end of the range's day. */
const START = Date.parse('2026-03-02T23:50:00Z');
const DAY_END = Date.parse('2026-03-03T00:00:00Z');
const inputOf = ({ letters, window, ...switches }: Definition) => ({ key: 'f', name: 'f', windowMinutes: window, steps: [...letters].map((event) => ({ event })), ...switches });
const SAVE = 'mutation ($product: String!, $input: FunnelInput!) { saveFunnel(product: $product, input: $input) { id } }';

let products = 0;
async function collected(facts: Fact[][]): Promise<string> {
  const product = `switches-${(products += 1)}`;
  await createProduct(server, product);
  const events = facts.flatMap((own, person) => own.map(({ name, minute, email }, index) => ({
    key: `${person}-${index}`, person: `p${person}`, name, at: new Date(START + minute * 60_000).toISOString(), ...(email === null ? {} : { properties: { email } }),
  })));
  for (let from = 0; from < events.length; from += 500) await collect(server, product, { events: events.slice(from, from + 500) });
  return product;
}
async function reached(facts: Fact[][], definitions: Definition[], use: (definition: Definition, people: number[]) => void): Promise<void> {
  const product = await collected(facts);
  for (const definition of definitions) {
    const { saveFunnel } = await server.graphql<{ saveFunnel: { id: string } }>(SAVE, { product, input: inputOf(definition) });
    use(definition, (await funnelReport(server, product, saveFunnel.id, RANGE)).steps.map(({ people }) => people));
  }
}

const plain = { order: 'IN_ORDER', entries: 'ANY', exclusions: [], hold: null } as const;
const facts = (text: string): Fact[] => text.split(' ').map((each) => ({ name: each[0]!, minute: Number(each.slice(1).split('/')[0]), email: each.split('/')[1] ?? null }));
async function furthest(text: string, definition: Partial<Definition> & { letters: string }): Promise<number> {
  let found = -1;
  await reached([facts(text)], [{ window: 60, ...plain, exclusions: [], ...definition }], (_, people) => { found = people.filter((count) => count > 0).length; });
  return found;
}

describe('the vectors of the switches', () => {

  it('1, entered in the range', async () => {
    // Ten minutes lie in the range: the same way in a tenth of the time.
    expect(await furthest('A0 A3 B4.5 C7.5', { letters: 'ABC', window: 6, entries: 'FIRST' })).toBe(2);
    expect(await furthest('A0 A3 B4.5 C7.5', { letters: 'ABC', window: 6 })).toBe(3);
  });
  it('6: B, A, C in any order reaches 3; A, X, B in strict order 1', async () => {
    expect(await furthest('B0 A1 C2', { letters: 'ABC', order: 'ANY' })).toBe(3);
    expect(await furthest('A0 X1 B2', { letters: 'AB', order: 'STRICT' })).toBe(1);
    expect(await furthest('A0 X1 A2 B3', { letters: 'AB', order: 'STRICT' })).toBe(2);
    expect(await furthest('A0 X0 B1', { letters: 'AB', order: 'STRICT' })).toBe(2); // at the very instant is not between
  });
  it('7: entries far apart, by the first only 1', async () => expect(await furthest('A0 A9 B9', { letters: 'AB', window: 5, entries: 'FIRST' })).toBe(1));
  it('8: ten emails sent and one opened: of (person, email) one in ten', async () => {
    const sent = Array.from({ length: 10 }, (_, index) => `A${index / 2}/${index}`).join(' ');
    await reached([facts(`${sent} B9/3`)], [{ letters: 'AB', window: 60, ...plain, exclusions: [], hold: 'email' }], (_, people) => expect(people).toEqual([10, 1]));
    await reached([facts(`${sent} B9/3`)], [{ letters: 'AB', window: 60, ...plain, exclusions: [] }], (_, people) => expect(people).toEqual([1, 1]));
  });
  it('ends an attempt at an exclusion between the two steps, and only there', async () => {
    const excluded = (text: string, after = 1, before = 3): Promise<number> => furthest(text, { letters: 'ABC', exclusions: [{ event: 'X', after, before }] });
    expect(await excluded('A0 B1 X2 C3')).toBe(2);
    expect(await excluded('A0 X1 B2 C3')).toBe(1);
    expect(await excluded('A0 X1 B2 C3', 2)).toBe(3); // not after step 2
    expect(await excluded('A0 B1 X2 C3', 1, 2)).toBe(3); // not before step 2
    expect(await excluded('A0 X0 B1 X1 C1')).toBe(3); // at a step's instant is not between
    expect(await excluded('A0 X1 A2 B3 C4')).toBe(3); // another entry gets through
  });
  it('counts every entry by itself', async () => {
    await reached([facts('A0 A1 B2 A9')], [{ letters: 'AB', window: 5, ...plain, exclusions: [], entries: 'EVERY' }], (_, people) => expect(people).toEqual([3, 2]));
  });
});

const fact: fc.Arbitrary<Fact> = fc.record({ name: fc.constantFrom('A', 'A', 'B', 'B', 'C', 'X', 'Z'), minute: fc.integer({ min: 0, max: 14 }), email: fc.constantFrom('1', '2', null) });
const definition: fc.Arbitrary<Definition> = fc.record({
  letters: fc.constantFrom('AB', 'ABC', 'AAB', 'ABA', 'BAC', 'AA', 'ABAC', 'CBA'), window: fc.constantFrom(2, 5, 9), order: fc.constantFrom<FunnelOrder>('IN_ORDER', 'IN_ORDER', 'STRICT', 'ANY'),
  entries: fc.constantFrom<FunnelEntries>('ANY', 'FIRST', 'EVERY'), excluded: fc.constantFrom(0, 0, 1, 2), hold: fc.constantFrom(null, null, 'email'),
}).map(({ letters, window, order, entries, excluded, hold }) => ({
  letters, window, order, hold, entries: order === 'ANY' && entries === 'EVERY' ? 'FIRST' : entries,
  exclusions: order === 'STRICT' || excluded === 0 ? [] : [{ event: 'X', after: excluded === 2 && letters.length > 2 && order !== 'ANY' ? 2 : 1, before: letters.length }],
}));

/** The rule word for word; `value` is the email, as what is broken down by. */
function unitsOf(own: Fact[], { letters, window, order, entries, exclusions, hold }: Definition): FunnelUnit[] {
  const events = own.map(({ name, minute, email }, index): WalkEvent => ({
    atMicros: (START + minute * 60_000) * 1000, key: String(index), held: hold === null ? null : email, value: email,
    steps: [...letters].map((letter) => letter === name), excludes: exclusions.map(({ event }) => event === name),
  }));
  const windowMicros = window * 60_000_000;
  const found = walkEntries(events, { steps: letters.length, windowMicros, order, exclusions, holds: hold !== null });
  return funnelUnits(found, entries, windowMicros, { fromMicros: 0, toMicros: DAY_END * 1000 }, Date.now() * 1000);
}

interface Analysis {
  report: { steps: { people: number; distinctPeople: number }[] };
  entryRules: { entries: FunnelEntries; entered: number; converted: number }[];
  timeToConvert: { people: number; medianSeconds: number | null; bars: { people: number }[] };
  breakdown: { value: string | null; isOther: boolean; reached: number[] }[];
  reachedPeople: { totalCount: number; rows: { person: string; held: string | null; furthest: number }[] };
  dropped: { totalCount: number; rows: { person: string }[] };
}
const TRY = `query ($product: String!, $definition: FunnelDefinitionInput!, $range: RangeInput!) { product(key: $product) { tryFunnel(definition: $definition, range: $range) {
  report { steps { people distinctPeople } } entryRules { entries entered converted } timeToConvert { people medianSeconds bars { people } } breakdown(property: "email") { value isOther reached }
  reachedPeople: people(part: REACHED, step: 1, first: 5000) { totalCount rows { person held furthest } } dropped: people(part: DROPPED, step: 2, first: 5000) { totalCount rows { person } }
} } }`;

const median = (values: number[]): number | null => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted.length === 0 ? null : (sorted[Math.floor((sorted.length - 1) / 2)]! + sorted[Math.ceil((sorted.length - 1) / 2)]!) / 2;
};

describe('random histories', () => {
  it('reach what the rule reaches word for word: every switch, ties, repeats, events after the end of the range', async () => {
    const people = fc.sample(fc.array(fact, { minLength: 1, maxLength: 9 }), { numRuns: 250, seed: 7 });
    const definitions = fc.sample(definition, { numRuns: 60, seed: 8 });
    const product = await collected(people);
    for (const asked of definitions) {
      const { key: _, name: __, ...input } = inputOf(asked);
      const { product: { tryFunnel } } = await server.graphql<{ product: { tryFunnel: Analysis } }>(TRY, { product, definition: input, range: RANGE });
      const units = people.flatMap((own, person) => unitsOf(own, asked).map((unit) => ({ ...unit, person: `p${person}`, furthest: unit.entry.reachedAtMicros.length })));
      const steps = [...asked.letters].map((_, step) => units.filter(({ furthest }) => furthest > step));
      expect([asked, tryFunnel.report.steps]).toEqual([asked, steps.map((own) => ({ people: own.length, distinctPeople: new Set(own.map(({ person }) => person)).size }))]);

      const rules = (asked.order === 'ANY' ? ['ANY', 'FIRST'] as const : ['ANY', 'FIRST', 'EVERY'] as const).map((entries) => {
        const all = people.flatMap((own) => unitsOf(own, { ...asked, entries }));
        return { entries, entered: all.length, converted: all.filter(({ entry }) => entry.reachedAtMicros.length === asked.letters.length).length };
      });
      expect([asked, tryFunnel.entryRules]).toEqual([asked, rules]);

      const who = (rows: { person: string; held: string | null; furthest: number }[]): string[] => rows.map(({ person, held, furthest }) => `${person} ${held} ${furthest}`).sort();
      expect([asked, who(tryFunnel.reachedPeople.rows)]).toEqual([asked, who(units)]);
      expect(tryFunnel.reachedPeople.totalCount).toBe(units.length);
      expect(tryFunnel.dropped.rows.map(({ person }) => person).sort()).toEqual(units.filter(({ furthest }) => furthest === 1).map(({ person }) => person).sort());

      const seconds = steps.at(-1)!.map(({ entry }) => (entry.reachedAtMicros.at(-1)! - entry.atMicros) / 1e6);
      expect([asked, tryFunnel.timeToConvert.people, tryFunnel.timeToConvert.medianSeconds]).toEqual([asked, seconds.length, median(seconds)]);
      expect(tryFunnel.timeToConvert.bars.reduce((sum, bar) => sum + bar.people, 0)).toBe(seconds.length);

      // Entries of one instant that got as far have an order of their own only by their keys: all of these together are the whole.
      expect(tryFunnel.breakdown.every(({ isOther }) => !isOther)).toBe(true);
      expect(steps.map((_, step) => tryFunnel.breakdown.reduce((sum, { reached: own }) => sum + own[step]!, 0))).toEqual(steps.map((own) => own.length));
      if (asked.entries === 'EVERY') expect(new Map(tryFunnel.breakdown.map(({ value, reached: own }) => [value, own[0]]))).toEqual(counted(units.map(({ value }) => value)));
    }
  });
});

function counted(values: (string | null)[]): Map<string | null, number> {
  const counts = new Map<string | null, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}
