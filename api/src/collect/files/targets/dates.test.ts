import { describe, expect, it } from '@jest/globals';
import { dateStyle, readInstant } from './dates.js';

const iso = (text: string, zone = 'UTC', column = [text]): string | null => {
  const at = readInstant(text, dateStyle(column), zone);
  return at === null ? null : new Date(at).toISOString();
};

describe('instants as files write them', () => {
  it.each([
    ['2026-03-02', '2026-03-02T00:00:00.000Z'],
    ['2026-03-02 09:30', '2026-03-02T09:30:00.000Z'],
    ['2026-03-02T09:30:15.250Z', '2026-03-02T09:30:15.250Z'],
    ['2020-06-12T08:13:13.360+0800', '2020-06-12T00:13:13.360Z'],
    ['2026-03-02T09:30:00+01:00', '2026-03-02T08:30:00.000Z'],
    ['1464048000', '2016-05-24T00:00:00.000Z'],
    ['1464048000123', '2016-05-24T00:00:00.123Z'],
    ['31.12.2025', '2025-12-31T00:00:00.000Z'],
    ['12/31/2025', '2025-12-31T00:00:00.000Z'],
    ['31/12/2025 11:05 PM', '2025-12-31T23:05:00.000Z'],
    ['12/Jan/18 9:00 AM', '2018-01-12T09:00:00.000Z'],
    ['Jan 5, 2026', '2026-01-05T00:00:00.000Z'],
    ['2010', '2010-01-01T00:00:00.000Z'],
    ['2010-07', '2010-07-01T00:00:00.000Z'],
  ])('%s', (text, expected) => {
    expect(iso(text)).toBe(expected);
  });

  it.each(['yesterday', '2026-02-30', '2026-13-01', '31/31/2025', '', '12'])('refuses "%s"', (text) => {
    expect(iso(text)).toBeNull();
  });

  it('reads the order of day and month off the whole column', () => {
    expect(iso('03/04/2026', 'UTC', ['03/04/2026', '25/04/2026'])).toBe('2026-04-03T00:00:00.000Z');
    expect(iso('03/04/2026', 'UTC', ['03/04/2026', '04/25/2026'])).toBe('2026-03-04T00:00:00.000Z');
    expect(dateStyle(['03/04/2026']).orderKnown).toBe(false);
    expect(dateStyle(['03/04/2026', '25/04/2026']).orderKnown).toBe(true);
  });

  it('takes a year alone only where the whole column holds years', () => {
    expect(iso('2010', 'UTC', ['2010', '2011-05-01'])).toBeNull();
  });

  it('is local where no zone is named, also on days of 23 and 25 hours', () => {
    expect(iso('2026-03-02', 'Europe/Berlin')).toBe('2026-03-01T23:00:00.000Z');
    // 29 March 2026: 02:00 is 03:00. 01:30 is before the jump, 02:30 does not exist and is moved on by it, 12:00 is after it.
    expect(iso('2026-03-29 01:30', 'Europe/Berlin')).toBe('2026-03-29T00:30:00.000Z');
    expect(iso('2026-03-29 02:30', 'Europe/Berlin')).toBe('2026-03-29T01:30:00.000Z');
    expect(iso('2026-03-29 12:00', 'Europe/Berlin')).toBe('2026-03-29T10:00:00.000Z');
    // 25 October 2026: 02:30 comes twice, the first is meant.
    expect(iso('2026-10-25 02:30', 'Europe/Berlin')).toBe('2026-10-25T00:30:00.000Z');
    expect(iso('2026-10-25 12:00', 'Europe/Berlin')).toBe('2026-10-25T11:00:00.000Z');
  });
});
