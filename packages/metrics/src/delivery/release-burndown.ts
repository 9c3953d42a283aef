/** The burndown of a release: one bar per sprint. */
import type { ItemHistory, Measure, Release, Sprint, TeamSettings } from './history.js';
import { exactSum } from './measure.js';
import { effectOf, type ReleaseBucket, type ReleaseMove, releaseMoves, REOPENED_NOTE } from './release-moves.js';

export interface ReleaseRow {
  readonly bucket: ReleaseBucket;
  readonly itemId: string;
  readonly itemKey: string;
  readonly itemTitle: string;
  readonly amount: number;
  readonly at: number;
  readonly note: string | null;
}

/** What changed over a stretch of time: start + added - removed + reEstimated - completed = end. */
export interface ReleaseChange {
  readonly start: number;
  readonly added: number;
  readonly removed: number;
  readonly reEstimated: number;
  /** Net: what became done less what was reopened; negative where more was reopened. */
  readonly completed: number;
  /** The part of `completed` that was taken back by reopening, as a positive number. */
  readonly reopened: number;
  readonly end: number;
  readonly rows: readonly ReleaseRow[];
}

export interface ReleaseBar extends ReleaseChange {
  readonly sprintId: string;
  readonly sprintKey: string;
  readonly sprintName: string;
  readonly startAt: number;
  readonly endAt: number;
  readonly isClosed: boolean;
  /** What changed between the close of the sprint before and the start of this one; null where nothing did. Its end is this start. */
  readonly gap: ReleaseChange | null;
}

export interface ReleaseBurndown {
  readonly measure: Measure;
  readonly bars: readonly ReleaseBar[];
  /** Now, also after the last bar. */
  readonly remaining: number;
  readonly completed: number;
}

/** The moves from `fromAt` (without those at that instant where `isAfter`) up to and with `toAt`; before `toAt` where `isOpenEnd`. */
interface Stretch {
  readonly fromAt: number;
  readonly isAfter: boolean;
  readonly toAt: number;
  readonly isOpenEnd: boolean;
}

/** What a bar did to its release, with what happened in the gap before it: what pace and forecasts are reckoned from. */
export function stepOfBar({ gap, ...bar }: Pick<ReleaseBar, 'added' | 'removed' | 'reEstimated' | 'completed' | 'gap'>): { readonly completed: number; readonly scopeChange: number } {
  const both = [bar, ...(gap ? [gap] : [])];
  return {
    completed: exactSum(both.map(({ completed }) => completed)),
    scopeChange: exactSum(both.flatMap(({ added, removed, reEstimated }) => [added, -removed, reEstimated])),
  };
}

type ItemMoves = readonly (readonly [ItemHistory, readonly ReleaseMove[]])[];
type Amounts = Record<ReleaseBucket, number>;

