import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { exactFinish } from './forecast-exact.js';
import { chanceBy, dateOfChance, jointChances } from './forecast-joint.js';
import { drawsFrom, seedOf } from './forecast-random.js';
import { simulateFinish, simulatePaths, stepsUntil, type TrialQuestion } from './forecast-trials.js';

const past = (completed: readonly number[], scope: readonly number[] = []): TrialQuestion['past'] => completed.map((each, n) => ({ completed: each, scopeChange: scope[n] ?? 0 }));
const left = (remaining: number, completed: readonly number[], more: Partial<TrialQuestion> = {}): TrialQuestion => ({ remaining, past: past(completed), runningShare: null, horizon: 60, ...more });
const PERCENTS = [0.5, 0.7, 0.85, 0.95];
const steps = (question: TrialQuestion) => PERCENTS.map((p) => stepsUntil(exactFinish(question)!, p));

/** Five standard errors of a share of 10,000 trials: 5 x sqrt(.25 / 10,000) = 0.025. A seeded run that passes always passes. */
const MARGIN = 0.025;
const QUESTIONS: readonly (readonly [string, TrialQuestion])[] = [
  ['sprints of 5 and 10, 20 left', left(20, [5, 10])],
  ['days of 0 and 2, 2 left', left(2, [0, 2])],
  ['scope that grows', left(30, [8, 11, 9, 4], { past: past([8, 11, 9, 4], [0, 4, 4, 9]) })],
  ['a running sprint', left(40, [8, 11, 9], { runningShare: 0.5 })],
  ['completions taken back', left(12, [5, -2, 6])],
];

describe('exact chances', () => {
  it('sprints of 5 and 10, 20 left: two tens of four pairs; three of eight triples fail but one; four always', () => {
    const chances = exactFinish(left(20, [5, 10]))!;
    // after 2: only 10 + 10 of 4; after 3: all but 5 + 5 + 5 of 8; after 4: 4 x 5 = 20
    expect(chances.slice(0, 5)).toEqual([0, 0, 0.25, 0.875, 1]);
    expect(steps(left(20, [5, 10]))).toEqual([3, 3, 3, 4]);
  });
  it('days of 0 and 2, 2 left: 1 - 0.5^n', () => {
    const chances = exactFinish(left(2, [0, 2]))!;
    for (const n of [0, 1, 2, 3, 10]) expect(chances[n]).toBe(1 - 0.5 ** n);
    expect(steps(left(2, [0, 2]))).toEqual([1, 2, 3, 5]); // .5, .75, .875, .96875
  });
  it('one a day, 10 left: the tenth day at every percentile', () => expect(steps(left(10, [1, 1, 1]))).toEqual([10, 10, 10, 10]));
  it('nothing completed: never', () => expect(steps(left(10, [0, 0, 0]))).toEqual([null, null, null, null]));
  it('nothing left: done before the first step', () => expect(steps(left(0, [5, 10]))).toEqual([0, 0, 0, 0]));
  it('draws what was completed and how the scope grew together', () => {
    // 8 - 8 or 2 - 0: apart it could be 8 - 0, and 8 left could be done after one sprint; together it takes four of the second kind
    const chances = exactFinish(left(8, [], { past: past([8, 2], [8, 0]) }))!;
    expect(chances.slice(0, 5)).toEqual([0, 0, 0, 0, 0.0625]); // .5 ^ 4
  });
  it('draws the rest of a running step with its share', () => {
    // half a sprint takes 5 of 20, then 10 and 5: done after the second
    expect(exactFinish(left(20, [10], { runningShare: 0.5 }))!.slice(0, 3)).toEqual([0, 0, 1]);
    expect(exactFinish(left(5, [10], { runningShare: 0.5 }))![0]).toBe(1);
  });
  it('gives up where it would be slower than playing', () => {
    expect(exactFinish(left(1_000_000, [1]))).toBeNull();
    expect(exactFinish(left(10, [Math.PI]))).toBeNull();
  });
});

