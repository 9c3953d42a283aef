import { describe, expect, it } from '@jest/globals';
import { at, berlinSettings, item, sprint } from './fixtures/histories.js';
import { SPRINT_42, SPRINT_42_ITEMS } from './fixtures/sprint-42.js';
import { sprintBurndown } from './sprint-burndown.js';

const settings = berlinSettings();
const NOW = at('2026-06-01');
const burndown = sprintBurndown(SPRINT_42, SPRINT_42_ITEMS, settings, 'POINTS', NOW);

describe('Sprint 42', () => {
  it('starts at the commitment', () => expect(burndown.commitment).toBe(40));

  it.each([
    ['2026-03-02', 40, 35.56], // 40 - 1 x 4.444
    ['2026-03-03', 35, 31.11], // M5 removed
    ['2026-03-04', 35, 26.67], // A5 done, M5 added
    ['2026-03-05', 43, 22.22], // B + 5, I + 3
    ['2026-03-06', 46, 22.22], // F3 added, on the holiday
    ['2026-03-07', 46, 22.22],
    ['2026-03-08', 46, 22.22],
    ['2026-03-09', 39, 17.78], // C3 removed, G2 added, I3 done, K3 cancelled
    ['2026-03-10', 36, 13.33], // D5 done, J2 added
    ['2026-03-11', 38, 8.89], // D5 reopened, F3 done
    ['2026-03-12', 23, 4.44], // B13 done, J2 removed
    ['2026-03-13', 13, 0], // D5 and M5 done
    ['2026-03-14', 13, null],
    ['2026-03-15', 10, null], // N3 done, late
    ['2026-03-16', 10, null],
  ])('%s: %d remaining, ideal %s', (date, remaining, ideal) => {
    const day = burndown.daily.find((each) => each.date === date)!;
    expect(day.remaining).toBe(remaining);
    expect(day.scope - day.done).toBe(remaining);
    if (ideal === null) expect(day.ideal).toBeNull();
    else expect(day.ideal).toBeCloseTo(ideal, 2);
  });

  it('covers the days from the start to the close, 9 of them worked until the planned end', () => {
    expect(burndown.daily.map((day) => day.date).at(0)).toBe('2026-03-02');
    expect(burndown.daily).toHaveLength(15);
    expect(burndown.daily.filter((day) => day.workingDay && day.date <= '2026-03-13')).toHaveLength(9);
    expect(burndown.daily.at(-1)).toMatchObject({ scope: 47, done: 37 }); // 50 - K3 = 37 + 10
  });

  it('names every step', () => {
    const steps = burndown.steps.filter((step) => ['B', 'D', 'K', 'M'].includes(step.itemKey)).map(({ itemKey, kind, delta }) => `${itemKey} ${kind} ${delta}`);
    expect(steps).toEqual([
      'M REMOVED -5', 'M ADDED 5', 'B RE_ESTIMATED 5', 'K CANCELLED -3', 'D DONE -5', 'D REOPENED 5', 'B DONE -13', 'D DONE -5', 'M DONE -5',
    ]);
  });

  it('draws the ideal line from the commitment at the start to 0 at the planned end', () => {
    expect(burndown.ideal.at(0)).toEqual({ at: SPRINT_42.startedAt, remaining: 40 });
    expect(burndown.ideal.at(-1)).toEqual({ at: SPRINT_42.plannedEndAt, remaining: 0 });
  });
});

describe('the ideal line', () => {
  const one = [item('X', [['2026-02-20', 'ESTIMATE', '4'], ['2026-02-20', 'SPRINT_ENTERED', 'W']])];
  it('is not there without a commitment', () => {
    const { ideal, daily } = sprintBurndown(SPRINT_42, [], settings, 'POINTS', NOW);
    expect(ideal).toEqual([]);
    expect(daily.every((day) => day.ideal === null && day.remaining === 0)).toBe(true);
  });
  it('is a step at the planned end without a working day', () => {
    const weekend = sprint('W', '2026-03-07 10:00', '2026-03-08 17:00');
    const { ideal, daily } = sprintBurndown(weekend, one, settings, 'POINTS', NOW);
    expect(daily.map((day) => day.ideal)).toEqual([4, 0]);
    expect(ideal.slice(-2).map((point) => point.remaining)).toEqual([4, 0]);
    expect(ideal.at(-1)!.at).toBe(ideal.at(-2)!.at);
  });
  it('counts the day the clocks change as one day', () => {
    const spring = sprint('W', '2026-03-28 10:00', '2026-03-31 00:00');
    const everyDay = berlinSettings({ workingDays: [1, 2, 3, 4, 5, 6, 7], holidays: [] });
    const { daily } = sprintBurndown(spring, one, everyDay, 'POINTS', NOW);
    expect(daily.map((day) => [day.date, day.ideal])).toEqual([ // 4 / 3 a day; the planned end at midnight ends the 30th
      ['2026-03-28', (4 * 2) / 3], ['2026-03-29', 4 / 3], ['2026-03-30', 0], ['2026-03-31', null],
    ]);
  });
});

describe('a running sprint', () => {
  const running = { ...SPRINT_42, closedAt: null };
  it('projects the pace so far over the working days left', () => {
    const { projection, daily } = sprintBurndown(running, SPRINT_42_ITEMS, settings, 'POINTS', at('2026-03-10 18:00'));
    expect(daily).toHaveLength(9);
    // done so far A5 + I3 + D5 = 13 in 6 working days (2, 3, 4, 5, 9, 10); 11, 12 and 13 March are left: 36 - 3 x 13 / 6 = 29.5
    expect(projection).toMatchObject({ workingDaysLeft: 3, from: { remaining: 36 } });
    expect(projection!.to.remaining).toBeCloseTo(29.5, 10);
  });
  it('has no projection once the planned end is over, or before it starts, or when it is closed', () => {
    expect(sprintBurndown(running, SPRINT_42_ITEMS, settings, 'POINTS', at('2026-03-14')).projection).toBeNull();
    expect(sprintBurndown({ ...running, startedAt: null }, SPRINT_42_ITEMS, settings, 'POINTS', at('2026-03-01'))).toMatchObject({ projection: null, daily: [], commitment: 40 });
    expect(burndown.projection).toBeNull();
  });
});

it('counts what happens at midnight to the day that begins', () => {
  const items = [item('X', [['2026-02-20', 'ESTIMATE', '5'], ['2026-02-20', 'SPRINT_ENTERED', '42'], ['2026-03-04 00:00', 'STATUS', 'Done']])];
  expect(sprintBurndown(SPRINT_42, items, settings, 'POINTS', NOW).daily.slice(0, 3).map((day) => day.remaining)).toEqual([5, 5, 0]);
});

it('burns one item and no points where an item has no estimate', () => {
  const items = [item('X', [['2026-02-20', 'SPRINT_ENTERED', '42'], ['2026-03-04', 'STATUS', 'Done']])];
  expect(sprintBurndown(SPRINT_42, items, settings, 'POINTS', NOW).steps).toMatchObject([{ kind: 'DONE', delta: 0 }]);
  expect(sprintBurndown(SPRINT_42, items, settings, 'ITEMS', NOW).steps).toMatchObject([{ kind: 'DONE', delta: -1 }]);
});
