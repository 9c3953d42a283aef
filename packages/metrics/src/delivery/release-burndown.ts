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

function changeOver(stretch: Stretch, all: ItemMoves): ReleaseChange {
  const rows: ReleaseRow[] = [];
  const isBefore = (move: ReleaseMove) => move.at < stretch.fromAt || (stretch.isAfter && move.at === stretch.fromAt);
  const isSeen = (move: ReleaseMove) => move.at < stretch.toAt || (!stretch.isOpenEnd && move.at === stretch.toAt);
  for (const [item, moves] of all) {
    const row = (bucket: ReleaseBucket, amount: number, at: number, note: string | null) =>
      rows.push({ bucket, itemId: item.id, itemKey: item.key, itemTitle: item.title, amount, at, note });
    const earlier = moves.filter(isBefore);
    const seen = moves.filter((move) => isBefore(move) || isSeen(move));
    if (earlier.at(-1)?.isOpenAfter) row('REMAINING_AT_START', exactSum(earlier.map(effectOf)), stretch.fromAt, null);
    for (const move of seen) if (!isBefore(move)) row(move.bucket, move.amount, move.at, move.note);
    if (seen.at(-1)?.isOpenAfter) row('REMAINING_AT_END', exactSum(seen.map(effectOf)), stretch.toAt, null);
  }
  const sum = (bucket: ReleaseBucket) => exactSum(rows.filter((row) => row.bucket === bucket).map((row) => row.amount));
  return {
    start: sum('REMAINING_AT_START'),
    added: sum('ADDED'),
    removed: sum('REMOVED'),
    reEstimated: sum('RE_ESTIMATED'),
    completed: sum('COMPLETED'),
    reopened: exactSum(rows.filter((row) => row.note === REOPENED_NOTE).map((row) => -row.amount)),
    end: sum('REMAINING_AT_END'),
    rows,
  };
}

/**
 * One bar per started sprint, in the order of their starts: what the release had left at the sprint's actual start, what was
 * added, removed, re-estimated and completed up to its close (or `now`), and what was left then. A reopened item is a negative
 * completion in the sprint where it was reopened, so that bars of closed sprints never change. A cancelled item is removed.
 * What happens between two sprints stands in the later bar's `gap`; what happens at the instant of a close belongs to the
 * sprint that closes. Give the sprints of one team. Source: Bifocal's delivery definitions, section 5.
 */
export function releaseBurndown(
  release: Release, sprints: readonly Sprint[], histories: readonly ItemHistory[], settings: TeamSettings, measure: Measure, now: number,
): ReleaseBurndown {
  const all: ItemMoves = histories.map((item) => [item, releaseMoves(item, release, settings, measure, now)] as const);
  const started = sprints
    .flatMap((sprint) => (sprint.startedAt === null || sprint.startedAt > now ? [] : [{ sprint, startAt: sprint.startedAt, endAt: sprint.closedAt ?? now }]))
    .sort((a, b) => a.startAt - b.startAt || a.endAt - b.endAt || (a.sprint.id < b.sprint.id ? -1 : 1));
  let lastEnd = Infinity;
  const bars = started.map(({ sprint, startAt, endAt }, n): ReleaseBar => {
    const isAfter = n > 0 && started.slice(0, n).some((earlier) => earlier.endAt === startAt);
    const gap = startAt > lastEnd ? changeOver({ fromAt: lastEnd, isAfter: true, toAt: startAt, isOpenEnd: true }, all) : null;
    lastEnd = n === 0 ? endAt : Math.max(lastEnd, endAt);
    const hasChanged = gap?.rows.some((row) => row.bucket !== 'REMAINING_AT_START' && row.bucket !== 'REMAINING_AT_END') === true;
    return {
      sprintId: sprint.id,
      sprintKey: sprint.key,
      sprintName: sprint.name,
      startAt,
      endAt,
      isClosed: sprint.closedAt !== null,
      gap: hasChanged ? gap : null,
      ...changeOver({ fromAt: startAt, isAfter, toAt: endAt, isOpenEnd: false }, all),
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