describe('the simulation', () => {
  it.each(QUESTIONS)('agrees with the exact chances: %s', (_name, question) => {
    const [exact, played] = [exactFinish(question)!, simulateFinish(question, 7)];
    exact.forEach((chance, n) => expect(Math.abs(played[n]! - chance)).toBeLessThan(MARGIN));
  });
  it('answers the same to the same seed, and otherwise to another', () => {
    const question = QUESTIONS[2]![1];
    expect(simulateFinish(question, 7)).toEqual(simulateFinish(question, 7));
    expect(simulateFinish(question, 7)).not.toEqual(simulateFinish(question, 8));
    expect(seedOf('orion')).not.toBe(seedOf('orioN'));
  });
  it('leaves in its paths what it counts as done', () => {
    const question = QUESTIONS[2]![1];
    const chances = simulateFinish(question, 7);
    const paths = simulatePaths(question, 7, [0, 2, 6]);
    expect(paths.map((path) => path.filter((amount) => amount === 0).length / path.length)).toEqual([chances[0], chances[2], chances[6]]);
  });
  it('refuses to draw from nothing', () => expect(() => simulateFinish(left(10, []), 1)).toThrow(RangeError));

  const numbers = fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 3, maxLength: 8 });
  it('never falls with time, and takes no less time for more work', () => {
    fc.assert(fc.property(numbers, numbers, fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 20 }), fc.nat(), (completed, scope, remaining, more, seed) => {
      const question = (amount: number): TrialQuestion => ({ remaining: amount, past: past(completed, scope), runningShare: null, horizon: 20 });
      const [less, all] = [simulateFinish(question(remaining), seed, 200), simulateFinish(question(remaining), seed, 200)];
      expect(less).toEqual(all);
      less.forEach((chance, n) => expect(chance).toBeGreaterThanOrEqual(less[n - 1] ?? 0));
      const [few, many] = [exactFinish(question(remaining))!, exactFinish(question(remaining + more))!];
      few.forEach((chance, n) => expect(chance).toBeGreaterThanOrEqual((many[n] ?? 0) - 1e-9));
      const at = PERCENTS.map((p) => stepsUntil(few, p) ?? Infinity);
      expect(at).toEqual([...at].sort((a, b) => a - b));
    }), { numRuns: 60 });
  });
  it('draws evenly', () => {
    const draw = drawsFrom(42);
    const counts = [0, 0, 0, 0, 0];
    for (let n = 0; n < 50_000; n += 1) counts[draw(5)]! += 1;
    for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(450); // 5 x sqrt(50,000 x .2 x .8) = 447
  });
});

describe('two teams on one release', () => {
  const days = ['2026-03-02', '2026-03-03', '2026-03-04'];
  it('at .5, .75 and 1 each: .25, .5625 and 1 together', () => {
    const team = { dates: days, chances: [0.5, 0.75, 1] };
    expect(jointChances([team, team]).chances).toEqual([0.25, 0.5625, 1]);
    expect([0.5, 0.85].map((p) => dateOfChance(jointChances([team, team]), p))).toEqual(['2026-03-03', '2026-03-04']);
  });
  it('reads each team at its own last step', () => {
    const joint = jointChances([{ dates: ['2026-03-02', '2026-03-16'], chances: [0.4, 1] }, { dates: ['2026-03-09', '2026-03-23'], chances: [0.5, 0.9] }]);
    expect(joint).toEqual({ dates: ['2026-03-02', '2026-03-09', '2026-03-16', '2026-03-23'], chances: [0, 0.2, 0.5, 0.9] });
    expect([chanceBy(joint, '2026-03-01'), chanceBy(joint, '2026-03-15'), chanceBy(joint, '2027-01-01')]).toEqual([0, 0.2, 0.9]);
  });
  it('is never likelier than each of them', () => {
    const team = fc.array(fc.tuple(fc.integer({ min: 1, max: 28 }), fc.double({ min: 0, max: 1, noNaN: true })), { minLength: 1, maxLength: 6 }).map((rows) => ({
      dates: [...new Set(rows.map(([day]) => `2026-02-${String(day).padStart(2, '0')}`))].sort(),
      chances: rows.map(([, chance]) => chance).sort((a, b) => a - b).slice(0, new Set(rows.map(([day]) => day)).size),
    }));
    fc.assert(fc.property(fc.array(team, { minLength: 2, maxLength: 4 }), (teams) => {
      const joint = jointChances(teams);
      joint.dates.forEach((date, n) => { for (const each of teams) expect(joint.chances[n]).toBeLessThanOrEqual(chanceBy(each, date) + 1e-12); });
    }));
  });
});
