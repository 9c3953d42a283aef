import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { activeUsers, dormantUsers, featureDepth, featureRate, lifecycleStage, lifecycleTotals, medianOfPeople, newUsers, resurrectedUsers, returningUsers, stickiness } from './adoption.js';

describe('active and new users', () => {
  it('count people; 0 is measured', () => {
    expect(activeUsers({ people: 3 })).toMatchObject({ value: 3, numerator: 3, denominator: null, sampleSize: 3 });
    expect(newUsers({ people: 0 })).toMatchObject({ value: 0, nullReason: null });
  });
  it('refuse what SQL gave as text, and broken counts', () => {
    for (const people of ['3' as unknown as number, -1, 1.5, Number.NaN]) expect(() => activeUsers({ people })).toThrow(RangeError);
  });
});

describe('stickiness', () => {
  it('a on days 1-7, b on 1 and 3, c on 7: 47.62 %', () => {
    // DAU 2, 1, 2, 1, 1, 1, 2: mean 10/7; WAU 3; 10/21 = .47619 (the last day alone would say 2/3)
    const value = stickiness({ dailyActive: [2, 1, 2, 1, 1, 1, 2], windowActive: 3 });
    expect(100 * (value.value ?? Number.NaN)).toBeCloseTo(47.62, 2);
    expect(value).toMatchObject({ numerator: 10 / 7, denominator: 3, sampleSize: 3, low: null });
  });
  it('is nothing when nobody was active', () => {
    expect(stickiness({ dailyActive: [0, 0], windowActive: 0 })).toMatchObject({ value: null, nullReason: 'Nobody was active in this period.' });
    expect(stickiness({ dailyActive: [], windowActive: 0 }).value).toBeNull();
  });
  it('lies between 1/days and 1, from any days of any people', () => {
    const people = fc.array(fc.uniqueArray(fc.nat(6), { minLength: 1 }), { minLength: 1, maxLength: 20 });
    fc.assert(fc.property(people, (daysOfPeople) => {
      const dailyActive = Array.from({ length: 7 }, (_, day) => daysOfPeople.filter((days) => days.includes(day)).length);
      const { value } = stickiness({ dailyActive, windowActive: daysOfPeople.length });
      expect(value).toBeGreaterThanOrEqual(1 / 7 - 1e-12);
      expect(value).toBeLessThanOrEqual(1 + 1e-12);
    }));
  });
});

describe('feature adoption', () => {
  it('30 of 200: 15.0 %; on three days or more, 10 of 200: 5 %', () => {
    const tally = { eligible: 200, used: 30, usedOnThreeDays: 10 };
    expect(featureRate(tally).value).toBe(0.15);
    expect(featureDepth(tally).value).toBe(0.05);
    expect(featureRate(tally).low).toBeLessThan(0.15);
  });
  it('is nothing when nobody was eligible, and 0 when nobody used it', () => {
    expect(featureRate({ eligible: 0, used: 0, usedOnThreeDays: 0 }).value).toBeNull();
    expect(featureRate({ eligible: 9, used: 0, usedOnThreeDays: 0 }).value).toBe(0);
  });
});

describe('lifecycle', () => {
  it.each([
    [{ firstEverNow: true, activeBefore: false, activeNow: true }, 'NEW'],
    [{ firstEverNow: false, activeBefore: true, activeNow: true }, 'RETURNING'],
    [{ firstEverNow: false, activeBefore: false, activeNow: true }, 'RESURRECTED'],
    [{ firstEverNow: false, activeBefore: true, activeNow: false }, 'DORMANT'],
    [{ firstEverNow: false, activeBefore: false, activeNow: false }, null],
  ])('%j is %s', (person, stage) => expect(lifecycleStage(person)).toBe(stage));

  it('active = new + returning + resurrected; before = returning + dormant', () => {
    const periods = fc.array(fc.boolean(), { minLength: 2, maxLength: 6 });
    fc.assert(fc.property(fc.array(periods, { maxLength: 30 }), fc.integer({ min: 1, max: 5 }), (people, now) => {
      const stages = people.map((active) => lifecycleStage({
        firstEverNow: active.indexOf(true) === now, activeBefore: active[now - 1] === true, activeNow: active[now] === true,
      }));
      const count = (stage: string): number => stages.filter((each) => each === stage).length;
      expect(lifecycleTotals({ newPeople: count('NEW'), returning: count('RETURNING'), resurrected: count('RESURRECTED'), dormant: count('DORMANT') })).toEqual({
        active: people.filter((active) => active[now] === true).length,
        activeBefore: people.filter((active) => active[now - 1] === true).length,
      });
    }));
  });
});

describe('the parts of the lifecycle', () => {
  it('are each a count of people', () => {
    const tally = { newPeople: 1, returning: 4, resurrected: 2, dormant: 3 };
    expect([returningUsers(tally).value, resurrectedUsers(tally).value, dormantUsers(tally).value]).toEqual([4, 2, 3]);
    expect(() => dormantUsers({ ...tally, dormant: -1 })).toThrow(RangeError);
  });
});

describe('the median of a count over people', () => {
  it('is the middle one, or the mean of the two in the middle', () => {
    expect(medianOfPeople([[1, 20], [3, 10]])).toBe(1);
    expect(medianOfPeople([[1, 1], [4, 1]])).toBe(2.5);
    expect(medianOfPeople([[7, 3], [2, 3], [100, 1]])).toBe(7); // 2 2 2 7 7 7 100
    expect(medianOfPeople([])).toBeNull();
    expect(medianOfPeople([[3, 0]])).toBeNull();
  });
  it('equals the median of the people one by one', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 60 }), (times) => {
      const sorted = [...times].sort((a, b) => a - b);
      const middle = sorted.length / 2;
      const expected = Number.isInteger(middle) ? (sorted[middle - 1]! + sorted[middle]!) / 2 : sorted[Math.floor(middle)]!;
      expect(medianOfPeople([...new Set(times)].map((each) => [each, times.filter((time) => time === each).length] as const))).toBe(expected);
    }));
  });
});
