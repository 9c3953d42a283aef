import { describe, expect, it } from '@jest/globals';
import { dataQuality } from './data-quality.js';
import { doubtsOf } from './data-quality-doubts.js';
import type { QualityFrame } from './data-quality-frame.js';
import { QUALITY_KINDS, QUALITY_RULES, type QualityKind } from './data-quality-kinds.js';
import { deliveryCatalog } from './catalog.js';
import { at, berlinSettings, item, sprint } from './fixtures/histories.js';
import { flowTimes } from './flow.js';
import type { ItemHistory } from './history.js';

/** March 2026 in Berlin, looked at on 1 April. */
const S41 = sprint('41', '2026-02-16 10:00', '2026-02-27 17:00');
const S42 = sprint('42', '2026-03-02 10:00', '2026-03-13 17:00');
function frame(items: readonly ItemHistory[], more: Partial<QualityFrame> = {}): QualityFrame {
  return {
    items, subTasksOf: new Map(), sprints: [S41, S42], settings: berlinSettings(), measure: 'POINTS',
    fromAt: at('2026-03-01 00:00'), toAt: at('2026-04-01 00:00'), now: at('2026-04-01'), ...more,
  };
}
const found = (items: readonly ItemHistory[], more: Partial<QualityFrame> = {}) =>
  Object.fromEntries(dataQuality(frame(items, more)).findings.map(({ kind, items: own }) => [kind, own.map(({ key, detail }) => `${key}: ${detail}`)]));

type Lines = Parameters<typeof item>[1];
const good: Lines = [['2026-02-20', 'CREATED'], ['2026-02-20', 'ESTIMATE', '5'], ['2026-02-27 18:00', 'SPRINT_ENTERED', '42'], ['2026-03-03', 'STATUS', 'In Progress']];

it('finds nothing in what is as it should be, and says how many items that are', () => {
  const clean = item('A', [...good, ['2026-03-05', 'STATUS', 'Done']]);
  const deleted = item('B', [['2026-03-02', 'CREATED'], ['2026-03-03', 'STATUS', 'Done'], ['2026-03-04', 'DELETED']]);
  expect(dataQuality(frame([clean, deleted]))).toEqual({ findings: [], checkedItems: 1 });
});

describe('done without ever being started', () => {
  it('is an item done in that time and not in progress since it was last to do, as the cycle time leaves it out', () => {
    const items = [
      item('A', [['2026-03-02', 'CREATED'], ['2026-03-03', 'STATUS', 'Done']]),
      // Started, put back, and done straight away.
      item('B', [['2026-03-02', 'STATUS', 'In Progress'], ['2026-03-03', 'STATUS', 'To Do'], ['2026-03-10', 'STATUS', 'Done']]),
      item('C', [['2026-03-02', 'CREATED'], ['2026-03-03', 'STATUS', 'Waiting'], ['2026-03-04', 'STATUS', 'Done']]),
      item('February', [['2026-02-02', 'CREATED'], ['2026-02-03', 'STATUS', 'Done']]),
      item('cancelled', [['2026-03-02', 'CREATED'], ['2026-03-03', 'STATUS', 'Cancelled']]),
      item('sub-task', [['2026-03-02', 'CREATED'], ['2026-03-03', 'STATUS', 'Done']], { type: 'Sub-task', isSubTask: true }),
    ];
    expect(found(items)['DONE_WITHOUT_START']).toEqual([
      'B: done on 2026-03-10, never in progress', 'C: done on 2026-03-04, never in progress', 'A: done on 2026-03-03, never in progress',
    ]);
    const march = { key: 'March', fromAt: at('2026-03-01 00:00'), toAt: at('2026-04-01 00:00') };
    expect(flowTimes(items, berlinSettings(), march).rows.filter((row) => row.cycle === null).map((row) => row.itemKey)).toEqual(['A', 'C', 'B']);
  });
});

