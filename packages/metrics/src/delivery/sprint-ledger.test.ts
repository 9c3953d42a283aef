import { describe, expect, it } from '@jest/globals';
import { at, berlinSettings, item, sprint } from './fixtures/histories.js';
import { SPRINT_42, SPRINT_42_ITEMS } from './fixtures/sprint-42.js';
import type { ItemHistory, Sprint } from './history.js';
import { sprintLedger } from './sprint-ledger.js';

const settings = berlinSettings();
const NOW = at('2026-06-01');

describe('Sprint 42', () => {
  const ledger = sprintLedger(SPRINT_42, SPRINT_42_ITEMS, settings, 'POINTS', NOW);
  const keys = (bucket: string) => ledger.rows.filter((row) => row.bucket === bucket).map((row) => `${row.itemKey}${row.amount}`).sort().join(' ');

  it.each([
    ['commitment', 40], // A5 + B8 + C3 + D5 + E8 + I0 + K3 + M5 + N3
    ['committedItems', 9],
    ['unestimated', 1], // I
    ['added', 12], // F3 + G2 + J2 + M5
    ['removed', 10], // C3 + J2 + M5
    ['reEstimated', 8], // B 13 - 8, I 3 - 0
    ['completed', 37], // A5 + B13 + D5 + F3 + I3 + M5 + N3; 40 + 12 - 10 + 8 = 50 = 37 + 3 + 10
    ['cancelled', 3], // K3
    ['carryOver', 10], // E8 + G2
    ['onTime', 34], // 37 - N3
    ['late', 3], // N3
    ['doneBefore', 5], // H5
    ['completedOutside', 0],
  ] as const)('%s is %d', (name, expected) => expect(ledger[name]).toBe(expected));

  it.each([
    ['keptCommitment', 26 / 40, 26], // (A5 + B8 + D5 + I0 + M5 + N3) / 40 = 65 %
    ['deliveredRatio', 37 / 40, 37], // 92.5 %
    ['scopeCreepGross', 12 / 40, 12], // 30 %
    ['scopeCreepNet', 5 / 40, 5], // (F3 + G2) / 40 = 12.5 %
  ] as const)('%s is %d', (name, value, numerator) => expect(ledger[name]).toMatchObject({ value, numerator, denominator: 40 }));

  it.each([
    ['COMMITMENT', 'A5 B8 C3 D5 E8 I0 K3 M5 N3'],
    ['ADDED', 'F3 G2 J2 M5'],
    ['REMOVED', 'C3 J2 M5'],
    ['RE_ESTIMATED', 'B5 I3'],
    ['COMPLETED', 'A5 B13 D5 F3 I3 M5 N3'],
    ['CANCELLED', 'K3'],
    ['CARRY_OVER', 'E8 G2'],
    ['DONE_BEFORE', 'H5'],
    ['LEFT_OUT', 'L0'], // a sub-task carries no points
  ])('the items behind %s', (bucket, expected) => expect(keys(bucket)).toBe(expected));

  it('says what happened in notes', () => {
    const note = (bucket: string, key: string) => ledger.rows.find((row) => row.bucket === bucket && row.itemKey === key)?.note;
    expect([note('RE_ESTIMATED', 'B'), note('RE_ESTIMATED', 'I'), note('COMPLETED', 'N'), note('COMPLETED', 'A'), note('LEFT_OUT', 'L')])
      .toEqual(['8 → 13', 'none → 3', 'late', null, 'sub-task']);
  });

  it('carries 8 of the 40 committed over: 20 %', () => {
    const carried = new Set(ledger.rows.filter((row) => row.bucket === 'CARRY_OVER').map((row) => row.itemKey));
    const committed = ledger.rows.filter((row) => row.bucket === 'COMMITMENT' && carried.has(row.itemKey)).map((row) => row.amount);
    expect(committed.reduce((sum, each) => sum + each, 0) / ledger.commitment).toBe(0.2); // E8 / 40; G was not committed
  });

  it('keeps 6 of 9 items', () => {
    const items = sprintLedger(SPRINT_42, SPRINT_42_ITEMS, settings, 'ITEMS', NOW);
    expect(items.keptCommitment).toMatchObject({ value: 6 / 9, numerator: 6, denominator: 9 });
    expect(items).toMatchObject({ commitment: 9, added: 4, removed: 3, reEstimated: 0, completed: 7, cancelled: 1, carryOver: 2 }); // 9 + 4 - 3 = 10 = 7 + 1 + 2
  });

  it('counts sub-tasks as items, without points, where the team opts in', () => {
    const optedIn = berlinSettings({ countSubTasks: true });
    expect(sprintLedger(SPRINT_42, SPRINT_42_ITEMS, optedIn, 'ITEMS', NOW)).toMatchObject({ commitment: 10, completed: 8 });
    expect(sprintLedger(SPRINT_42, SPRINT_42_ITEMS, optedIn, 'POINTS', NOW)).toMatchObject({ commitment: 40, completed: 37, unestimated: 1 });
  });

  it('is not moved by what happens after the close', () => {
    const later = SPRINT_42_ITEMS.map((each) => ({ ...each, events: [...each.events, ...item(`${each.key}-later`, [
      ['2026-03-16 09:00', 'SPRINT_LEFT', '42'], ['2026-03-17', 'ESTIMATE', '100'], ['2026-03-18', 'STATUS', 'To Do'], ['2026-03-19', 'DELETED'],
    ]).events] }));
    expect(sprintLedger(SPRINT_42, later, settings, 'POINTS', NOW).rows).toEqual(ledger.rows);
  });
});

