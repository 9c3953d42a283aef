import { describe, expect, it } from '@jest/globals';
import { RateLimit } from './rate-limit.js';

describe('requests a second of a key', () => {
  it('five seconds\' worth may come at once, then as many as the limit says', () => {
    const limit = new RateLimit(2);
    expect(Array.from({ length: 12 }, () => limit.take(1, 0))).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1]);
    // After 500 ms there is one again: 0.5 s x 2.
    expect([limit.take(1, 500), limit.take(1, 500), limit.take(1, 999), limit.take(1, 1_000)]).toEqual([0, 1, 1, 0]);
  });

  it('each key has its own', () => {
    const limit = new RateLimit(0.2);
    // 0.2 x 5 s = 1 at once; the next one after 1 / 0.2 = 5 s.
    expect([limit.take(1, 0), limit.take(1, 0), limit.take(2, 0), limit.take(1, 4_999), limit.take(1, 5_000)]).toEqual([0, 5, 0, 1, 0]);
  });

  it('a clock that is set back neither fills nor empties it', () => {
    const limit = new RateLimit(1);
    expect(Array.from({ length: 6 }, () => limit.take(1, 10_000))).toEqual([0, 0, 0, 0, 0, 1]);
    expect([limit.take(1, 5_000), limit.take(1, 6_000)]).toEqual([1, 0]);
  });
});
