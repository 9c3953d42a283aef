import type { MetricPeriodsQuery } from '../graphql/generated';

/** Marks periods as not over while people who began in them may still convert, and leaves them out where only whole periods are asked for. */
export function settled({ metricTable }: MetricPeriodsQuery, windowMinutes: number, completeOnly: boolean): MetricPeriodsQuery {
  const until = Date.parse(metricTable.asOf) - windowMinutes * 60_000;
  const rows = metricTable.rows.map((row) => ({ ...row, complete: row.complete && Date.parse(`${row.periodEnd}T00:00:00Z`) <= until }));
  return { metricTable: { ...metricTable, rows: rows.filter((row) => row.complete || !completeOnly) } };
}
