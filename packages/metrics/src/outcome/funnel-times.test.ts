import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { timeBars, timeCellMinutes, timeCells, timePercentile } from './funnel-times.js';

describe('times', () => {
  it('have percentiles between the two values next to them', () => {
    expect([0, 0.25, 0.5, 0.9, 1].map((p) => timePercentile([10, 20, 40, 80], p))).toEqual([10, 17.5, 30, 68, 80]); // places 0, 0.75, 1.5, 2.7, 3: 10 + 0.75 x 10, 20 + 0.5 x 20, 40 + 0.7 x 40
    expect([timePercentile([7], 0.9), timePercentile([], 0.5)]).toEqual([7, null]);
    expect(() => timePercentile([1], 1.1)).toThrow(RangeError);
  });
  it('lie in the cell they have begun', () => expect(timeCells([59_999_999, 60_000_000, 0, 300_000_000], 1)).toEqual([{ cell: 0, count: 2 }, { cell: 1, count: 1 }, { cell: 5, count: 1 }]));
});

describe('timeBars', () => {
  it('cuts a window into cells of a whole width', () => expect([60, 14 * 1440, 366 * 1440].map(timeCellMinutes)).toEqual([1, 15, 720])); // 60 / 1, 20,160 / 15 = 1,344, 527,040 / 720 = 732
  it('adds cells up to bars from zero, empty ones included', () => {
    expect(timeBars([{ cell: 2, count: 3 }], 1)).toEqual([{ fromMinutes: 0, toMinutes: 1, count: 0 }, { fromMinutes: 1, toMinutes: 2, count: 0 }, { fromMinutes: 2, toMinutes: 3, count: 3 }]);
    expect(timeBars([], 1)).toEqual([]);
  });
  it('has at most 30 bars that add up to the cells', () => {
    const cells = fc.uniqueArray(fc.record({ cell: fc.integer({ min: 0, max: 1999 }), count: fc.integer({ min: 1, max: 50 }) }), { selector: ({ cell }) => cell, minLength: 1 });
    fc.assert(fc.property(cells, fc.constantFrom(1, 5, 15, 720), (all, width) => {
      const bars = timeBars(all, width);
      expect(bars.length).toBeLessThanOrEqual(30);
      expect(bars.reduce((sum, { count }) => sum + count, 0)).toBe(all.reduce((sum, { count }) => sum + count, 0));
      expect(new Set(bars.map(({ fromMinutes, toMinutes }) => toMinutes - fromMinutes)).size).toBe(1);
    }));
  });
});
