/** How one item changes what a release has left. */
import type { ItemHistory, Measure, Release, TeamSettings } from './history.js';
import { amountOf, exactSum, isOpen, leftOutReason } from './measure.js';
import type { ItemState } from './item-state.js';
import { type Timeline, timelineOf } from './timeline.js';

export type ReleaseBucket = 'REMAINING_AT_START' | 'ADDED' | 'REMOVED' | 'RE_ESTIMATED' | 'COMPLETED' | 'REMAINING_AT_END';

/** A change at an instant; COMPLETED is negative where a completion is taken back. */
export interface ReleaseMove {
  readonly at: number;
  readonly bucket: 'ADDED' | 'REMOVED' | 'RE_ESTIMATED' | 'COMPLETED';
  readonly amount: number;
  readonly note: string | null;
  /** Whether the item is left to do after it. */
  readonly isOpenAfter: boolean;
}

export const REOPENED_NOTE = 'reopened';

type Standing = 'OUT' | 'OPEN' | 'DONE';

interface Walk {
  readonly release: string;
  readonly measure: Measure;
  readonly moves: readonly ReleaseMove[];
}

/** What was walked, by settings and item: the bars, what remains and what is forecast ask for the same walk. A walk is small, and is kept when its replay is let go. */
const walked = new WeakMap<TeamSettings, WeakMap<ItemHistory, Walk[]>>();

function walksOf(item: ItemHistory, settings: TeamSettings): Walk[] {
  const ofSettings = walked.get(settings) ?? new WeakMap<ItemHistory, Walk[]>();
  walked.set(settings, ofSettings);
  const walks = ofSettings.get(item) ?? [];
  ofSettings.set(item, walks);
  return walks;
}

/**
 * Walks one item through a release, until `now`. A cancelled item is out of it: neither delivered nor left over. As in a sprint,
 * the estimate of a done item has no force until it is reopened. Entering already done: added and completed at once; leaving
 * when done takes the completion along. What was done in the release is thus always the sum of the completions so far.
 */
export function releaseMoves(item: ItemHistory, release: Release, settings: TeamSettings, measure: Measure, now: number): readonly ReleaseMove[] {
  const walks = walksOf(item, settings);
  let known = walks.find((each) => each.release === release.id && each.measure === measure);
  if (!known) walks.push(known = { release: release.id, measure, moves: walk(timelineOf(item, settings), release, settings, measure) });
  const { moves } = known;
  // Each move hangs on what was before it alone: until an instant they are the beginning of all.
  return (moves.at(-1)?.at ?? -Infinity) <= now ? moves : moves.filter((move) => move.at <= now);
}

function walk(timeline: Timeline, release: Release, settings: TeamSettings, measure: Measure): ReleaseMove[] {
  const standingOf = (state: ItemState): Standing => {
    if (!state.exists || state.releaseId !== release.id || leftOutReason(state, settings) !== null || state.category === 'CANCELLED') return 'OUT';
    return isOpen(state.category) ? 'OPEN' : 'DONE';
  };
  const moves: ReleaseMove[] = [];
  let standing: Standing = 'OUT';
  let amount = 0;
  for (const { at, state } of [{ at: -Infinity, state: timeline.initial }, ...timeline.moments]) {
    const before: Standing = standing;
    const after: Standing = standingOf(state);
    const move = (bucket: ReleaseMove['bucket'], moved: number, note: string | null = null) =>
      moves.push({ at, bucket, amount: moved + 0, note, isOpenAfter: after === 'OPEN' });
    const why = state.category === 'CANCELLED' ? 'cancelled' : state.deleted ? 'deleted' : null;
    standing = after;
    if (before === 'OUT' && after !== 'OUT') {
      amount = amountOf(state, measure);
      move('ADDED', amount, after === 'DONE' ? 'already done' : null);
    }
    if (before !== 'DONE' && after === 'DONE') move('COMPLETED', amount);
    if (before === 'DONE' && after !== 'DONE') move('COMPLETED', -amount, after === 'OPEN' ? REOPENED_NOTE : why ?? 'removed');
    if (before !== 'OUT' && after === 'OUT') move('REMOVED', amount, why);
    if (before !== 'OUT' && after === 'OPEN') {
      const change = exactSum([amountOf(state, measure), -amount]);
      if (change !== 0) move('RE_ESTIMATED', change, `${amount} → ${amountOf(state, measure)}`);
      amount = amountOf(state, measure);
    }
  }
  return moves;
}

/** What a move does to what remains. */
export function effectOf({ bucket, amount }: ReleaseMove): number {
  return bucket === 'ADDED' || bucket === 'RE_ESTIMATED' ? amount : -amount;
}