describe('estimate changed after done', () => {
  it('says from what to what, and how long after', () => {
    const items = [
      item('A', [...good, ['2026-03-05', 'STATUS', 'Done'], ['2026-03-07', 'ESTIMATE', '8']]), // 7 - 5 = 2 days
      item('B', [...good, ['2026-03-05 09:00', 'STATUS', 'Done'], ['2026-03-05 10:00', 'ESTIMATE', '3'], ['2026-03-06 10:00', 'ESTIMATE', '13']]),
      item('same value', [...good, ['2026-03-05', 'STATUS', 'Done'], ['2026-03-07', 'ESTIMATE', '5.0']]),
      item('hours', [...good, ['2026-03-05', 'STATUS', 'Done'], ['2026-03-07', 'ESTIMATE', '8', { unit: 'HOURS' }]]),
      item('before', [...good, ['2026-03-04', 'ESTIMATE', '8'], ['2026-03-05', 'STATUS', 'Done']]),
      item('reopened', [...good, ['2026-03-05', 'STATUS', 'Done'], ['2026-03-06', 'STATUS', 'In Progress'], ['2026-03-07', 'ESTIMATE', '8']]),
    ];
    expect(found(items)['ESTIMATE_AFTER_DONE']).toEqual(['A: 5 → 8, 2 days after it was done', 'B: 5 → 13, 1 day after it was done']);
    expect(found(items, { measure: 'HOURS' })['ESTIMATE_AFTER_DONE']).toEqual(['hours: none → 8, 2 days after it was done']);
    expect(found([item('C', [...good, ['2026-03-05 09:00', 'STATUS', 'Done'], ['2026-03-05 10:00', 'ESTIMATE', '']])])['ESTIMATE_AFTER_DONE']).toEqual(['C: 5 → none, on the day it was done']);
  });
});

describe('moved backwards', () => {
  it('is from closed to open, or from started to “to do”', () => {
    expect(found([
      item('A', [...good, ['2026-03-05', 'STATUS', 'To Do'], ['2026-03-06', 'STATUS', 'In Progress']]),
      item('B', [...good, ['2026-03-05', 'STATUS', 'Done'], ['2026-03-06', 'STATUS', 'In Progress'], ['2026-03-07', 'STATUS', 'Done'], ['2026-03-08', 'STATUS', 'Blocked']]),
      item('C', [...good, ['2026-03-05', 'STATUS', 'Cancelled'], ['2026-03-09', 'STATUS', 'To Do']]),
      item('waiting', [...good, ['2026-03-05', 'STATUS', 'Blocked'], ['2026-03-06', 'STATUS', 'In Progress']]),
      item('between closed ones', [...good, ['2026-03-05', 'STATUS', 'Done'], ['2026-03-06', 'STATUS', 'Cancelled']]),
    ])).toEqual({ MOVED_BACKWARDS: ['C: Cancelled → To Do', 'B: Done → Blocked, and 1 more', 'A: In Progress → To Do'] });
  });
});

describe('closed with open sub-tasks', () => {
  it('names the open ones', () => {
    const parent = item('A', [...good, ['2026-03-05', 'STATUS', 'Done']]);
    const subTask = (key: string, lines: Lines) => item(key, [['2026-03-02', 'CREATED'], ...lines], { type: 'Sub-task', isSubTask: true });
    const [open, done, gone] = [subTask('A-1', [['2026-03-03', 'STATUS', 'In Progress']]), subTask('A-2', [['2026-03-04', 'STATUS', 'Done']]), subTask('A-3', [['2026-03-04', 'DELETED']])];
    const of = (...subTasks: ItemHistory[]) => ({ subTasksOf: new Map([['A', subTasks]]) });
    expect(found([parent], of(open, done, gone))).toEqual({ OPEN_SUB_TASKS: ['A: 1 of 2 sub-tasks open: A-1'] });
    expect(found([parent], of(done, gone))).toEqual({});
    expect(found([item('A', good)], of(open))).toEqual({});
    const four = ['A-4', 'A-5', 'A-6', 'A-7'].map((key) => subTask(key, []));
    expect(found([parent], of(...four))['OPEN_SUB_TASKS']).toEqual(['A: 4 of 4 sub-tasks open: A-4, A-5, A-6 and 1 more']);
  });
});

describe('sprints', () => {
  it('are two for an item that is in both while they run', () => {
    const [S43, S44] = [sprint('43', '2026-03-16', '2026-03-30', { closedAt: null }), sprint('44', '2026-03-23', '2026-04-03', { closedAt: null })];
    const both = item('A', [['2026-03-15', 'ESTIMATE', '1'], ['2026-03-15', 'SPRINT_ENTERED', '43'], ['2026-03-24', 'SPRINT_ENTERED', '44']]);
    const moved = item('B', [['2026-03-15', 'ESTIMATE', '1'], ['2026-03-15', 'SPRINT_ENTERED', '43'], ['2026-03-24', 'SPRINT_LEFT', '43'], ['2026-03-24', 'SPRINT_ENTERED', '44']]);
    expect(found([both, moved], { sprints: [S42, S43, S44] })).toEqual({ TWO_RUNNING_SPRINTS: ['A: in Sprint 43 and Sprint 44'] });
    expect(found([both], { sprints: [S42, S43, S44], toAt: at('2026-03-24 11:00') })).toEqual({});
    expect(found([both], { sprints: [S42, { ...S43, closedAt: at('2026-03-31') }, S44] })).toEqual({});
  });

  it('are never closed from the eighth day after the planned end on, where others are closed', () => {
    const forgotten = sprint('43', '2026-03-09', '2026-03-20 17:00', { closedAt: null });
    // 20 March + 7 days = 27 March is the last day that is only late.
    expect(found([], { sprints: [S42, forgotten], now: at('2026-03-27 23:59') })).toEqual({});
    expect(found([], { sprints: [S42, forgotten], now: at('2026-03-28 00:00') })).toEqual({ SPRINT_NEVER_CLOSED: ['43: should have ended on 2026-03-20, 8 days before'] });
    expect(found([], { sprints: [forgotten], now: at('2026-03-28 00:00') })).toEqual({});
    expect(found([], { sprints: [S42, { ...forgotten, startedAt: null }], now: at('2026-03-28 00:00') })).toEqual({});
  });
});

