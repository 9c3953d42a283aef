import { describe, expect, it } from '@jest/globals';
import { endOfLocalDay } from '../time.js';
import { cumulativeFlow, movingItems } from './cumulative-flow.js';
import { at, BERLIN, berlinSettings, item } from './fixtures/histories.js';
import { SPRINT_42, SPRINT_42_ITEMS } from './fixtures/sprint-42.js';
import { flowTimes, throughput, workInProgress } from './flow.js';
import { impossibleReason, reopenCount } from './item-flow.js';
import { percentileNearestRank } from './percentile.js';
import { calendarPeriods, sprintPeriods } from './period.js';

const settings = berlinSettings();
const MARCH = calendarPeriods('2026-03-01', '2026-04-01', 'MONTH', BERLIN)[0]!;
type Lines = Parameters<typeof item>[1];
const work = (key: string, ...lines: Lines) => item(key, [['2026-03-02', 'CREATED'], ...lines]);
const timesOf = (...lines: Lines) => flowTimes([work('X', ...lines)], settings, MARCH).rows[0];

describe('cycle and lead time', () => {
  it.each<[string, Lines, number | undefined, number | undefined]>([
    ['5 to 10 March with a holiday: 6 days, 3 of them worked (5, 9, 10)', [['2026-03-05', 'STATUS', 'In Progress'], ['2026-03-10', 'STATUS', 'Done']], 6, 3],
    ['started and done on one day: 1 day', [['2026-03-05 09:00', 'STATUS', 'In Progress'], ['2026-03-05 17:00', 'STATUS', 'Done']], 1, 1],
    ['waiting does not stop the clock', [['2026-03-09', 'STATUS', 'In Progress'], ['2026-03-10', 'STATUS', 'Blocked'], ['2026-03-11', 'STATUS', 'In Progress'], ['2026-03-12', 'STATUS', 'Done']], 4, 4],
    ['back to "to do" starts anew', [['2026-03-09', 'STATUS', 'In Progress'], ['2026-03-10', 'STATUS', 'To Do'], ['2026-03-12', 'STATUS', 'In Progress'], ['2026-03-13', 'STATUS', 'Done']], 2, 2],
    ['reopened into progress goes on to the last done', [['2026-03-09', 'STATUS', 'In Progress'], ['2026-03-10', 'STATUS', 'Done'], ['2026-03-11', 'STATUS', 'In Progress'], ['2026-03-13', 'STATUS', 'Done']], 5, 5],
    ['from one done status to another is not done again', [['2026-03-09', 'STATUS', 'In Progress'], ['2026-03-10', 'STATUS', 'Done'], ['2026-03-13', 'STATUS', 'Closed']], 2, 2],
    ['never in progress: none', [['2026-03-10', 'STATUS', 'Done']], undefined, undefined],
    ['over the night the clocks change: 28 to 30 March are 3 days', [['2026-03-28', 'STATUS', 'In Progress'], ['2026-03-30', 'STATUS', 'Done']], 3, 1],
  ])('%s', (_, lines, days, workingDays) => {
    const cycle = timesOf(...lines)?.cycle;
    expect([cycle?.days, cycle?.workingDays]).toEqual([days, workingDays]);
  });

  it('is exact in hours and minutes: noon to noon over the change of clocks is 47 hours', () => {
    expect(timesOf(['2026-03-28 12:00', 'STATUS', 'In Progress'], [endOfLocalDay('2026-03-29', BERLIN) + 12 * 3_600_000, 'STATUS', 'Done'])?.cycle)
      .toMatchObject({ days: 3, hours: 47, minutes: 47 * 60 });
  });

  it('leads from created to done, both days counted', () => expect(timesOf(['2026-03-10', 'STATUS', 'Done'])?.lead).toMatchObject({ days: 9 })); // 2 to 10 March

  it('takes the median and the 85th percentile of the items done in the period', () => {
    const items = [1, 2, 3, 4, 5].map((days) => work(`${days}`, ['2026-03-09', 'STATUS', 'In Progress'], [`2026-03-${String(8 + days).padStart(2, '0')}`, 'STATUS', 'Done']));
    const times = flowTimes([...items, work('open', ['2026-03-09', 'STATUS', 'Done'], ['2026-03-10', 'STATUS', 'To Do'])], settings, MARCH);
    expect(times.cycleTimeP50).toMatchObject({ value: 3, sampleSize: 5 }); // ceil(0.5 x 5) = 3rd of 1 2 3 4 5
    expect(times.cycleTimeP85.value).toBe(5); // ceil(0.85 x 5) = 5th
    expect(flowTimes([], settings, MARCH).leadTimeP50).toMatchObject({ value: null, nullReason: 'Nothing was done in this period.' });
  });

  it('reports what cannot be apart, and averages none of it', () => {
    const skewed = item('X', [['2026-03-12', 'CREATED'], ['2026-03-10', 'STATUS', 'Done']]);
    const times = flowTimes([skewed], settings, MARCH);
    expect(times.impossible).toMatchObject([{ itemKey: 'X', reason: 'done before it was created' }]);
    expect([times.rows, times.leadTimeP50.value]).toEqual([[], null]);
    expect(impossibleReason({ createdAt: 1, startedAt: 3, doneAt: 2 })).toBe('done before it was started');
    expect(impossibleReason({ createdAt: 1, startedAt: 2, doneAt: 2 })).toBeNull();
  });

  it('counts reopenings by category', () => {
    expect(reopenCount(work('X', ['2026-03-09', 'STATUS', 'Done'], ['2026-03-10', 'STATUS', 'Closed'], ['2026-03-11', 'STATUS', 'To Do'], ['2026-03-12', 'STATUS', 'Done'], ['2026-03-13', 'STATUS', 'In Review']), settings)).toBe(2);
  });
});

