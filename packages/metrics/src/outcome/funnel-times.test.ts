import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { timeBars, timeCellMinutes } from './funnel-times.js';

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
