/** Widths of bars, in minutes: each is a whole number of times the ones before it, so that fine cells add up to any of them. */
const WIDTHS = [1, 5, 15, 60, 180, 720, 1440, 10_080, 40_320] as const;
const MOST_CELLS = 2_000;
const MOST_BARS = 30;

/** The width in minutes of the cells in which SQL counts times to convert within a window. */
export function timeCellMinutes(windowMinutes: number): number {
  return WIDTHS.find((width) => windowMinutes / width <= MOST_CELLS) ?? WIDTHS.at(-1)!;
}

export interface TimeCell {
  /** From 0. The cell holds times from cell x width, up to but without the next. */
  readonly cell: number;
  readonly count: number;
}

export interface TimeBar {
  readonly fromMinutes: number;
  readonly toMinutes: number;
  readonly count: number;
}

/** Cells added up to at most 30 bars of one width, from 0 to the last cell that has any; none for no cells. The bars add up to the cells. */
export function timeBars(cells: readonly TimeCell[], cellMinutes: number): TimeBar[] {
  const last = Math.max(...cells.map(({ cell }) => cell), -1);
  if (last < 0) return [];
  const end = (last + 1) * cellMinutes;
  const width = WIDTHS.find((each) => each >= cellMinutes && each % cellMinutes === 0 && end / each <= MOST_BARS) ?? Math.ceil(end / MOST_BARS / cellMinutes) * cellMinutes;
  const bars = Array.from({ length: Math.ceil(end / width) }, (_, index) => ({ fromMinutes: index * width, toMinutes: (index + 1) * width, count: 0 }));
  for (const { cell, count } of cells) bars[Math.floor((cell * cellMinutes) / width)]!.count += count;
  return bars;
}

/**
 * A percentile of times, between the two that stand next to it where it falls between two: of n sorted values the one at place p (n - 1), from 0.
 * `sorted` upwards, `p` from 0 to 1; null of none. Source: the continuous percentile of the SQL standard (PERCENTILE_CONT).
 */
export function timePercentile(sorted: readonly number[], p: number): number | null {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`a percentile lies from 0 to 1, not at ${p}`);
  const place = p * (sorted.length - 1);
  const [low, high] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
  return low === undefined || high === undefined ? null : low + (high - low) * (place - Math.floor(place));
}

/** How many times lie in each cell, cells in order; empty ones are left out. Times in microseconds, in any order. */
export function timeCells(micros: readonly number[], cellMinutes: number): TimeCell[] {
  const counts = new Map<number, number>();
  for (const each of micros) counts.set(Math.floor(each / (cellMinutes * 60_000_000)), (counts.get(Math.floor(each / (cellMinutes * 60_000_000))) ?? 0) + 1);
  return [...counts].map(([cell, count]) => ({ cell, count })).sort((a, b) => a.cell - b.cell);
}
