import { describe, expect, it } from '@jest/globals';
import { cyclePercentiles, durationIn, passedPercentile } from './cycle-percentiles.js';
import { BERLIN, berlinSettings, item } from './fixtures/histories.js';
import { flowTimes } from './flow.js';
import { calendarPeriods } from './period.js';

const MARCH = calendarPeriods('2026-03-01', '2026-04-01', 'MONTH', BERLIN)[0]!;
const settings = berlinSettings();
const work = (key: string, from: string, to: string) => item(key, [['2026-03-01', 'CREATED'], [from, 'STATUS', 'In Progress'], [to, 'STATUS', 'Done']]);
const rowsOf = (...items: ReturnType<typeof item>[]) => flowTimes(items, settings, MARCH).rows;

describe('the team\'s own pace', () => {
  const five = rowsOf(...[1, 2, 3, 4, 5].map((days) => work(`${days}`, '2026-03-16 09:00', `2026-03-${15 + days} 17:00`)));

  it('of 1 2 3 4 5 days: half within 3, 85 % and 95 % within 5', () => {
    expect(cyclePercentiles(five, 'CALENDAR_DAYS')).toEqual([
      { percentile: 50, value: 3 }, // ceil(2.5) = 3rd
      { percentile: 70, value: 4 }, // ceil(3.5) = 4th
      { percentile: 85, value: 5 }, // ceil(4.25) = 5th
      { percentile: 95, value: 5 },
    ]);
  });

  it('reads Thu 5 to Tue 10 March with a holiday between as 6 days, 3 working days, and hours', () => {
    const [row] = rowsOf(work('X', '2026-03-05', '2026-03-10 13:20'));
    expect((['CALENDAR_DAYS', 'WORKING_DAYS', 'HOURS'] as const).map((unit) => durationIn(row!.cycle!, unit))).toEqual([6, 3, 121.33]);
    expect(cyclePercentiles([row!], 'WORKING_DAYS').map(({ value }) => value)).toEqual([3, 3, 3, 3]);
  });

  it('is nothing where nothing was finished', () => {
    expect(cyclePercentiles([], 'CALENDAR_DAYS')).toEqual([]);
    expect(cyclePercentiles(rowsOf(item('never started', [['2026-03-02', 'CREATED'], ['2026-03-03', 'STATUS', 'Done']])), 'HOURS')).toEqual([]);
  });

  it('says which percentile an age has passed; as long as one is not past it', () => {
    const pace = cyclePercentiles(five, 'CALENDAR_DAYS');
    expect([3, 4, 5, 6].map((age) => passedPercentile(age, pace))).toEqual([null, 50, 70, 95]);
    expect(passedPercentile(99, [])).toBeNull();
  });

});
