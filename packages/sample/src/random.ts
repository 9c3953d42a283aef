/**
 * Chance that can be repeated. Every person, account and sprint draws from a stream of its own, named by the seed and its labels,
 * so that one of them can be generated alone, in any order, and adding a draw to one never moves another.
 */
export class Random {
  private counter: number;
  private readonly step: number;
  private readonly key: number;

  private constructor(counter: number, step: number, key: number) {
    this.counter = counter;
    this.step = step;
    this.key = key;
  }

  /** The stream of this seed and these labels: `Random.of(7, 'person', 42)`. */
  static of(seed: number, ...labels: readonly (string | number)[]): Random {
    let hash = scramble((seed | 0) ^ Math.trunc(seed / 0x100000000));
    for (const label of labels) {
      if (typeof label === 'number') hash = scramble(hash ^ scramble(label + 0x51ed27));
      else for (let i = 0; i < label.length; i += 1) hash = scramble(hash + label.charCodeAt(i) * 0x2f0b);
    }
    const key = scramble(hash + 0x3c6ef35f);
    return new Random(hash, scramble(hash ^ 0x5bd1e995) | 1, key);
  }

  /** A number in [0, 1), of 32 bits. */
  next(): number {
    this.counter = (this.counter + this.step) | 0;
    return (scramble(scramble(this.counter) + this.key) >>> 0) / 0x100000000;
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  between(low: number, high: number): number {
    return low + (high - low) * this.next();
  }

  /** A whole number from low to high, both included. */
  whole(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1));
  }

  pick<T>(list: readonly T[]): T {
    const item = list[Math.floor(this.next() * list.length)];
    if (item === undefined) throw new RangeError('Nothing to pick from.');
    return item;
  }

  /** One of the pairs' values, as often as its weight says. */
  weighted<T>(pairs: readonly (readonly [T, number])[]): T {
    let rest = this.next() * pairs.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [value, weight] of pairs) {
      rest -= weight;
      if (rest < 0) return value;
    }
    const last = pairs.at(-1);
    if (last === undefined) throw new RangeError('Nothing to choose from.');
    return last[0];
  }

  /** Exponential with this mean: waiting times. */
  waiting(mean: number): number {
    return -Math.log(1 - this.next()) * mean;
  }

  /** Normal with this mean and deviation (the sum of two uniform angles and radii). */
  normal(mean: number, deviation: number): number {
    const radius = Math.sqrt(-2 * Math.log(1 - this.next()));
    return mean + deviation * radius * Math.cos(2 * Math.PI * this.next());
  }

  /** A copy of the list in random order. */
  shuffled<T>(list: readonly T[]): T[] {
    return list
      .map((item) => [this.next(), item] as const)
      .sort((a, b) => a[0] - b[0])
      .map(([, item]) => item);
  }
}

/** Spreads every bit of a 32-bit number over all of them: multiply and fold, twice. */
function scramble(value: number): number {
  let x = value | 0;
  x = Math.imul(x ^ (x >>> 16), 0x2c1b3c6d);
  x = Math.imul(x ^ (x >>> 13), 0x297a2d39);
  return x ^ (x >>> 16);
}
