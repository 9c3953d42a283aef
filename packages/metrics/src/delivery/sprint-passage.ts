/** How one item passes through one sprint: the steps that both the ledger and the burndown are made of. */
import type { ItemHistory, Measure, Sprint, TeamSettings } from './history.js';
import type { ItemState } from './item-state.js';
import { amountOf, exactSum, isOpen, isUnestimated, leftOutReason } from './measure.js';
import { isSeenBy, type SprintSpan } from './sprint-span.js';
import { type Moment, type Timeline, timelineOf } from './timeline.js';

export type StepKind = 'ADDED' | 'REMOVED' | 'RE_ESTIMATED' | 'DONE' | 'REOPENED' | 'CANCELLED';

/** One event as the burndown draws it (`kind`, `delta`) and as the ledger books it (`bucket`, `amount`). */
export interface PassageStep {
  readonly at: number;
  readonly kind: StepKind;
  /** Change of what remains. */
  readonly delta: number;
  /** Change of what is done. */
  readonly doneDelta: number;
  readonly bucket: 'ADDED' | 'REMOVED' | 'RE_ESTIMATED' | null;
  readonly amount: number;
  readonly note: string | null;
}

/** An item's way through a sprint. */
export interface Passage {
  readonly timeline: Timeline;
  /** What it was committed with; null where it was not in the commitment. */
  readonly commitment: { readonly amount: number; readonly unestimated: boolean } | null;
  readonly steps: readonly PassageStep[];
  /** Its state at the close. */
  readonly final: ItemState;
  /** In the sprint at the close. */
  readonly isMember: boolean;
  /** Whether it was in the sprint's scope at the close; not so if it was done or cancelled before it came in, or is of a kind that does not count. */
  readonly isCounted: boolean;
  /** The estimate in force: the last one it had while neither done nor cancelled, or the one it came in with. */
  readonly amount: number;
  readonly lastExitWasDone: boolean;
}

/**
 * Walks one item through a sprint. `amount`, the estimate in force, follows the estimate while the item is open and stands
 * still once it is done or cancelled; a change made meanwhile takes force when the item is reopened. Every amount that enters
 * is therefore the amount that leaves, is completed, cancelled or carried: the ledger's identity, item by item.
 *
 * - Done or cancelled before the start, or cancelled when it enters: in no column, until it is reopened; then it is added.
 * - Entering already done, but done since the start: added, and done.
 * - Cancelled before it came in, then done: added, and done.
 * - Leaving the sprint, being deleted, or becoming a type that does not count: removed, at the estimate in force.
 * - Until `commitBefore`, what would be added, removed or re-estimated changes the commitment instead, as long as the item has
 *   been neither done nor cancelled since the start.
 */
export function passageOf(item: ItemHistory, sprint: Sprint, span: SprintSpan, settings: TeamSettings, measure: Measure): Passage {
  const timeline = timelineOf(item, settings, (event) => isSeenBy(span, event));
  const isMember = (state: ItemState) => state.exists && state.sprintIds.includes(sprint.id);
  const isIn = (state: ItemState) => isMember(state) && leftOutReason(state, settings) === null;
  const steps: PassageStep[] = [];
  let commitment: Passage['commitment'] = null;
  let commits = true;
  let isCounted = false;
  let amount = 0;
  let missing = false;
  let lastExitWasDone = false;

  const take = (state: ItemState): void => {
    isCounted = true;
    amount = amountOf(state, measure);
    missing = isUnestimated(state, measure);
  };
  const draw = (at: number, kind: StepKind, parts: Partial<PassageStep>): void => {
    commits = false;
    const { delta = 0, doneDelta = 0, bucket = null, amount: booked = 0, note = null } = parts;
    steps.push({ at, kind, delta: delta + 0, doneDelta: doneDelta + 0, bucket, amount: booked, note }); // + 0: never -0
  };
  const enter = (at: number, state: ItemState, kind: StepKind, note: string | null): void => {
    take(state);
    const open = isOpen(state.category);
    if (open && commits && at < span.commitBefore) commitment = { amount, unestimated: missing };
    else draw(at, kind, { delta: open ? amount : 0, doneDelta: open ? 0 : amount, bucket: 'ADDED', amount, note });
  };
  const leave = (at: number, state: ItemState, note: string | null): void => {
    isCounted = false;
    lastExitWasDone = state.category === 'DONE';
    const open = isOpen(state.category);
    if (open && commits && at < span.commitBefore) commitment = null;
    else draw(at, 'REMOVED', { delta: open ? -amount : 0, doneDelta: lastExitWasDone ? -amount : 0, bucket: 'REMOVED', amount, note });
  };
  const reEstimate = (at: number, state: ItemState): void => {
    const [old, oldMissing] = [amount, missing];
    take(state);
    const change = exactSum([amount, -old]);
    if (commits && at < span.commitBefore) commitment = { amount, unestimated: missing };
    else if (change !== 0) {
      const note = `${oldMissing ? 'none' : old} → ${missing ? 'none' : amount}`;
      draw(at, 'RE_ESTIMATED', { delta: change, bucket: 'RE_ESTIMATED', amount: change, note });
    }
  };
  const move = (at: number, from: ItemState, to: ItemState): void => {
    const [wasOpen, open] = [isOpen(from.category), isOpen(to.category)];
    if (!isCounted) {
      if (open) enter(at, to, 'REOPENED', from.category === 'DONE' ? 'reopened, was done before' : 'reopened, was cancelled before');
      else if (to.category === 'DONE') enter(at, to, 'DONE', 'done, was cancelled before');
      return;
    }
    const left = wasOpen ? -amount : 0;
    const undone = from.category === 'DONE' ? -amount : 0;
    if (to.category === 'DONE') draw(at, 'DONE', { delta: left, doneDelta: amount, note: at > sprint.plannedEndAt ? 'late' : null });
    else if (to.category === 'CANCELLED') draw(at, 'CANCELLED', { delta: left, doneDelta: undone });
    else draw(at, 'REOPENED', { delta: amount, doneDelta: undone });
  };
  const step = ({ at, event, state }: Moment, from: ItemState): void => {
    const [wasIn, nowIn] = [isIn(from), isIn(state)];
    if (wasIn && !nowIn) {
      if (isCounted) leave(at, from, event.kind === 'DELETED' ? 'deleted' : event.kind === 'TYPE' ? `became ${state.type}` : null);
    } else if (!wasIn && nowIn) {
      const doneSinceStart = state.category === 'DONE' && state.categorySince >= span.startAt;
      if (isOpen(state.category) || doneSinceStart) enter(at, state, 'ADDED', doneSinceStart ? 'already done' : null);
    } else if (nowIn) {
      const [wasOpen, open] = [isOpen(from.category), isOpen(state.category)];
      if (from.category !== state.category && !(wasOpen && open)) move(at, from, state);
      if (isCounted && open && (amountOf(state, measure) !== amount || isUnestimated(state, measure) !== missing)) reEstimate(at, state);
    }
  };

  let state = timeline.initial;
  let hasStarted = false;
  const start = (): void => {
    hasStarted = true;
    if (!isIn(state) || !isOpen(state.category)) return;
    take(state);
    commitment = { amount, unestimated: missing };
  };
  for (const moment of timeline.moments) {
    if (!hasStarted && moment.at >= span.startAt) start();
    if (hasStarted) step(moment, state);
    state = moment.state;
  }
  if (!hasStarted) start();
  return { timeline, commitment, steps, final: state, isMember: isMember(state), isCounted, amount, lastExitWasDone };
}
