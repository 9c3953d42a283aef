import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isSmall } from './is-small.js';

describe('whether JSON is small', () => {
  it('is never said of what is larger', () => {
    fc.assert(fc.property(fc.jsonValue({ noUnicodeString: false }), fc.integer({ min: 0, max: 400 }), (value, bytes) => {
      if (isSmall(value, bytes)) expect(Buffer.byteLength(JSON.stringify(value))).toBeLessThanOrEqual(bytes);
    }));
  });

  it.each([
    ['half of a character is written with six', '\ud800'.repeat(10), 62],
    ['a long number with 24', -1.2345678901234567e-300, 24],
  ])('%s', (_, value, bytes) => {
    expect(Buffer.byteLength(JSON.stringify(value))).toBe(bytes);
    expect(isSmall(value, bytes - 1)).toBe(false);
    expect(isSmall(value, 200)).toBe(true);
  });

  it('is said of what is sent as a rule: 300 characters of text at six bytes and a few words', () => {
    expect(isSmall({ type: 'track', userId: 'p1', timestamp: '2026-03-02T09:00:00.000Z', properties: { text: 'x'.repeat(300), n: 1, list: [true, null] } }, 32 * 1024)).toBe(true);
  });

  it('what is nested deeper than a stack is not followed', () => {
    expect(isSmall(JSON.parse('['.repeat(50_000) + ']'.repeat(50_000)), 32 * 1024)).toBe(false);
  });
});
