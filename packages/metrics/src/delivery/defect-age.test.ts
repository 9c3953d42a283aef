import { describe, expect, it } from '@jest/globals';
import { agedDefects, countByAge, defectAge } from './defect-age.js';
import { defectCounts } from './defects.js';
import { at, BERLIN, berlinSettings, item } from './fixtures/histories.js';
import { calendarPeriods } from './period.js';

const settings = berlinSettings();
const bug = (created: string, ...lines: Parameters<typeof item>[1]) => item(created, [[created, 'CREATED'], ...lines], { type: 'Bug', severity: 'minor' });

describe('the age of open defects', () => {
  const period = calendarPeriods('2026-03-01', '2026-04-01', 'MONTH', BERLIN)[0]!;
  const [count] = defectCounts([
    bug('2026-03-31'), bug('2026-03-25'), // 1 and 7 days on 31 March
    bug('2026-03-24'), bug('2026-03-02'), // 8 and 30
    bug('2026-03-01'), bug('2026-01-01'), // 31 and 90
    bug('2025-12-31'), // 91
    bug('2026-03-03', ['2026-03-04', 'STATUS', 'Done']),
  ], settings, [period]);
  const open = agedDefects(count!.rows, settings, period.toAt - 1);

  it('falls into groups whose ends belong to them, and which add up to what is open', () => {
    expect(countByAge(open).map(({ age, count: many }) => [age.name, many])).toEqual([['0 to 7 days', 2], ['8 to 30 days', 2], ['31 to 90 days', 2], ['over 90 days', 1]]);
    expect(open.map(({ ageDays }) => ageDays)).toEqual([91, 90, 31, 30, 8, 7, 1]);
    expect(open).toHaveLength(count!.open);
  });

  it('has a median and an 85th percentile', () => {
    expect([defectAge(open, 0.5).value, defectAge(open, 0.85).value]).toEqual([30, 90]); // of 7 the 4th, and the 6th (5.95)
    expect(defectAge([], 0.5)).toMatchObject({ value: null, nullReason: 'No defect is open.' });
  });

  it('is of now where the period goes on', () => {
    expect(agedDefects(count!.rows, settings, at('2026-03-31')).at(-1)?.ageDays).toBe(1);
  });
});
