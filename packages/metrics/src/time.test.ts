import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  addDays, daysBetween, eachDay, eachPeriod, endOfLocalDay, isoWeekday, isWorkingDay, localDate, periodEnd, periodStart, startOfLocalDay, workingDaysBetween,
} from './time.js';

const HOUR = 3_600_000;
const BERLIN = 'Europe/Berlin';
const ZONES = ['UTC', BERLIN, 'America/St_Johns', 'America/New_York', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'Pacific/Kiritimati', 'America/Sao_Paulo'];

describe('local days', () => {
  it.each([
    ['2026-03-28', BERLIN, 24],
    ['2026-03-29', BERLIN, 23], // clocks go from 2 to 3
    ['2026-10-25', BERLIN, 25], // and from 3 to 2
    ['2026-03-08', 'America/St_Johns', 23],
    ['2026-10-04', 'Australia/Lord_Howe', 23.5], // half an hour
    ['2018-11-04', 'America/Sao_Paulo', 23], // midnight itself was skipped
  ])('%s in %s has %d hours', (date, zone, hours) => expect((endOfLocalDay(date, zone) - startOfLocalDay(date, zone)) / HOUR).toBe(hours));

  it.each([
    ['2026-03-29', BERLIN, '2026-03-28T23:00:00Z'], // still winter time
    ['2026-03-30', BERLIN, '2026-03-29T22:00:00Z'],
    ['2026-03-02', 'UTC', '2026-03-02T00:00:00Z'],
    ['2026-03-02', 'America/St_Johns', '2026-03-02T03:30:00Z'],
    ['2018-11-04', 'America/Sao_Paulo', '2018-11-04T03:00:00Z'],
    ['2011-12-30', 'Pacific/Apia', '2011-12-30T10:00:00Z'], // a date that never was: the 31st begins
  ])('%s in %s begins at %s', (date, zone, instant) => expect(startOfLocalDay(date, zone)).toBe(Date.parse(instant)));

  it('changes the date at the very millisecond', () => {
    const midnight = Date.parse('2026-03-29T22:00:00Z');
    expect([localDate(midnight - 1, BERLIN), localDate(midnight, BERLIN)]).toEqual(['2026-03-29', '2026-03-30']);
  });

  it('holds every instant in the day it names', () => {
    const instant = fc.integer({ min: Date.UTC(2015, 0, 1), max: Date.UTC(2035, 0, 1) });
    fc.assert(fc.property(instant, fc.constantFrom(...ZONES), (at, zone) => {
      const date = localDate(at, zone);
      expect(startOfLocalDay(date, zone) <= at && at < endOfLocalDay(date, zone)).toBe(true);
      expect(date).toBe(new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(at));
    }), { numRuns: 1000 });
  });

  it('refuses what is not a date, an instant or a zone', () => {
    for (const text of ['2026-02-30', '2026-3-1', 'yesterday', '2026-13-01', '']) expect(() => addDays(text, 1)).toThrow(RangeError);
    expect(() => localDate(Number.NaN, BERLIN)).toThrow(RangeError);
    expect(() => localDate(0, 'Europe/Nowhere')).toThrow(RangeError);
  });
});

describe('calendar arithmetic', () => {
  it('counts days across months, leap days and clock changes', () => {
    expect(addDays('2028-02-28', 2)).toBe('2028-03-01'); // 2028 is a leap year
    expect(addDays('2026-03-01', -1)).toBe('2026-02-28');
    expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2);
    expect(daysBetween('2026-03-30', '2026-03-28')).toBe(-2);
    expect(eachDay('2026-03-28', '2026-03-30')).toEqual(['2026-03-28', '2026-03-29', '2026-03-30']);
    expect(eachDay('2026-03-30', '2026-03-28')).toEqual([]);
  });

  it('knows weekdays and working days', () => {
    expect(['2026-03-02', '2026-03-06', '2026-03-08', '1969-12-31'].map(isoWeekday)).toEqual([1, 5, 7, 3]);
    const calendar = { workingDays: [1, 2, 3, 4, 5], holidays: ['2026-03-06', '2026-03-06', '2026-03-07'] };
    expect(isWorkingDay('2026-03-05', calendar)).toBe(true);
    expect(isWorkingDay('2026-03-06', calendar)).toBe(false);
    expect(workingDaysBetween('2026-03-02', '2026-03-13', calendar)).toBe(9); // 10 weekdays less the holiday of the 6th
    expect(workingDaysBetween('2026-03-13', '2026-03-02', calendar)).toBe(0);
  });

  it('counts working days as one by one', () => {
    const date = fc.integer({ min: 0, max: 800 }).map((n) => addDays('2025-11-01', n));
    const calendar = fc.record({ workingDays: fc.uniqueArray(fc.integer({ min: 1, max: 7 })), holidays: fc.array(date) });
    fc.assert(fc.property(date, date, calendar, (from, to, team) => {
      expect(workingDaysBetween(from, to, team)).toBe(eachDay(from, to).filter((day) => isWorkingDay(day, team)).length);
    }), { numRuns: 300 });
  });

  it.each([
    ['DAY', '2026-03-29', '2026-03-29', '2026-03-30'],
    ['WEEK', '2026-03-29', '2026-03-23', '2026-03-30'],
    ['WEEK', '2026-01-01', '2025-12-29', '2026-01-05'],
    ['MONTH', '2026-12-31', '2026-12-01', '2027-01-01'],
    ['MONTH', '2028-02-29', '2028-02-01', '2028-03-01'],
    ['QUARTER', '2026-06-30', '2026-04-01', '2026-07-01'],
    ['QUARTER', '2026-11-15', '2026-10-01', '2027-01-01'],
  ] as const)('%s of %s is [%s, %s)', (grain, date, start, end) => expect([periodStart(date, grain), periodEnd(date, grain)]).toEqual([start, end]));

  it('gives whole periods that hold a day of the range', () => {
    expect(eachPeriod('2026-01-15', '2026-03-01', 'MONTH')).toEqual([{ start: '2026-01-01', end: '2026-02-01' }, { start: '2026-02-01', end: '2026-03-01' }]);
    expect(eachPeriod('2026-03-02', '2026-03-02', 'DAY')).toEqual([]);
  });
});
