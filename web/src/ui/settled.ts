import type { MetricPeriodsQuery } from '../graphql/generated';
import type { SparkPoint } from './spark-point';

/** The instant before which everybody who began has had the whole window to convert. */
function settledUntil(asOf: string, windowMinutes: number): number {
  return Date.parse(asOf) - windowMinutes * 60_000;
}

/** Marks periods as not over while people who began in them may still convert, and leaves them out where only whole periods are asked for. */
export function settled({ metricTable }: MetricPeriodsQuery, windowMinutes: number, completeOnly: boolean): MetricPeriodsQuery {
  const until = settledUntil(metricTable.asOf, windowMinutes);
  const rows = metricTable.rows.map((row) => ({ ...row, complete: row.complete && Date.parse(`${row.periodEnd}T00:00:00Z`) <= until }));
  return { metricTable: { ...metricTable, rows: rows.filter((row) => row.complete || !completeOnly) } };
}

/** The same for a sparkline, whose points only know their first day: a period ends where the next begins. */
export function settledCourse(points: readonly SparkPoint[], asOf: string, windowMinutes: number): SparkPoint[] {
  const until = settledUntil(asOf, windowMinutes);
  return points.map((point, index) => {
    const next = points[index + 1];
    return { ...point, complete: point.complete && next !== undefined && Date.parse(`${next.period}T00:00:00Z`) <= until };
  });
}