it('finished before created is what the average of days leaves out', () => {
  const early = item('A', [['2026-03-05', 'CREATED'], ['2026-03-03', 'STATUS', 'Done']]);
  expect(found([early])).toEqual({ DONE_BEFORE_CREATED: ['A: done on 2026-03-03, created on 2026-03-05'] });
});

describe('never estimated', () => {
  it('is an item of a sprint without an estimate in what the team measures by', () => {
    const inSprint: Lines = [['2026-02-20', 'CREATED'], ['2026-03-01 12:00', 'SPRINT_ENTERED', '42']];
    const items = [
      item('A', [...inSprint, ['2026-03-03', 'STATUS', 'In Progress'], ['2026-03-04', 'STATUS', 'Done']]),
      item('B', inSprint),
      item('estimated with 0', [...inSprint, ['2026-03-02', 'ESTIMATE', '0']]),
      item('estimate taken away', [...inSprint, ['2026-03-02', 'ESTIMATE', '3'], ['2026-03-03', 'ESTIMATE', '']]),
      item('cancelled', [...inSprint, ['2026-03-02', 'STATUS', 'Cancelled']]),
      item('never in a sprint', [['2026-03-01', 'CREATED']]),
      item('sub-task', inSprint, { type: 'Sub-task', isSubTask: true }),
    ];
    expect(found(items)['NEVER_ESTIMATED']).toEqual(['A: done on 2026-03-04 without an estimate', 'B: in Sprint 42 without an estimate']);
    expect(found(items, { measure: 'ITEMS' })['NEVER_ESTIMATED']).toBeUndefined();
    expect(found(items, { measure: 'HOURS' })['NEVER_ESTIMATED']).toHaveLength(4); // the two with points have no hours
  });
});

it('a status that nobody has placed is named', () => {
  const odd = item('A', [...good, ['2026-03-10', 'STATUS', 'UAT'], ['2026-03-11', 'STATUS', 'Shipped'], ['2026-04-02', 'STATUS', 'Elsewhere']]);
  const placed = item('B', [...good, ['2026-03-10', 'STATUS', 'UAT', { category: 'WAITING' }]]);
  expect(found([odd, placed])['STATUS_NOT_MAPPED']).toEqual(['A: “Shipped”, “UAT” is read as “to do”']);
  expect(found([odd], { settings: berlinSettings({ statusMap: { uat: 'WAITING', shipped: 'DONE' } }) })['STATUS_NOT_MAPPED']).toBeUndefined();
});

