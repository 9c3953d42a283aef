import { describe, expect, it } from '@jest/globals';
import { silence } from './silence.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const NOW = Date.parse('2026-03-02T12:00:00Z');
const stream = (agoMs: number, longestPauseMs: number | null, activeMinutes = 500) => ({ lastMs: NOW - agoMs, longestPauseMs, activeMinutes });

describe('a stream that has fallen silent', () => {
  it.each([
    ['a busy one, silent for 11 minutes where the longest pause was 5: 11 > 2 x 5', stream(11 * MINUTE, 5 * MINUTE), true],
    ['exactly twice the longest pause', stream(12 * MINUTE, 6 * MINUTE), false],
    ['ten minutes are never unusual', stream(10 * MINUTE, MINUTE), false],
    ['the night: 8 h where 8 h is the longest pause', stream(8 * HOUR, 8 * HOUR), false],
    ['a day where nights are 8 h: 24 > 16', stream(24 * HOUR, 8 * HOUR), true],
    ['a clock behind the last fact', stream(-MINUTE, MINUTE), false],
  ])('%s', (_, given, isUnusual) => {
    expect(silence(given, NOW)).toEqual({ silentMs: Math.max(0, NOW - given.lastMs), isUnusual });
  });

  it.each([
    ['nothing ever came', { ...stream(0, null, 0), lastMs: null }], ['one minute alone', stream(24 * HOUR, null, 1)], ['19 minutes are no habit', stream(24 * HOUR, MINUTE, 19)],
  ])('nothing is said where %s', (_, given) => {
    expect(silence(given, NOW)).toBeNull();
  });
});
