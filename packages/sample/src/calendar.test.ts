import { describe, expect, it } from '@jest/globals';
import { DAY, HOUR, addMonths, atLocal, dateOf, dayOf, iso, localDay, monthName, monthOf, weekday } from './calendar.js';
import { WorkingCalendar, easter, germanHolidays } from './holidays.js';

const berlin = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin', dateStyle: 'short', timeStyle: 'medium' });

describe('calendar', () => {
  it('agrees with the zone data of the platform, every 7 hours of three years', () => {
    for (let instant = Date.UTC(2025, 0, 1); instant < Date.UTC(2028, 0, 1); instant += 7 * HOUR) {
      const [date, time] = berlin.format(instant).split(' ');
      expect(dateOf(localDay(instant))).toBe(date);
      const [hours, minutes] = (time ?? '').split(':').map(Number);
      const again = atLocal(localDay(instant), (hours ?? 0) * HOUR + (minutes ?? 0) * 60_000);
      if (hours !== 2) expect(again).toBe(instant); // two o'clock comes twice in October
    }
  });

  it.each([
    ['2026-03-02', 1],
    ['2026-03-08', 7],
    ['1969-12-28', 7],
  ])('%s is day %d of its week', (date, day) => expect(weekday(dayOf(date))).toBe(day));

  it.each([
    ['2026-01-31T10:00:00.000Z', 1, '2026-02-28T10:00:00.000Z'],
    ['2026-03-15T11:00:00.000Z', 1, '2026-04-15T10:00:00.000Z'], // 12:00 in winter and in summer
    ['2026-11-30T23:30:00.000Z', 3, '2027-02-28T23:30:00.000Z'], // already 1 December in Berlin
    ['2024-02-29T12:00:00.000Z', 12, '2025-02-28T12:00:00.000Z'],
  ])('%s and %d months later is %s', (from, months, to) => expect(iso(addMonths(Date.parse(from), months))).toBe(to));

  it.each([0, 1, 999, 1_000, 86_399_999, 86_400_000, -1, 1_772_410_200_007.4, 1_772_410_200_099, 4_102_444_799_999])('writes %d as the platform does', (instant) => {
    expect(iso(instant)).toBe(new Date(Math.round(instant)).toISOString());
  });

  it('names months', () => expect(monthName(monthOf(dayOf('2026-01-31')) - 1)).toBe('2025-12'));

  it.each(['2026-02-29', '2026-1-01', 'yesterday', ''])('refuses %p', (date) => expect(() => dayOf(date)).toThrow(RangeError));
});

describe('German holidays', () => {
  it.each([
    [2019, '2019-04-21'], [2024, '2024-03-31'], [2025, '2025-04-20'], [2026, '2026-04-05'], [2027, '2027-03-28'], [2038, '2038-04-25'], [1981, '1981-04-19'], [1954, '1954-04-18'],
  ])('Easter %d is %s', (year, date) => expect(dateOf(easter(year))).toBe(date));

  it('are nine in 2026', () => {
    expect(germanHolidays(2026).map(dateOf).sort()).toEqual(['2026-01-01', '2026-04-03', '2026-04-06', '2026-05-01', '2026-05-14', '2026-05-25', '2026-10-03', '2026-12-25', '2026-12-26']);
  });

  it('are not worked, nor are weekends', () => {
    const calendar = new WorkingCalendar(dayOf('2026-01-01'), dayOf('2026-12-31'));
    expect(calendar.worked(dayOf('2026-04-02'), dayOf('2026-04-08')).map(dateOf)).toEqual(['2026-04-02', '2026-04-07', '2026-04-08']);
    expect(dateOf(calendar.nextWorked(dayOf('2026-04-03')))).toBe('2026-04-07');
    expect(DAY).toBe(86_400_000);
  });
});