describe('gaps in the history', () => {
  const gap = (lines: Lines) => found([item('A', [['2026-02-20', 'CREATED'], ...lines])])['GAP_IN_HISTORY']?.[0]?.slice(3) ?? null;
  it.each<[string, Lines, string | null]>([
    ['a status left that it was not in', [['2026-03-02', 'STATUS', 'To Do'], ['2026-03-03', 'STATUS', 'Done', { from: 'In Progress' }]], 'moved out of “In Progress”, and was in “To Do” before'],
    ['the same name in other letters', [['2026-03-02', 'STATUS', 'To Do'], ['2026-03-03', 'STATUS', 'In Progress', { from: 'TO DO ' }]], null],
    ['a status of the same category, as one that was renamed', [['2026-03-02', 'STATUS', 'In Development'], ['2026-03-03', 'STATUS', 'Done', { from: 'In Progress' }]], null],
    ['nothing said of before', [['2026-03-02', 'STATUS', 'To Do'], ['2026-03-03', 'STATUS', 'Done']], null],
    ['nothing known of before', [['2026-03-03', 'STATUS', 'Done', { from: 'In Progress' }]], null],
    ['two at one instant, told in the wrong order', [['2026-03-01 12:00', 'STATUS', 'To Do'], ['2026-03-02', 'STATUS', 'Done', { from: 'In Progress' }], ['2026-03-02', 'STATUS', 'In Progress', { from: 'To Do' }]], null],
    ['an estimate from another value', [['2026-03-02', 'ESTIMATE', '3'], ['2026-03-03', 'ESTIMATE', '8', { from: '5' }]], 'the estimate was changed from 5, and was 3 before'],
    ['an estimate written otherwise', [['2026-03-02', 'ESTIMATE', '3'], ['2026-03-03', 'ESTIMATE', '8', { from: '3.0' }]], null],
    ['an estimate of the other unit', [['2026-03-02', 'ESTIMATE', '3'], ['2026-03-03', 'ESTIMATE', '8', { from: '5', unit: 'HOURS' }]], null],
    ['a sprint left that was never entered', [['2026-03-03', 'SPRINT_LEFT', '42']], 'left Sprint 42 without having entered it'],
    ['a sprint left twice', [['2026-03-02', 'SPRINT_ENTERED', '42'], ['2026-03-03', 'SPRINT_LEFT', '42'], ['2026-03-04', 'SPRINT_LEFT', '42']], 'left Sprint 42 without having entered it'],
    ['in and out again', [['2026-03-02', 'SPRINT_ENTERED', '42'], ['2026-03-03', 'SPRINT_LEFT', '42'], ['2026-03-04', 'SPRINT_ENTERED', '42'], ['2026-03-05', 'SPRINT_LEFT', '42']], null],
    ['a release left that was never entered', [['2026-03-03', 'RELEASE_LEFT', 'R']], 'left a release without having entered it'],
    ['two gaps', [['2026-03-03', 'SPRINT_LEFT', '42'], ['2026-03-04', 'RELEASE_LEFT', 'R']], 'left a release without having entered it, and 1 more'],
    ['a gap of February', [['2026-02-25', 'SPRINT_LEFT', '42']], null],
  ])('%s', (_, lines, says) => expect(gap(lines)).toBe(says));
});

describe('the doubts of a number', () => {
  const items = [item('A', [['2026-03-02', 'CREATED'], ['2026-03-03', 'STATUS', 'Done']]), item('B', [['2026-03-02', 'CREATED'], ['2026-03-03', 'STATUS', 'Done']]), item('C', [['2026-03-01 12:00', 'SPRINT_ENTERED', '42']])];
  const { findings } = dataQuality(frame(items));
  const behind = (counted: string[], leftOut: string[]) => ({ counted: new Set(counted), leftOut: new Set(leftOut), measure: 'POINTS', teamMeasure: 'POINTS' }) as const;
  const says = (metric: string, of: Parameters<typeof doubtsOf>[2]) => doubtsOf(metric, findings, of).map((doubt) => doubt.says);

  it('say how many of the items in it, or left out of it, are doubtful', () => {
    expect(says('flow.cycle_time', behind(['D', 'E', 'F'], ['A', 'B']))).toEqual(['2 of 5 items were never started: not in this figure']); // 3 counted + 2 left out
    expect(says('flow.cycle_time', behind(['D'], ['A']))).toEqual(['1 of 2 items was never started: not in this figure']);
    expect(says('flow.cycle_time', behind(['D'], []))).toEqual([]);
    expect(says('velocity.committed', behind(['C', 'D'], []))).toEqual(['1 of 2 items was never estimated: counted in this figure']);
    expect(says('defects.opened', behind(['A', 'C'], []))).toEqual([]);
  });

  it('say nothing of estimates where the number is read by items', () => {
    expect(says('velocity.committed', { ...behind(['C', 'D'], []), measure: 'ITEMS' })).toEqual([]);
  });
});

it('has words for every kind, and names metrics that there are', () => {
  const known = new Set(deliveryCatalog.map((metric) => metric.key));
  for (const kind of QUALITY_KINDS) {
    const rule = QUALITY_RULES[kind];
    expect(rule.kind).toBe(kind);
    expect(rule.metrics.filter((metric) => !known.has(metric))).toEqual([]);
    expect(rule.leftOutOf.filter((metric) => !rule.metrics.includes(metric))).toEqual([]);
    expect(Math.min(rule.name.length, rule.says.length, rule.whatToDo.length, rule.metrics.length, rule.doubt.one.length)).toBeGreaterThan(0);
  }
  expect(QUALITY_KINDS.map((kind: QualityKind) => ['HIGH', 'MEDIUM', 'LOW'].indexOf(QUALITY_RULES[kind].severity))).toEqual([0, 0, 0, 0, 1, 1, 1, 1, 1, 2]);
});