/** A sprint from Mon 2 March 10:00 to Fri 13 March 17:00. */
const S = sprint('S', '2026-03-02 10:00', '2026-03-13 17:00');
const before = (...lines: Parameters<typeof item>[1]) => item('X', [['2026-02-20', 'CREATED'], ['2026-02-20', 'ESTIMATE', '5'], ...lines]);
const inSprint = (...lines: Parameters<typeof item>[1]) => before(['2026-02-27', 'SPRINT_ENTERED', 'S'], ...lines);
const numbers = (histories: readonly ItemHistory[], of: Sprint = S, more = settings, teamSprints: readonly Sprint[] = []) => {
  const { commitment, added, removed, reEstimated, completed, cancelled, carryOver, completedOutside, doneBefore } =
    sprintLedger(of, histories, more, 'POINTS', NOW, teamSprints);
  expect(commitment + added - removed + reEstimated).toBe(completed + cancelled + carryOver);
  return [commitment, added, removed, reEstimated, completed, cancelled, carryOver, completedOutside, doneBefore].join(' ');
};

describe('corner cases: commitment added removed re-estimated completed cancelled carry-over, outside, before', () => {
  it.each([
    ['entered exactly at the start: added', before(['2026-03-02 10:00', 'SPRINT_ENTERED', 'S']), '0 5 0 0 0 0 5 0 0'],
    ['done exactly at the start: in the commitment', inSprint(['2026-03-02 10:00', 'STATUS', 'Done']), '5 0 0 0 5 0 0 0 0'],
    ['done before, reopened in the sprint: added', inSprint(['2026-02-28', 'STATUS', 'Done'], ['2026-03-04', 'STATUS', 'To Do']), '0 5 0 0 0 0 5 0 0'],
    ['done before, reopened, done: completed', inSprint(['2026-02-28', 'STATUS', 'Done'], ['2026-03-04', 'STATUS', 'To Do'], ['2026-03-05', 'STATUS', 'Done']), '0 5 0 0 5 0 0 0 0'],
    ['done before, then cancelled: nowhere', inSprint(['2026-02-28', 'STATUS', 'Done'], ['2026-03-04', 'STATUS', 'Cancelled']), '0 0 0 0 0 0 0 0 0'],
    ['done before, then removed: nowhere', inSprint(['2026-02-28', 'STATUS', 'Done'], ['2026-03-04', 'SPRINT_LEFT', 'S']), '0 0 0 0 0 0 0 0 0'],
    ['removed, cancelled outside, added, removed: once', inSprint(['2026-03-03', 'SPRINT_LEFT', 'S'], ['2026-03-04', 'STATUS', 'Cancelled'], ['2026-03-05', 'SPRINT_ENTERED', 'S'], ['2026-03-06', 'SPRINT_LEFT', 'S']), '5 0 5 0 0 0 0 0 0'],
    ['done, removed, deleted: not outside', inSprint(['2026-03-04', 'STATUS', 'Done'], ['2026-03-05', 'SPRINT_LEFT', 'S'], ['2026-03-06', 'DELETED']), '5 0 5 0 0 0 0 0 0'],
    ['cancelled before, done in the sprint: added and done', inSprint(['2026-02-28', 'STATUS', 'Cancelled'], ['2026-03-04', 'STATUS', 'Done']), '0 5 0 0 5 0 0 0 0'],
    ['done, then re-estimated: the estimate it was done at', inSprint(['2026-03-04', 'STATUS', 'Done'], ['2026-03-05', 'ESTIMATE', '8']), '5 0 0 0 5 0 0 0 0'],
    ['done, re-estimated, reopened: takes force', inSprint(['2026-03-04', 'STATUS', 'Done'], ['2026-03-05', 'ESTIMATE', '8'], ['2026-03-06', 'STATUS', 'To Do']), '5 0 0 3 0 0 8 0 0'],
    ['done, then removed: outside', inSprint(['2026-03-04', 'STATUS', 'Done'], ['2026-03-05', 'SPRINT_LEFT', 'S']), '5 0 5 0 0 0 0 5 0'],
    ['done, removed, reopened: not outside', inSprint(['2026-03-04', 'STATUS', 'Done'], ['2026-03-05', 'SPRINT_LEFT', 'S'], ['2026-03-06', 'STATUS', 'To Do']), '5 0 5 0 0 0 0 0 0'],
    ['removed, done outside, added: completed', inSprint(['2026-03-04', 'SPRINT_LEFT', 'S'], ['2026-03-05', 'STATUS', 'Done'], ['2026-03-06', 'SPRINT_ENTERED', 'S']), '5 5 5 0 5 0 0 0 0'],
    ['re-estimated outside: counts at the entry', inSprint(['2026-03-04', 'SPRINT_LEFT', 'S'], ['2026-03-05', 'ESTIMATE', '8'], ['2026-03-06', 'SPRINT_ENTERED', 'S']), '5 8 5 0 0 0 8 0 0'],
    ['added when done since the start', before(['2026-03-04', 'STATUS', 'Done'], ['2026-03-05', 'SPRINT_ENTERED', 'S']), '0 5 0 0 5 0 0 0 0'],
    ['added when done before the start', before(['2026-02-28', 'STATUS', 'Done'], ['2026-03-05', 'SPRINT_ENTERED', 'S']), '0 0 0 0 0 0 0 0 5'],
    ['added when cancelled', before(['2026-03-04', 'STATUS', 'Cancelled'], ['2026-03-05', 'SPRINT_ENTERED', 'S']), '0 0 0 0 0 0 0 0 0'],
    ['cancelled, then removed', inSprint(['2026-03-04', 'STATUS', 'Cancelled'], ['2026-03-05', 'SPRINT_LEFT', 'S']), '5 0 5 0 0 0 0 0 0'],
    ['cancelled, then re-estimated', inSprint(['2026-03-04', 'STATUS', 'Cancelled'], ['2026-03-05', 'ESTIMATE', '8']), '5 0 0 0 0 5 0 0 0'],
    ['done, then cancelled', inSprint(['2026-03-04', 'STATUS', 'Done'], ['2026-03-05', 'STATUS', 'Cancelled']), '5 0 0 0 0 5 0 0 0'],
    ['deleted', inSprint(['2026-03-04', 'DELETED']), '5 0 5 0 0 0 0 0 0'],
    ['became a sub-task', inSprint(['2026-03-04', 'TYPE', 'Sub-task', { from: 'Story' }]), '5 0 5 0 0 0 0 0 0'],
    ['was a sub-task, became a story', inSprint(['2026-03-04', 'TYPE', 'Story', { from: 'Sub-task' }]), '0 5 0 0 0 0 5 0 0'],
    ['created inside the sprint, known only by its leaving', item('X', [['2026-03-03', 'CREATED'], ['2026-03-04', 'ESTIMATE', '5'], ['2026-03-05', 'SPRINT_LEFT', 'S']]), '0 0 5 5 0 0 0 0 0'],
    ['left exactly at the close: carried over', inSprint(['2026-03-13 17:00', 'SPRINT_LEFT', 'S']), '5 0 0 0 0 0 5 0 0'],
    ['done exactly at the close: completed', inSprint(['2026-03-13 17:00', 'STATUS', 'Done'], ['2026-03-13 17:00', 'SPRINT_LEFT', 'S']), '5 0 0 0 5 0 0 0 0'],
    ['estimate known by its old value', item('X', [['2026-02-20', 'CREATED'], ['2026-02-27', 'SPRINT_ENTERED', 'S'], ['2026-03-04', 'ESTIMATE', '8', { from: '5' }]]), '5 0 0 3 0 0 8 0 0'],
  ])('%s', (_, history, expected) => {
    const typed = history.events.find((event) => event.kind === 'TYPE')?.to;
    expect(numbers([typed ? { ...history, type: typed, isSubTask: typed === 'Sub-task' } : history])).toBe(expected);
  });

  it('leaves types out that the team does not credit', () => {
    expect(numbers([{ ...inSprint(), type: 'Chore' }], S, berlinSettings({ creditedTypes: ['story'] }))).toBe('0 0 0 0 0 0 0 0 0');
  });

  it('commits to what stands at the end of the start day, where only the day is known', () => {
    const dateOnly = { ...S, startedAt: at('2026-03-02 00:00'), startedOnDateOnly: true };
    expect(numbers([before(['2026-03-02 00:00', 'SPRINT_ENTERED', 'S'], ['2026-03-02 23:00', 'ESTIMATE', '8'])], dateOnly)).toBe('8 0 0 0 0 0 8 0 0');
    expect(numbers([inSprint(['2026-03-02 00:00', 'STATUS', 'Done'])], dateOnly)).toBe('5 0 0 0 5 0 0 0 0');
    expect(numbers([before(['2026-03-03 00:00', 'SPRINT_ENTERED', 'S'])], dateOnly)).toBe('0 5 0 0 0 0 5 0 0');
  });

  it('folds changes of scope within the grace period into the commitment', () => {
    const grace = berlinSettings({ graceDays: 2 });
    expect(numbers([before(['2026-03-04 09:59', 'SPRINT_ENTERED', 'S'])], S, grace)).toBe('5 0 0 0 0 0 5 0 0');
    expect(numbers([before(['2026-03-04 10:00', 'SPRINT_ENTERED', 'S'])], S, grace)).toBe('0 5 0 0 0 0 5 0 0');
    expect(numbers([inSprint(['2026-03-03', 'SPRINT_LEFT', 'S'])], S, grace)).toBe('0 0 0 0 0 0 0 0 0');
    expect(numbers([inSprint(['2026-03-03', 'STATUS', 'Done'], ['2026-03-03 13:00', 'SPRINT_LEFT', 'S'])], S, grace)).toBe('5 0 5 0 0 0 0 5 0');
    expect(numbers([inSprint(['2026-03-02', 'STATUS', 'Done'], ['2026-03-03', 'STATUS', 'To Do'], ['2026-03-03 13:00', 'SPRINT_LEFT', 'S'])], S, grace)).toBe('5 0 5 0 0 0 0 0 0');
  });
});

