import { describe, expect, it } from '@jest/globals';
import { velocity } from './velocity.js';

const closed = (n: number, completed: number) => ({ sprint: { id: `s${n}`, key: `${n}`, name: `Sprint ${n}`, closedAt: n as number | null }, commitment: 10, completed });

describe('velocity', () => {
  it('is the mean of the last closed sprints, with its range', () => {
    const { mean, min, max, count } = velocity([closed(3, 9), closed(1, 8), closed(2, 11)]);
    expect(mean).toMatchObject({ value: 28 / 3, numerator: 28, denominator: 3, sampleSize: 3 }); // (8 + 11 + 9) / 3
    expect([min, max, count]).toEqual([8, 11, 3]);
  });
  it('takes the last six, and never the running one', () => {
    const sprints = [1, 2, 3, 4, 5, 6, 7].map((n) => closed(n, n));
    const running = { ...closed(8, 100), sprint: { ...closed(8, 100).sprint, closedAt: null } };
    expect(velocity([...sprints, running])).toMatchObject({ mean: { value: 27 / 6 }, min: 2, max: 7, count: 6 }); // 2 + 3 + 4 + 5 + 6 + 7 = 27
    expect(velocity(sprints, 3).sprints.map((sprint) => sprint.sprintKey)).toEqual(['5', '6', '7']);
  });
  it('has no mean of fewer than three', () => {
    expect(velocity([closed(1, 8), closed(2, 11)])).toMatchObject({ mean: { value: null, nullReason: expect.stringContaining('Not enough sprints') }, min: 8, max: 11, count: 2 });
    expect(velocity([])).toMatchObject({ mean: { value: null }, min: null, max: null, count: 0 });
  });
});
