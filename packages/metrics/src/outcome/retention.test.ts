import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { pooledRetention, retention, retentionShare } from './retention.js';

/** Tallies the page's four people in the way SQL does: in exactly period n, or in n or later. */
const days = [[0, 1, 3], [0, 3], [0], [0, 7]];
const on = (n: number): number => days.filter((active) => active.includes(n)).length;
const onOrAfter = (n: number): number => days.filter((active) => active.some((day) => day >= n)).length;

describe('retention', () => {
  it.each([
    [1, 0.25, 0.75], // on: u1; on or after: u1, u2, u4
    [3, 0.5, 0.75], // on: u1, u2; on or after: u1, u2, u4
    [7, 0.25, 0.25], // u4
  ])('day %i: on %f, on or after %f', (n, exactly, later) => {
    expect(retention({ cohort: 4, returned: on(n), complete: true }).value).toBe(exactly);
    expect(retention({ cohort: 4, returned: onOrAfter(n), complete: true }).value).toBe(later);
  });
  it('is null, not 0, while the period runs, and for an empty cohort', () => {
    expect(retention({ cohort: 4, returned: 0, complete: false })).toMatchObject({ value: null, denominator: 4 });
    expect(retention({ cohort: 0, returned: 0, complete: true }).value).toBeNull();
    expect(retention({ cohort: 4, returned: 0, complete: true }).value).toBe(0);
    expect(retentionShare({ cohort: 4, returned: 1, complete: false })).toEqual({ part: 0, whole: 0 });
  });
});

describe('pooledRetention', () => {
  it('1000/500, 500/400, and 700/10 still running: 60.0 %', () => {
    // (500 + 400)/(1000 + 500) = 900/1500; a mean of the rates would say 65 %
    const cells = [{ cohort: 1000, returned: 500, complete: true }, { cohort: 500, returned: 400, complete: true }, { cohort: 700, returned: 10, complete: false }];
    expect(pooledRetention(cells)).toMatchObject({ value: 0.6, numerator: 900, denominator: 1500 });
  });
  it('is nothing when no cohort is old enough', () => expect(pooledRetention([{ cohort: 7, returned: 1, complete: false }]).nullReason).toBe('No cohort is old enough.'));
  it('lies between the lowest and the highest cell', () => {
    const cell = fc.integer({ min: 1, max: 1000 }).chain((cohort) => fc.nat(cohort).map((returned) => ({ cohort, returned, complete: true })));
    fc.assert(fc.property(fc.array(cell, { minLength: 1, maxLength: 12 }), (cells) => {
      const rates = cells.map(({ cohort, returned }) => returned / cohort);
      const { value } = pooledRetention(cells);
      expect(value).toBeGreaterThanOrEqual(Math.min(...rates) - 1e-12);
      expect(value).toBeLessThanOrEqual(Math.max(...rates) + 1e-12);
    }));
  });
});