/** What changed over a stretch, and whether anything did. Without the rows behind it where they are not asked for: they are most of what it takes. */
function changeOver(stretch: Stretch, all: ItemMoves, withRows: boolean): readonly [ReleaseChange, boolean] {
  const rows: ReleaseRow[] = [];
  const sums: Amounts = { REMAINING_AT_START: 0, ADDED: 0, REMOVED: 0, RE_ESTIMATED: 0, COMPLETED: 0, REMAINING_AT_END: 0 };
  let [reopened, hasMoved] = [0, false];
  const isBefore = (move: ReleaseMove) => move.at < stretch.fromAt || (stretch.isAfter && move.at === stretch.fromAt);
  const isSeen = (move: ReleaseMove) => move.at < stretch.toAt || (!stretch.isOpenEnd && move.at === stretch.toAt);
  for (const [item, moves] of all) {
    const row = (bucket: ReleaseBucket, amount: number, at: number, note: string | null) => {
      sums[bucket] += amount;
      if (note === REOPENED_NOTE) reopened -= amount;
      if (withRows) rows.push({ bucket, itemId: item.id, itemKey: item.key, itemTitle: item.title, amount, at, note });
    };
    // Moves stand in the order of time: those before the stretch come first, then those within it.
    let [n, left, isOpen] = [0, 0, false];
    const step = (move: ReleaseMove): void => {
      left += effectOf(move);
      isOpen = move.isOpenAfter;
      n += 1;
    };
    while (n < moves.length && isBefore(moves[n]!)) step(moves[n]!);
    if (isOpen) row('REMAINING_AT_START', exactSum([left]), stretch.fromAt, null);
    while (n < moves.length && isSeen(moves[n]!)) {
      const move = moves[n]!;
      row(move.bucket, move.amount, move.at, move.note);
      hasMoved = true;
      step(move);
    }
    if (isOpen) row('REMAINING_AT_END', exactSum([left]), stretch.toAt, null);
  }
  const sum = (bucket: ReleaseBucket): number => exactSum([sums[bucket]]);
  return [{
    start: sum('REMAINING_AT_START'),
    added: sum('ADDED'),
    removed: sum('REMOVED'),
    reEstimated: sum('RE_ESTIMATED'),
    completed: sum('COMPLETED'),
    reopened: exactSum([reopened]),
    end: sum('REMAINING_AT_END'),
    rows,
  }, hasMoved];
}

/**
 * One bar per started sprint, in the order of their starts: what the release had left at the sprint's actual start, what was
 * added, removed, re-estimated and completed up to its close (or `now`), and what was left then. A reopened item is a negative
 * completion in the sprint where it was reopened, so that bars of closed sprints never change. A cancelled item is removed.
 * What happens between two sprints stands in the later bar's `gap`; what happens at the instant of a close belongs to the
 * sprint that closes. Give the sprints of one team. `detail: 'NUMBERS'` leaves `rows` empty: the numbers are the same. Source:
 * Bifocal's delivery definitions, section 5.
 */
export function releaseBurndown(
  release: Release, sprints: readonly Sprint[], histories: readonly ItemHistory[], settings: TeamSettings, measure: Measure, now: number,
  detail: 'ROWS' | 'NUMBERS' = 'ROWS',
): ReleaseBurndown {
  const withRows = detail === 'ROWS';
  const all: ItemMoves = histories.map((item) => [item, releaseMoves(item, release, settings, measure, now)] as const);
  const started = sprints
    .flatMap((sprint) => (sprint.startedAt === null || sprint.startedAt > now ? [] : [{ sprint, startAt: sprint.startedAt, endAt: sprint.closedAt ?? now }]))
    .sort((a, b) => a.startAt - b.startAt || a.endAt - b.endAt || (a.sprint.id < b.sprint.id ? -1 : 1));
  let lastEnd = Infinity;
  const bars = started.map(({ sprint, startAt, endAt }, n): ReleaseBar => {
    const isAfter = n > 0 && started.slice(0, n).some((earlier) => earlier.endAt === startAt);
    const [gap, hasMoved] = startAt > lastEnd ? changeOver({ fromAt: lastEnd, isAfter: true, toAt: startAt, isOpenEnd: true }, all, withRows) : [null, false];
    lastEnd = n === 0 ? endAt : Math.max(lastEnd, endAt);
    const [change] = changeOver({ fromAt: startAt, isAfter, toAt: endAt, isOpenEnd: false }, all, withRows);
    return {
      sprintId: sprint.id,
      sprintKey: sprint.key,
      sprintName: sprint.name,
      startAt,
      endAt,
      isClosed: sprint.closedAt !== null,
      gap: hasMoved ? gap : null,
      ...change,
    };
  });
  const moves = all.flatMap(([, each]) => each);
  return {
    measure,
    bars,
    remaining: exactSum(moves.map(effectOf)),
    completed: exactSum(moves.filter((move) => move.bucket === 'COMPLETED').map((move) => move.amount)),
  };
}