describe('two sprints', () => {
  const T = sprint('T', '2026-03-09 10:00', '2026-03-20 17:00');
  const both = inSprint(['2026-03-10', 'SPRINT_ENTERED', 'T'], ['2026-03-12', 'STATUS', 'Done']);
  it('credits the later entry of two running sprints, once', () => {
    expect(numbers([both], S, settings, [S, T])).toBe('5 0 5 0 0 0 0 5 0');
    expect(numbers([both], T, settings, [S, T])).toBe('0 5 0 0 5 0 0 0 0');
  });
  it('credits the sprint it is in, where the other has not begun', () => {
    const later = sprint('T', '2026-03-16 10:00', '2026-03-27 17:00');
    expect(numbers([both], S, settings, [S, later])).toBe('5 0 0 0 5 0 0 0 0');
    expect(numbers([both], later, settings, [S, later])).toBe('0 0 0 0 0 0 0 0 5');
  });
  it('credits the sprint it was done in, where it was done before the other began', () => {
    const entersLater = inSprint(['2026-03-05', 'STATUS', 'Done'], ['2026-03-10', 'SPRINT_ENTERED', 'T']);
    expect(numbers([entersLater], S, settings, [S, T])).toBe('5 0 0 0 5 0 0 0 0');
    const short = { ...T, closedAt: at('2026-03-11 17:00') };
    expect(numbers([entersLater], S, settings, [S, short])).toBe('5 0 0 0 5 0 0 0 0');
    expect(numbers([entersLater], short, settings, [S, short])).toBe('0 0 0 0 0 0 0 0 5');
  });
  it('does not credit again what an overlapping sprint was credited with', () => {
    const moved = inSprint(['2026-03-12', 'STATUS', 'Done'], ['2026-03-16', 'SPRINT_LEFT', 'S'], ['2026-03-16', 'SPRINT_ENTERED', 'T']);
    expect(numbers([moved], S, settings, [S, T])).toBe('5 0 0 0 5 0 0 0 0');
    expect(numbers([moved], T, settings, [S, T])).toBe('0 5 5 0 0 0 0 5 0');
  });
  it('ages what is carried over by the sprints in a row, unless a gap is longer than 5 days', () => {
    const one = sprint('1', '2026-02-02 10:00', '2026-02-13 17:00');
    const two = sprint('2', '2026-02-16 10:00', '2026-02-25 17:00');
    const carried = inSprint(['2026-02-01', 'SPRINT_ENTERED', '1'], ['2026-02-14', 'SPRINT_ENTERED', '2']);
    const age = (sprints: Sprint[]) => sprintLedger(S, [carried], settings, 'POINTS', NOW, sprints).rows.find((row) => row.bucket === 'CARRY_OVER')?.age;
    expect(age([])).toBe(1);
    expect(age([one, two, S])).toBe(3); // 25 Feb to 2 March: 5 days; 13 to 16 Feb: 3 days
    expect(age([one, { ...two, closedAt: at('2026-02-24 17:00') }, S])).toBe(1); // 24 Feb to 2 March: 6 days
  });
});

