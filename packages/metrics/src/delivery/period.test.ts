import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { periodsAt, type Period } from './period.js';

const period = fc.tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 8 })).map(([fromAt, length]): Omit<Period, 'key'> => ({ fromAt, toAt: fromAt + length }));
const inARow = fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 8 }).map((lengths) => lengths.map((length, n): Omit<Period, 'key'> => {
  const fromAt = lengths.slice(0, n).reduce((sum, each) => sum + each, 0);
  return { fromAt, toAt: fromAt + length };
}));

it('finds the periods of an instant as a look at each does, whether they follow one another or overlap', () => {
  fc.assert(fc.property(fc.oneof(inARow, fc.array(period, { maxLength: 6 })), fc.integer({ min: -1, max: 45 }), (some, at) => {
    const periods = some.map((each, n): Period => ({ ...each, key: String(n) }));
    expect(periodsAt(periods)(at)).toEqual(periods.flatMap(({ fromAt, toAt }, n) => (at >= fromAt && at < toAt ? [n] : [])));
  }), { numRuns: 500 });
});
