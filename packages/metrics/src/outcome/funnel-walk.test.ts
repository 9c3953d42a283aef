import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { funnelUnits, walkEntries, type FunnelOrder, type WalkEvent, type WalkRules } from './funnel-walk.js';

const MINUTE = 60_000_000;
const event = (name: string, minute: number, letters: string, excluded = '', held: string | null = null): WalkEvent => ({
  atMicros: minute * MINUTE, key: `${name}${minute}`, held, value: null, steps: [...letters].map((letter) => letter === name), excludes: [...excluded].map((letter) => letter === name),
});
const rules = (letters: string, more: Partial<WalkRules> = {}): WalkRules => ({ steps: letters.length, windowMicros: 60 * MINUTE, order: 'IN_ORDER', exclusions: [], holds: false, ...more });
/** "A0 B10": the steps that each attempt reached. */
const reached = (text: string, letters: string, more: Partial<WalkRules> = {}, excluded = ''): number[] =>
  walkEntries(text.split(' ').map((each) => event(each[0]!, Number(each.slice(1)), letters, excluded)), rules(letters, more)).map((entry) => entry.reachedAtMicros.length);

describe('walkEntries', () => {
  it.each<[string, string, number[]]>([
    ['A0 A30 B45 C75', 'ABC', [2, 3]], // C is 75 min after the first A, 45 after the second
    ['A0 B50 C100', 'ABC', [2]],
    ['A0 B0', 'AB', [2]], // equal instants count in step order
    ['A0 B1', 'AAB', [1]], // each step needs its own event
    ['A0 A1 B2', 'AAB', [3, 1]],
    ['A0 B60', 'AB', [2]], // the edge is included
    ['A0 B60.001', 'AB', [1]],
    ['B0 A10 C20', 'ABC', [1]],
    ['A0 X1 B2', 'AB', [2]],
  ])('%s by %s: %j', (text, letters, expected) => expect(reached(text, letters)).toEqual(expected));

  it('in any order counts the different steps, each with its own event', () => {
    expect(reached('B0 A10 C20', 'ABC', { order: 'ANY' })).toEqual([3, 2, 1]);
    expect(reached('A0 B1', 'AAB', { order: 'ANY' })).toEqual([2, 1]); // one A is one step
  });

  it('in strict order follows every way that the very next instant leaves', () => {
    expect(reached('A0 X1 B2', 'AB', { order: 'STRICT' })).toEqual([1]);
    expect(reached('A0 A1 B2', 'AB', { order: 'STRICT' })).toEqual([1, 2]);
    // Of A and B at 0: B may wait for the one at 1, after which C comes next.
    expect(reached('A0 B0 B1 C2', 'ABC', { order: 'STRICT' })).toEqual([3]);
  });

  it('ends an attempt at an exclusion strictly between the two steps', () => {
    const exclusions = [{ after: 1, before: 3 }];
    expect(reached('A0 B1 X2 C3', 'ABC', { exclusions }, 'X')).toEqual([2]);
    expect(reached('A0 X0 B1 X1 C1', 'ABC', { exclusions }, 'X')).toEqual([3]);
    expect(reached('A0 A1 B2', 'AB', { exclusions: [{ after: 1, before: 2 }] }, 'A')).toEqual([1, 2]); // no second A between
  });

  it('reaches what trying every way reaches', () => {
    const history = fc.array(fc.record({ name: fc.constantFrom('A', 'B', 'C', 'X'), minute: fc.integer({ min: 0, max: 6 }) }), { maxLength: 7 });
    const order = fc.constantFrom<FunnelOrder>('IN_ORDER', 'STRICT');
    fc.assert(fc.property(history, fc.constantFrom('AB', 'ABC', 'AAB', 'ABA', 'AA'), order, fc.constantFrom(2, 4), (facts, letters, how, window) => {
      const events = facts.map(({ name, minute }, index) => ({ ...event(name, minute, letters), key: String(index) }));
      const instants = [...new Set(events.map(({ atMicros }) => atMicros))].sort((a, b) => a - b);
      const ways = (entry: WalkEvent, since: WalkEvent, used: readonly WalkEvent[]): number => Math.max(used.length, ...events.filter((next) => {
        const ahead = instants.indexOf(next.atMicros) - instants.indexOf(since.atMicros);
        return next.steps[used.length] === true && !used.includes(next) && next.atMicros <= entry.atMicros + window * MINUTE && ahead >= 0 && (how === 'IN_ORDER' || ahead <= 1);
      }).map((next) => ways(entry, next, [...used, next])));
      const found = walkEntries(events, rules(letters, { order: how, windowMicros: window * MINUTE }));
      const expected = events.filter(({ steps }) => steps[0] === true).map((entry) => [entry.key, ways(entry, entry, [entry])]);
      expect(Object.fromEntries(found.map((entry) => [entry.key, entry.reachedAtMicros.length]))).toEqual(Object.fromEntries(expected));
    }), { numRuns: 500 });
  });
});

describe('funnelUnits', () => {
  const letters = 'AB';
  const entries = walkEntries([event('A', 0, letters), event('A', 20, letters), event('B', 22, letters)], rules(letters, { windowMicros: 5 * MINUTE }));
  const whole = { fromMicros: 0, toMicros: 60 * MINUTE };
  const counted = (rule: 'ANY' | 'FIRST' | 'EVERY', period = whole, now = 1000): number[] => funnelUnits(entries, rule, 5 * MINUTE, period, now * MINUTE).map(({ entry }) => entry.reachedAtMicros.length);
  it('takes the best entry, the first, or every one', () => {
    expect(counted('ANY')).toEqual([2]);
    expect(counted('FIRST')).toEqual([1]);
    expect(counted('EVERY')).toEqual([1, 2]);
  });
  it('asks for entries of the period alone', () => expect(counted('FIRST', { fromMicros: 10 * MINUTE, toMicros: 60 * MINUTE })).toEqual([2]));
  it('judges by old entries as long as there is one', () => {
    const [unit] = funnelUnits(entries, 'ANY', 5 * MINUTE, whole, 23 * MINUTE);
    expect([unit?.judged, unit?.entry.reachedAtMicros.length]).toEqual([true, 1]);
  });
  it('counts a person once for each held value', () => {
    const held = walkEntries([...Array.from({ length: 10 }, (_, email) => event('A', email, letters, '', String(email))), event('B', 30, letters, '', '3'), event('A', 5, letters)], rules(letters, { holds: true }));
    const units = funnelUnits(held, 'ANY', 60 * MINUTE, whole, 1000 * MINUTE);
    expect([units.length, units.filter(({ entry }) => entry.reachedAtMicros.length === 2).map(({ held: value }) => value)]).toEqual([10, ['3']]); // 1 of 10: 10 %
  });
});
