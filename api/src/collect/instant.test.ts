import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readDate, readInstant, readPastInstant } from './instant.js';

describe('an instant', () => {
  it.each([
    ['2026-03-02T09:00:00Z', '2026-03-02T09:00:00.000Z'],
    ['2026-03-02T10:00:00+01:00', '2026-03-02T09:00:00.000Z'],
    ['2026-03-02T10:00:00.123456+0100', '2026-03-02T09:00:00.123Z'],
    ['2026-03-02 09:00Z', '2026-03-02T09:00:00.000Z'],
    ['2024-02-29T00:00:00-05:30', '2024-02-29T05:30:00.000Z'],
    [1772442000000, '2026-03-02T09:00:00.000Z'],
    ['1772442000000', '2026-03-02T09:00:00.000Z'],
    [0, '1970-01-01T00:00:00.000Z'],
  ])('%s is %s', (given, read) => {
    expect(readInstant(given)).toBe(read);
  });

  it.each([
    ['2026-02-30T00:00:00Z', '30 February 2026 does not exist'],
    ['2025-02-29T00:00:00Z', '29 February 2025 does not exist'],
    ['2026-13-01T00:00:00Z', 'no month 13'],
    ['0000-01-01T00:00:00Z', 'the year 0 is not between 1970 and 2200'],
    ['9999-12-31T00:00:00Z', 'the year 9999 is not between 1970 and 2200'],
    ['2026-03-02T09:00:00', 'without a zone'],
    ['2026-03-02', 'without a zone'],
    ['2026-03-02T24:00:00Z', 'no time 24:00:00'],
    ['2026-03-02T09:00:00+25:00', 'no zone +25:00'],
    [1772442000, 'looks like seconds'],
    [-1, 'between 1970 and 2200'],
    [1e309, 'expected an instant'],
    ['yesterday', 'expected an instant'],
    [true, 'got true or false'],
    [{}, 'got an object'],
  ])('%s is refused: %s', (given, reason) => {
    expect(() => readInstant(given)).toThrow(reason);
  });

  it('is the same whichever way it is written', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: Date.UTC(2200, 0, 1) - 1 }), (ms) => {
      const canonical = new Date(ms).toISOString();
      expect(readInstant(canonical)).toBe(canonical);
      expect(readInstant(canonical.replace('Z', '+00:00'))).toBe(canonical);
    }));
  });

  it('is refused alike in the canonical form, whatever stands in it', () => {
    const digit = fc.constantFrom(...'0123456789/:x ');
    fc.assert(fc.property(fc.array(digit, { minLength: 17, maxLength: 17 }), (d) => {
      const text = `${d.slice(0, 4).join('')}-${d.slice(4, 6).join('')}-${d.slice(6, 8).join('')}T${d.slice(8, 10).join('')}:${d.slice(10, 12).join('')}:${d.slice(12, 14).join('')}.${d.slice(14).join('')}Z`;
      const read = (given: string): string => { try { return readInstant(given); } catch (error) { return (error as Error).message; } };
      expect(read(text)).toBe(read(text.replace('Z', '+00:00').replace(/\+00:00$/, 'z')));
    }), { numRuns: 2_000 });
  });

  it('of something that has happened is at most a day ahead', () => {
    const hours = (n: number): string => new Date(Date.now() + n * 3_600_000).toISOString();
    const soon = hours(23);
    expect(readPastInstant(soon)).toBe(soon);
    expect(() => readPastInstant(hours(25))).toThrow('more than 24 hours in the future');
  });
});

describe('a date', () => {
  it('is a day of the calendar', () => {
    expect(readDate('2026-03-06')).toBe('2026-03-06');
    expect(() => readDate('2026-02-30')).toThrow('30 February 2026 does not exist');
    expect(() => readDate('6.3.2026')).toThrow('expected a date as 2026-03-02');
  });
});