describe('percentiles', () => {
  it.each([
    [[1, 2, 3, 4, 5], 0.5, 3],
    [[1, 2, 3, 4, 5], 0.85, 5],
    [[7], 0.01, 7],
    [[], 0.5, null],
    [Array.from({ length: 100 }, (_, n) => n + 1), 0.07, 7], // 0.07 x 100 is 7.000000000000001 in binary
  ])('of %j at %d is %s', (sorted, p, expected) => expect(percentileNearestRank(sorted, p)).toBe(expected));
  it('refuses a rank outside (0, 1]', () => {
    for (const p of [0, -0.1, 1.1, Number.NaN]) expect(() => percentileNearestRank([1], p)).toThrow(RangeError);
  });
});

describe('throughput and work in progress of Sprint 42', () => {
  it('counts an item once, on the day it was last done', () => {
    const days = throughput(SPRINT_42_ITEMS, settings, calendarPeriods('2026-03-02', '2026-03-17', 'DAY', BERLIN));
    expect(days.map((day) => day.throughput)).toEqual([0, 0, 1, 0, 0, 0, 0, 1, 0, 1, 1, 2, 0, 1, 0]); // A 4, I 9, F 11, B 12, D and M 13, N 15 March
    expect(days.map((day) => day.finished - day.reopened)[8]).toBe(1); // D on the 10th, reopened on the 11th
    const [whole] = throughput(SPRINT_42_ITEMS, settings, sprintPeriods([SPRINT_42], at('2026-06-01')));
    expect([whole!.throughput, whole!.rows.map((row) => row.itemKey).sort().join('')]).toEqual([7, 'ABDFIMN']);
  });
  it('ages work from its start, both days counted', () => {
    expect(workInProgress(SPRINT_42_ITEMS, settings, at('2026-03-16 09:00'))).toMatchObject([{ itemKey: 'E', ageDays: 5 }]); // 12 to 16 March
    expect(workInProgress(SPRINT_42_ITEMS, settings, at('2026-03-11 18:00')).map((row) => [row.itemKey, row.ageDays])).toEqual([['D', 1]]);
  });
  it('stands in the cumulative flow day by day', () => {
    const flow = cumulativeFlow(SPRINT_42_ITEMS, settings, '2026-03-10', '2026-03-13');
    // 13 items without the sub-task; done: H, A, I, D; D reopened, F done; B done; D and M done. Cancelled: K
    expect(flow.map(({ counts: { TO_DO, IN_PROGRESS, DONE, CANCELLED }, wip }) => [TO_DO, IN_PROGRESS, DONE, CANCELLED, wip])).toEqual([
      [8, 0, 4, 1, 0], [7, 1, 4, 1, 1], [5, 2, 5, 1, 2], [4, 1, 7, 1, 1],
    ]);
  });
  it('weighs by the estimate of each day, and says how many have none', () => {
    const flow = cumulativeFlow(SPRINT_42_ITEMS, settings, '2026-03-04', '2026-03-05', 'POINTS');
    // all estimates: 55 of A to N without L, of which H 5 and A 5 are done; on the 5th B is 13 instead of 8, and I gets 3
    expect(flow.map(({ counts, finished, unestimated }) => [counts.TO_DO, counts.DONE, finished, unestimated])).toEqual([[42, 10, 5, 1], [50, 10, 0, 0]]);
  });
  it('leaves out what was done, or cancelled, from the first day to the last, so that done begins at the range\'s own zero', () => {
    const [from, to] = ['2026-03-11', '2026-03-13'];
    const moving = movingItems(SPRINT_42_ITEMS, settings, from, to);
    // A, H and I were done before and stayed so, K cancelled; D was done before and is reopened on the 11th
    expect(moving.map((each) => each.key).join('')).toBe('BCDEFGJMN');
    const [whole, own] = [cumulativeFlow(SPRINT_42_ITEMS, settings, from, to), cumulativeFlow(moving, settings, from, to)];
    expect(whole.map((day, n) => [day.counts.DONE - own[n]!.counts.DONE, day.counts.CANCELLED - own[n]!.counts.CANCELLED])).toEqual([[3, 1], [3, 1], [3, 1]]);
    expect(own.map((day) => [day.wip, day.finished, day.reopened])).toEqual(whole.map((day) => [day.wip, day.finished, day.reopened]));
  });
  it('adds up the estimates of what was done', () => {
    const [whole] = throughput(SPRINT_42_ITEMS, settings, sprintPeriods([SPRINT_42], at('2026-06-01')), 'POINTS');
    expect([whole!.amount, whole!.unestimated]).toEqual([37, 0]); // A5 B13 D5 F3 I3 M5 N3
  });
});

it('keeps the instant of a close in the sprint that closes', () => {
  const [one, two] = sprintPeriods([{ ...SPRINT_42, id: 'b', startedAt: SPRINT_42.closedAt, closedAt: null }, SPRINT_42], at('2026-03-20'));
  expect([one!.key, one!.toAt, two!.fromAt]).toEqual(['42', SPRINT_42.closedAt! + 1, SPRINT_42.closedAt! + 1]);
});
