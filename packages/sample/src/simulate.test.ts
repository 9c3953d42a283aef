import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { simulate } from './simulate.js';
import type { SampleOptions } from './simulate.js';

const small: SampleOptions = { seed: 1, today: '2026-11-22', scale: 0.02 };

function hashOf(parts: Iterable<unknown>): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(JSON.stringify(part));
  return hash.digest('hex');
}

function digest(options: SampleOptions): { readonly delivery: string; readonly outcomes: string; readonly truths: string } {
  const sample = simulate(options);
  return { delivery: hashOf(sample.delivery()), outcomes: hashOf(sample.outcomes()), truths: hashOf(sample.truths) };
}

describe('simulate', () => {
  const first = digest(small);

  it('gives the same bytes for the same seed, day and scale', () => expect(digest(small)).toEqual(first));

  it('can be asked twice, in any order', () => {
    const sample = simulate(small);
    expect(hashOf(sample.truths)).toBe(first.truths);
    expect([hashOf(sample.outcomes()), hashOf(sample.delivery())]).toEqual([first.outcomes, first.delivery]);
    expect([hashOf(sample.delivery()), hashOf(sample.outcomes())]).toEqual([first.delivery, first.outcomes]);
  });

  it.each([{ ...small, seed: 2 }, { ...small, today: '2026-11-23' }])('gives others for %j', (options) => {
    const other = digest(options);
    for (const half of ['delivery', 'outcomes', 'truths'] as const) expect(other[half]).not.toBe(first[half]);
  });

  it('keeps the first people when it grows: a larger sample only adds', () => {
    const people = (scale: number): unknown[] => [...simulate({ ...small, scale }).outcomes()].flatMap(({ people: some = [] }) => some);
    expect(people(0.04).slice(0, 100)).toEqual(people(0.02));
  });

  it('makes only what is asked for: 5 million people begin at once, and memory stays flat', () => {
    const before = process.memoryUsage().heapUsed;
    const batches = simulate({ ...small, scale: 1_000 }).outcomes();
    let events = 0;
    while (events < 60_000) events += batches.next().value?.events?.length ?? 0;
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(150e6);
  });

  it.each([
    [{ ...small, today: '2026-13-01' }, 'A date is YYYY-MM-DD'],
    [{ ...small, seed: 1.5 }, 'A seed is a whole number'],
    [{ ...small, scale: 0 }, 'A scale is a number from'],
    [{ ...small, scale: Number.NaN }, 'A scale is a number from'],
  ])('refuses %j', (options, reason) => expect(() => simulate(options)).toThrow(reason));

  it('gives funnels that nobody can change for the next one', () => {
    simulate(small).funnels[0]?.steps.pop();
    expect(simulate(small).funnels).toMatchObject([{ key: 'sign-up-to-purchase', windowMinutes: 20_160, steps: [{ event: 'signed_up' }, { event: 'project_created' }, { event: 'invited_teammate' }, { event: 'purchase_completed' }] }, { key: 'checkout' }]);
  });
});
