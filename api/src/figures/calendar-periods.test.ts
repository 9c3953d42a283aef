import { describe, expect, it } from '@jest/globals';
import { calendarPeriods, comparedPeriod, comparedRange } from './calendar-periods.js';

const NOW = Date.parse('2026-03-18T12:00:00Z');
const range = (from: string, to: string): { from: string; to: string } => ({ from, to });

describe('calendarPeriods', () => {
  it('gives whole periods that hold a day of the range, and says which are over', () => {
    expect(calendarPeriods(range('2026-02-15', '2026-03-02'), 'MONTH', 'UTC', NOW).map(({ from, to, complete }) => [from, to, complete])).toEqual([
      ['2026-02-01', '2026-03-01', true], ['2026-03-01', '2026-04-01', false],
    ]);
  });
  it('takes the end of a day by the zone: at 12:00Z the 18th is over in Kiritimati, not in UTC', () => {
    const over = (zone: string): boolean => calendarPeriods(range('2026-03-18', '2026-03-19'), 'DAY', zone, NOW)[0]!.complete;
    expect([over('UTC'), over('Pacific/Kiritimati')]).toEqual([false, true]);
  });
  it('refuses more periods than a table should have', () => {
    expect(() => calendarPeriods(range('2000-01-01', '2026-01-01'), 'DAY', 'UTC', NOW)).toThrow(/more than 4000 rows/);
  });
});

describe('comparedPeriod', () => {
  it.each([
    ['MONTH', '2026-03-01', '2026-04-01', 'PREVIOUS_PERIOD', '2026-02-01', '2026-03-01'],
    ['QUARTER', '2026-01-01', '2026-04-01', 'PREVIOUS_YEAR', '2025-01-01', '2025-04-01'],
    ['WEEK', '2026-03-16', '2026-03-23', 'PREVIOUS_YEAR', '2025-03-17', '2025-03-24'],
    ['DAY', '2024-02-29', '2024-03-01', 'PREVIOUS_YEAR', '2023-02-28', '2023-03-01'],
  ] as const)('a %s %s..%s against %s is %s..%s', (grain, from, to, compare, otherFrom, otherTo) => {
    expect(comparedPeriod(range(from, to), grain, compare)).toEqual(range(otherFrom, otherTo));
  });
});

describe('comparedRange', () => {
  it.each([
    ['ninety days', '2026-01-01', '2026-04-01', 'PREVIOUS_YEAR', '2025-01-01', '2025-04-01'],
    ['a month by its days', '2026-03-01', '2026-04-01', 'PREVIOUS_PERIOD', '2026-02-01', '2026-03-01'],
    ['ten days', '2026-03-05', '2026-03-15', 'PREVIOUS_PERIOD', '2026-02-23', '2026-03-05'],
    ['a week', '2026-03-16', '2026-03-23', 'PREVIOUS_YEAR', '2025-03-17', '2025-03-24'],
  ] as const)('%s', (_name, from, to, compare, otherFrom, otherTo) => {
    expect(comparedRange(range(from, to), compare)).toEqual(range(otherFrom, otherTo));
  });
});
