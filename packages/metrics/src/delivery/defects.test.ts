import { describe, expect, it } from '@jest/globals';
import { addDays } from '../time.js';
import { isDefect } from './defect-history.js';
import { defectDensity, escapeRate, timeToResolve } from './defect-quality.js';
import { defectCounts } from './defects.js';
import { at, BERLIN, berlinSettings, item } from './fixtures/histories.js';
import type { ItemHistory, Release } from './history.js';
import { calendarPeriods } from './period.js';

const settings = berlinSettings();
type Lines = Parameters<typeof item>[1];
const bug = (key: string, created: string, lines: Lines = [], more: Partial<ItemHistory> = {}) =>
  item(key, [[created, 'CREATED'], ...lines], { type: 'Bug', severity: 'major', ...more });
const WEEKS = calendarPeriods('2026-03-02', '2026-03-23', 'WEEK', BERLIN);

const DEFECTS = [
  bug('A', '2026-02-20'),
  bug('B', '2026-03-03', [['2026-03-05', 'STATUS', 'Done'], ['2026-03-10', 'STATUS', 'To Do'], ['2026-03-18', 'STATUS', 'Done']]),
  bug('C', '2026-03-04', [['2026-03-11', 'STATUS', "Won't fix"]], { severity: 'minor' }),
  bug('D', '2026-03-09', [], { severity: null }),
  bug('dup', '2026-03-04', [], { resolution: 'Duplicate' }),
  bug('gone', '2026-03-04', [['2026-03-05', 'DELETED']]),
  item('story', [['2026-03-04', 'CREATED']]),
];

describe('defects per week', () => {
  const weeks = defectCounts(DEFECTS, settings, WEEKS);
  it('opens, closes and reopens: open = open before + opened + reopened - closed', () => {
    expect(weeks.map(({ openAtStart, opened, closed, reopened, open }) => [openAtStart, opened, closed, reopened, open])).toEqual([
      [1, 2, 1, 0, 2], // A; B and C opened, B closed
      [2, 1, 1, 1, 3], // D opened, C closed, B reopened
      [3, 0, 1, 0, 2], // B closed; A and D are open
    ]);
  });
  it('by severity, which add up', () => {
    expect(weeks[1]!.bySeverity.map(({ severity, open }) => [severity, open])).toEqual([['major', 2], ['minor', 0], [null, 1]]);
  });
  it('with the items behind each number', () => {
    const keys = (n: number, kind: string) => weeks[n]!.rows.filter((row) => row.kind === kind).map((row) => row.itemKey).join('');
    expect([keys(0, 'OPENED'), keys(0, 'CLOSED'), keys(1, 'REOPENED'), keys(1, 'OPEN'), keys(2, 'OPEN')]).toEqual(['BC', 'B', 'B', 'ABD', 'AD']);
  });
  it('knows a defect by its type and resolution', () => {
    expect(DEFECTS.filter((each) => isDefect(each, settings)).map((each) => each.key)).toEqual(['A', 'B', 'C', 'D', 'gone']);
    expect(isDefect(item('x', [], { type: 'Fault' }), berlinSettings({ defectTypes: ['fault'] }))).toBe(true);
  });
});

describe('escape rate', () => {
  const released: Release = { id: 'r', key: 'r', name: 'R', startedAt: null, targetDate: null, releasedAt: at('2026-03-10 10:00') };
  const found = (count: number, day: string) => Array.from({ length: count }, (_, n) => bug(`${day}-${n}`, day, [], { foundInReleaseId: 'r' }));
  const sixty = [...found(50, '2026-03-01'), ...found(10, '2026-03-12'), bug('other', '2026-03-12')];
  it('is 10 of 60: 16.67 %', () => {
    const { rate, rows } = escapeRate(released, sixty, settings, at('2026-06-01'));
    expect(rate).toMatchObject({ value: 10 / 60, numerator: 10, denominator: 60 });
    expect([rows.length, rows.filter((row) => row.isEscaped).length]).toEqual([60, 10]);
  });
  it('counts what is found at the very instant of the release as escaped', () => {
    expect(escapeRate(released, [bug('x', '2026-03-10 10:00', [], { foundInReleaseId: 'r' })], settings, at('2026-06-01')).rate.value).toBe(1);
  });
  it('is provisional until 30 days after the release', () => {
    const on = (days: number) => escapeRate(released, sixty, settings, at(addDays('2026-03-10', days))).isProvisional;
    expect([on(3), on(29), on(30)]).toEqual([true, true, false]);
  });
  it('says "no defects", and nothing before the release', () => {
    expect(escapeRate(released, [], settings, at('2026-06-01')).rate).toMatchObject({ value: null, nullReason: 'No defects.' });
    expect(escapeRate({ ...released, releasedAt: null }, sixty, settings, at('2026-06-01')).rate).toMatchObject({ value: null, nullReason: 'Not released yet.' });
  });
});

describe('density', () => {
  it('is defects per 100 points, or per 10 items', () => {
    expect(defectDensity(6, 37, 'POINTS').value).toBeCloseTo(16.2, 1); // 600 / 37 = 16.216
    expect(defectDensity(6, 12, 'ITEMS').value).toBe(5); // 60 / 12
    expect(defectDensity(0, 12, 'ITEMS').value).toBe(0);
  });
  it('is nothing where nothing was delivered, and in hours', () => {
    expect(defectDensity(6, 0, 'POINTS').nullReason).toBe('Nothing was delivered.');
    expect(defectDensity(6, 10, 'HOURS').value).toBeNull();
  });
});

describe('time to resolve', () => {
  const [march] = calendarPeriods('2026-03-01', '2026-04-01', 'MONTH', BERLIN);
  it('is the median from created to the last done, with the age of what is open', () => {
    const more = [bug('E', '2026-03-02', [['2026-03-02', 'STATUS', 'Done']]), bug('F', '2026-03-02', [['2026-03-06', 'STATUS', 'Done']])];
    const { p50, p85, resolved, open } = timeToResolve([...DEFECTS, ...more], settings, march!, at('2026-03-20'));
    expect(resolved.map((row) => [row.itemKey, row.duration.days])).toEqual([['B', 16], ['E', 1], ['F', 5]]); // 3 to 18 March, reopened meanwhile
    expect([p50.value, p85.value, p50.sampleSize]).toEqual([5, 16, 3]); // 1 5 16: 2nd and 3rd
    expect(open.map((row) => [row.itemKey, row.ageDays])).toEqual([['A', 29], ['D', 12]]); // 20 Feb to 20 March: 9 + 20; 9 to 20 March
  });
  it('leaves out what was done before it was created, and says so', () => {
    const { impossible, p50 } = timeToResolve([item('X', [['2026-03-12', 'CREATED'], ['2026-03-10', 'STATUS', 'Done']], { type: 'Bug' })], settings, march!, at('2026-03-20'));
    expect([impossible[0]?.reason, p50.nullReason]).toEqual(['done before it was created', 'No defect was resolved in this period.']);
  });
});
