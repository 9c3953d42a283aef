export type BurndownKind = 'ADDED' | 'REMOVED' | 'RE_ESTIMATED' | 'DONE' | 'REOPENED' | 'CANCELLED';

export interface BurndownMark {
  at: number;
  kind: BurndownKind;
  itemKey: string;
  itemTitle: string;
  delta: number;
  remaining: number;
  /** All that is in the sprint after it, and what of it is done. */
  scope: number;
  done: number;
  /** The whole event in words, for the tooltip. */
  label: string;
}

/** A sprint on a time axis; instants in epoch milliseconds. */
export interface BurndownSeries {
  startAt: number;
  plannedEndAt: number;
  /** Where the line of what remains ends: the close, or now. */
  untilAt: number;
  /** Where the axis ends. */
  lastAt: number;
  commitment: number;
  steps: readonly BurndownMark[];
  days: readonly { startsAt: number; endsAt: number; workingDay: boolean }[];
  ideal: readonly { at: number; value: number }[];
  projection: readonly { at: number; value: number }[];
}

export interface BurndownRow {
  at: number;
  step: BurndownMark | null;
  remaining: number | null;
  ideal: number | null;
  projection: number | null;
}

/**
 * One row per instant at which anything is drawn. What remains holds until the next step, so rows of the ideal line
 * carry it too; it ends where the counting ended.
 */
export function burndownRows(series: BurndownSeries): BurndownRow[] {
  const blank = { step: null, remaining: null, ideal: null, projection: null };
  const rows: BurndownRow[] = [
    { ...blank, at: series.startAt },
    { ...blank, at: series.untilAt },
    ...series.steps.map((step) => ({ ...blank, at: step.at, step })),
    ...series.ideal.map(({ at, value }) => ({ ...blank, at, ideal: value })),
    ...series.projection.map(({ at, value }) => ({ ...blank, at, projection: value })),
  ];
  // Equal instants keep the order of the API's steps; sort is stable.
  rows.sort((a, b) => a.at - b.at);
  let remaining = series.commitment;
  for (const row of rows) {
    if (row.step) remaining = row.step.remaining;
    row.remaining = row.at <= series.untilAt ? remaining : null;
  }
  return rows.filter((row, index) => row.step !== null || row.ideal !== null || row.projection !== null || rows[index - 1]?.at !== row.at);
}