describe('a sprint that is not closed', () => {
  it('reads a running sprint as if it closed now', () => {
    const running = { ...SPRINT_42, closedAt: null };
    const ledger = sprintLedger(running, SPRINT_42_ITEMS, settings, 'POINTS', at('2026-03-05 23:00'));
    expect(ledger).toMatchObject({ state: 'RUNNING', commitment: 40, added: 5, removed: 5, reEstimated: 8, completed: 5, carryOver: 43 }); // 40 + 5 - 5 + 8 = 48 = 5 + 43
  });
  it('has only a plan before it starts', () => {
    const future = { ...SPRINT_42, startedAt: null, closedAt: null };
    expect(sprintLedger(future, SPRINT_42_ITEMS, settings, 'POINTS', at('2026-03-01'))).toMatchObject({ state: 'FUTURE', startAt: null, commitment: 40, carryOver: 40, added: 0 });
  });
  it('has no ratios where nothing was committed', () => {
    const { keptCommitment, deliveredRatio, scopeCreepGross, scopeCreepNet } = sprintLedger(S, [], settings, 'POINTS', NOW);
    for (const value of [keptCommitment, deliveredRatio, scopeCreepGross, scopeCreepNet]) {
      expect(value).toMatchObject({ value: null, numerator: 0, denominator: 0, nullReason: 'Nothing was committed in this sprint.' });
    }
  });
});
