import type { MetricRowPartsFragment } from '../graphql/generated';

export type MetricRow = MetricRowPartsFragment;

/** A period of one metric, as charts take it. */
export interface MetricPoint {
  period: string;
  value: number | null;
  low: number | null;
  high: number | null;
  before: number | null;
  complete: boolean;
  note: string | null;
  name: string | null;
  sampleSize: number | null;
}

/** The rows of one metric (and group), in the order of time. */
export function pointsOf(rows: readonly MetricRow[], metric: string, group?: string | null): MetricPoint[] {
  return rows
    .filter((row) => row.metric === metric && (group === undefined || row.dim1 === group))
    .sort((a, b) => (a.period < b.period ? -1 : a.period > b.period ? 1 : 0))
    .map((row) => ({ period: row.period, value: row.value, low: row.low, high: row.high, before: row.previous, complete: row.complete, note: row.nullReason, name: row.label, sampleSize: row.sampleSize }));
}

/** The target that stands for all periods: that of the newest row which has one. */
export function targetOf(rows: readonly MetricRow[], metric: string): number | null {
  return rows.findLast((row) => row.metric === metric && row.target !== null)?.target ?? null;
}

/** Whether a table has anything to draw. */
export function hasValues(rows: readonly MetricRow[]): boolean {
  return rows.some((row) => row.value !== null);
}
