/** By which rules a tracker may count an item otherwise than the ledger does, and what it would then count. */
import type { ItemHistory, Measure, TeamSettings } from './history.js';
import type { ItemState } from './item-state.js';
import type { LedgerRow } from './ledger-rows.js';
import { amountOf, isOpen, leftOutReason } from './measure.js';
import type { SprintLedger } from './sprint-ledger.js';
import { passageOf } from './sprint-passage.js';
import { sprintSpan } from './sprint-span.js';
import { stateAt, stateBefore, timelineOf } from './timeline.js';

export type ParitySide = 'COMMITTED' | 'COMPLETED';

/** In the order in which they are tried: what most often differs first. The last three only a report that names its items can show. */
export const PARITY_REASONS = [
  'DONE_BEFORE', 'SUB_TASK', 'CANCELLED', 'DONE_OUTSIDE', 'ESTIMATE_AFTER_DONE', 'AT_START', 'GRACE', 'TYPE_NOT_COUNTED', 'LATE', 'AT_CLOSE',
  'DELETED_SINCE', 'REOPENED_SINCE', 'DONE_SINCE', 'ESTIMATE_AT_START', 'ESTIMATE_AT_CLOSE', 'ESTIMATE_NOW', 'STATUS',
  'NOT_KNOWN_HERE', 'NEVER_IN_SPRINT', 'NOT_IN_REPORT',
] as const;
export type ParityReason = (typeof PARITY_REASONS)[number];

/** What a tracker counts for an item if it goes by this rule. */
export interface OtherCount {
  readonly reason: ParityReason;
  readonly theirs: number;
  /** What the rule turns on: the name of the status, why the ledger books the item elsewhere. */
  readonly detail: string | null;
}

/** The amount as a tracker reads it off the item: a sub-task's points count too. */
function readOff(state: ItemState, measure: Measure): number {
  if (measure === 'POINTS') return state.points ?? 0;
  return amountOf(state, measure);
}

/**
 * All rules under which a tracker would count another amount for this item than `ours`, the sum of its ledger rows on that
 * side; the first of a kind wins, and rules that give the same amount as ours are left out.
 */
export function otherCounts(
  side: ParitySide, item: ItemHistory, rows: readonly LedgerRow[], ours: number, ledger: SprintLedger, settings: TeamSettings, now: number,
): OtherCount[] {
  const counts = side === 'COMMITTED' ? committedOtherwise(item, rows, ledger, settings, now) : completedOtherwise(item, rows, ledger, settings, now);
  return counts.filter(({ theirs }) => theirs !== ours);
}

function committedOtherwise(item: ItemHistory, rows: readonly LedgerRow[], ledger: SprintLedger, settings: TeamSettings, now: number): OtherCount[] {
  const { sprint, measure } = ledger;
  const span = sprintSpan(sprint, settings, now);
  if (span.state === 'FUTURE') return [];
  const timeline = timelineOf(item, settings);
  const [before, atStart, atClose, today] = [stateBefore(timeline, span.startAt), stateAt(timeline, span.startAt), stateAt(timeline, span.closeAt), stateAt(timeline, now)];
  const isIn = (state: ItemState) => state.exists && state.sprintIds.includes(sprint.id);
  const committedIn = (state: ItemState) => (isIn(state) && isOpen(state.category) && leftOutReason(state, settings) === null ? amountOf(state, measure) : 0);
  const isCommitted = rows.some((row) => row.bucket === 'COMMITMENT');
  const counts: OtherCount[] = [];
  const add = (holds: boolean, reason: ParityReason, theirs: () => number, detail: string | null = null) => {
    if (holds) counts.push({ reason, theirs: theirs(), detail });
  };
  const closed = isIn(before) && !before.isSubTask && !isOpen(before.category);
  add(closed && before.category === 'DONE', 'DONE_BEFORE', () => readOff(before, measure));
  add(isIn(before) && before.isSubTask, 'SUB_TASK', () => readOff(before, measure));
  add(closed && before.category === 'CANCELLED', 'CANCELLED', () => readOff(before, measure));
  add(timeline.moments.some((moment) => moment.at === span.startAt), 'AT_START', () => committedIn(atStart));
  add(span.commitBefore > span.startAt, 'GRACE', () => committedIn(before));
  add(isIn(before) && !before.isSubTask && leftOutReason(before, settings) !== null, 'TYPE_NOT_COUNTED', () => readOff(before, measure), before.type);
  add(isCommitted && today.deleted, 'DELETED_SINCE', () => 0);
  add(isCommitted && atClose.exists, 'ESTIMATE_AT_CLOSE', () => amountOf(atClose, measure));
  add(isCommitted && today.exists, 'ESTIMATE_NOW', () => amountOf(today, measure));
  return counts;
}

function completedOtherwise(item: ItemHistory, rows: readonly LedgerRow[], ledger: SprintLedger, settings: TeamSettings, now: number): OtherCount[] {
  const { sprint, measure } = ledger;
  const span = sprintSpan(sprint, settings, now);
  if (span.state === 'FUTURE') return [];
  const { final, isMember, isCounted, amount, timeline: seen } = passageOf(item, sprint, span, settings, measure);
  const today = stateAt(timelineOf(item, settings), now);
  const row = (bucket: LedgerRow['bucket']) => rows.find((each) => each.bucket === bucket);
  const [completed, outside, committed] = [row('COMPLETED'), row('COMPLETED_OUTSIDE'), row('COMMITMENT')];
  const counts: OtherCount[] = [];
  const add = (holds: boolean, reason: ParityReason, theirs: () => number, detail: string | null = null) => {
    if (holds) counts.push({ reason, theirs: theirs(), detail });
  };
  const isDone = isMember && final.category === 'DONE';
  const isLeftOut = leftOutReason(final, settings) !== null;
  add(isDone && !isCounted && !isLeftOut, 'DONE_BEFORE', () => readOff(final, measure));
  add(isDone && final.isSubTask, 'SUB_TASK', () => readOff(final, measure));
  add(isMember && final.category === 'CANCELLED' && !final.isSubTask, 'CANCELLED', () => (isCounted ? amount : readOff(final, measure)), final.status);
  add(outside !== undefined, 'DONE_OUTSIDE', () => outside?.amount ?? 0, outside?.note ?? null);
  add(completed !== undefined, 'ESTIMATE_AFTER_DONE', () => amountOf(final, measure));
  add(isDone && isLeftOut && !final.isSubTask, 'TYPE_NOT_COUNTED', () => readOff(final, measure), final.type);
  add(completed?.note === 'late', 'LATE', () => 0);
  add(completed !== undefined && seen.moments.at(-1)?.at === span.closeAt && completed.at === span.closeAt, 'AT_CLOSE', () => 0);
  add(completed !== undefined && today.deleted, 'DELETED_SINCE', () => 0);
  add(completed !== undefined && today.exists && today.category !== 'DONE', 'REOPENED_SINCE', () => 0, today.status);
  add(row('CARRY_OVER') !== undefined && today.exists && today.category === 'DONE', 'DONE_SINCE', () => amountOf(today, measure));
  add(completed !== undefined && committed !== undefined, 'ESTIMATE_AT_START', () => committed?.amount ?? 0);
  add(completed !== undefined && today.exists, 'ESTIMATE_NOW', () => amountOf(today, measure));
  add(completed !== undefined, 'STATUS', () => 0, final.status);
  add(row('CARRY_OVER') !== undefined, 'STATUS', () => amount, final.status);
  return counts;
}
