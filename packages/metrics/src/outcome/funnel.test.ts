import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { conversionCompleted, conversionEntered, conversionRate, funnelRates } from './funnel.js';

describe('funnelRates', () => {
  const steps = funnelRates([1000, 400, 120, 60]);
  it.each([
    [0, 1, null],
    [1, 0.4, 0.4], // 400/1000, 400/1000
    [2, 0.12, 0.3], // 120/1000, 120/400
    [3, 0.06, 0.5], // 60/1000, 60/120
  ])('1000 / 400 / 120 / 60, step %i: of the start %f, of the previous %f', (step, ofStart, ofPrevious) => {
    expect(steps[step]?.ofStart.value).toBe(ofStart);
    expect(steps[step]?.ofPrevious?.value ?? null).toBe(ofPrevious);
    expect(steps[step]?.dropOff?.value ?? null).toBe(ofPrevious === null ? null : 1 - ofPrevious);
  });
  it('gives each rate its interval', () => expect(steps[1]?.ofPrevious).toMatchObject({ numerator: 400, denominator: 1000, low: expect.any(Number), high: expect.any(Number) }));
  it('is nothing after a step that nobody reached, and 0 at it', () => {
    const empty = funnelRates([5, 0, 0]);
    expect([empty[1]?.ofPrevious?.value, empty[2]?.ofStart.value, empty[2]?.ofPrevious?.value]).toEqual([0, 0, null]);
    expect(empty[2]?.ofPrevious?.nullReason).toBe('Nobody reached step 2.');
    expect(funnelRates([0, 0])[1]?.ofStart.value).toBeNull();
  });
  it('refuses a funnel that widens', () => expect(() => funnelRates([5, 6])).toThrow(RangeError));
  it('multiplies: the last of the start is the product of the previous ones', () => {
    const falling = fc.array(fc.integer({ min: 1, max: 5000 }), { minLength: 2, maxLength: 10 }).map((counts) => counts.sort((a, b) => b - a));
    fc.assert(fc.property(falling, (counts) => {
      const rates = funnelRates(counts);
      const product = rates.slice(1).reduce((value, step) => value * (step.ofPrevious?.value ?? Number.NaN), 1);
      expect(rates.at(-1)?.ofStart.value).toBeCloseTo(product, 10);
    }));
  });
});

describe('conversion', () => {
  const tally = { reached: [1000, 400, 120, 60], maturing: 30 };
  it('is the last step of the first; the maturing are in neither', () => {
    expect(conversionRate(tally)).toMatchObject({ value: 0.06, numerator: 60, denominator: 1000 });
    expect(conversionEntered(tally).value).toBe(1000);
    expect(conversionCompleted(tally).value).toBe(60);
  });
  it('by person 1 of 1 is 100 %, by (person, email_id) 1 of 10 is 10 %', () => {
    expect(conversionRate({ reached: [1, 1], maturing: 0 }).value).toBe(1);
    expect(conversionRate({ reached: [10, 1], maturing: 0 }).value).toBe(0.1);
  });
  it('says why there is nothing', () => {
    expect(conversionRate({ reached: [0, 0], maturing: 3 }).nullReason).toContain('still has time');
    expect(conversionRate({ reached: [0, 0], maturing: 0 }).nullReason).toContain('Nobody entered');
    expect(conversionEntered({ reached: [0, 0], maturing: 0 }).value).toBe(0);
  });
});
