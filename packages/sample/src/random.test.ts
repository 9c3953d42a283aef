import { describe, expect, it } from '@jest/globals';
import { Random } from './random.js';

const draws = (random: Random, count = 20_000): number[] => Array.from({ length: count }, () => random.next());
const mean = (list: readonly number[]): number => list.reduce((sum, each) => sum + each, 0) / list.length;

describe('Random', () => {
  it('repeats itself for the same seed and labels, and only then', () => {
    const first = draws(Random.of(7, 'person', 1), 50);
    expect(draws(Random.of(7, 'person', 1), 50)).toEqual(first);
    for (const other of [Random.of(8, 'person', 1), Random.of(7, 'person', 2), Random.of(7, 'account', 1), Random.of(7 + 2 ** 32, 'person', 1)]) expect(draws(other, 50)).not.toEqual(first);
  });

  it.each([1, 2, 3, 2 ** 40])('is even from 0 to below 1 (seed %d)', (seed) => {
    const list = draws(Random.of(seed, 'even'));
    const tenths = Array.from({ length: 10 }, (_, tenth) => list.filter((each) => Math.floor(each * 10) === tenth).length);
    expect(Math.min(...list)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...list)).toBeLessThan(1);
    expect(tenths.reduce((sum, count) => sum + (count - 2_000) ** 2 / 2_000, 0)).toBeLessThan(33.7); // chi square, 9 degrees, 99.99 %
  });

  it('is even over neighbours too: the first draws of persons 1, 2, 3, ... and pairs that follow each other', () => {
    const firsts = Array.from({ length: 20_000 }, (_, person) => Random.of(1, 'person', person).next());
    expect(Math.abs(mean(firsts) - 0.5)).toBeLessThan(4 * Math.sqrt(1 / 12 / 20_000));
    const list = draws(Random.of(1, 'pairs'));
    const products = list.slice(1).map((each, index) => (each - 0.5) * ((list[index] ?? 0) - 0.5));
    expect(Math.abs(mean(products))).toBeLessThan((4 / 12) / Math.sqrt(20_000));
  });

  it('draws whole numbers, weights, waiting times and normals as named', () => {
    const random = Random.of(3, 'shapes');
    const times = <T>(make: () => T): T[] => Array.from({ length: 20_000 }, make);
    expect(new Set(times(() => random.whole(2, 4)))).toEqual(new Set([2, 3, 4]));
    expect(mean(times(() => random.weighted([[1, 3], [0, 1]] as const) as number))).toBeCloseTo(0.75, 1);
    expect(mean(times(() => random.waiting(5)))).toBeCloseTo(5, 0);
    const normals = times(() => random.normal(10, 2));
    expect(mean(normals)).toBeCloseTo(10, 1);
    expect(Math.sqrt(mean(normals.map((each) => (each - 10) ** 2)))).toBeCloseTo(2, 1);
    expect(random.shuffled([1, 2, 3, 4]).sort()).toEqual([1, 2, 3, 4]);
    expect(() => random.pick([])).toThrow(RangeError);
  });
});
