import { useMemo } from 'react';
import { useQuestion, type Question } from './client';
import { MetricPeriodsDocument, type MetricPeriodsQuery, type MetricPeriodsQueryVariables, type MetricRowPartsFragment } from './generated';

export type PeriodsQuestion = Pick<Question<MetricPeriodsQuery>, 'data' | 'error' | 'refetch' | 'isPlaceholderData'>;

const DAY = 86_400_000;
/** Months differ in length: asking for a little more than the range makes sure that as many periods come back. */
const SLACK_DAYS = 100;

function shift(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
}

function lineOf(row: MetricRowPartsFragment): string {
  return `${row.metric} ${row.dim1 ?? ''}`;
}

function byLine(rows: readonly MetricRowPartsFragment[]): Map<string, MetricRowPartsFragment[]> {
  const lines = new Map<string, MetricRowPartsFragment[]>();
  for (const row of [...rows].sort((a, b) => (a.period < b.period ? -1 : 1))) lines.set(lineOf(row), [...(lines.get(lineOf(row)) ?? []), row]);
  return lines;
}

/** Puts beside each period the one that stands at the same place in the stretch just before. */
function besides(rows: readonly MetricRowPartsFragment[], earlier: readonly MetricRowPartsFragment[] | undefined): MetricRowPartsFragment[] {
  const before = byLine(earlier ?? []);
  return [...byLine(rows)].flatMap(([line, own]) => {
    const others = (before.get(line) ?? []).slice(-own.length);
    const offset = own.length - others.length;
    return own.map((row, index) => ({ ...row, previous: others[index - offset]?.value ?? null }));
  });
}

/**
 * Metrics over time with what each period is compared with. For a BI tool "the previous period" of a week is the week
 * before; a page compares its whole range with the stretch of the same length before it, so that stretch is asked for too.
 */
export function usePeriods(variables: MetricPeriodsQueryVariables): PeriodsQuestion {
  const calendar = variables.grain !== 'SPRINT' && variables.grain !== 'RELEASE';
  const stretch = calendar && variables.compare === 'PREVIOUS_PERIOD';
  // Sprints and releases have no stretch before: the one before is drawn already.
  const question = useQuestion(MetricPeriodsDocument, { ...variables, compare: stretch || !calendar ? null : variables.compare });
  const rows = question.data?.metricTable.rows;
  const from = rows?.reduce<string | null>((least, row) => (least === null || row.period < least ? row.period : least), null) ?? null;
  const to = rows?.reduce<string | null>((most, row) => (most === null || row.periodEnd > most ? row.periodEnd : most), null) ?? null;
  const days = from && to ? (Date.parse(to) - Date.parse(from)) / DAY : 0;
  const earlier = useQuestion(
    MetricPeriodsDocument,
    { ...variables, compare: null, completeOnly: null, range: from ? { from: shift(from, -days - SLACK_DAYS), to: from } : variables.range },
    { enabled: stretch && from !== null && !question.isPlaceholderData },
  );
  const earlierRows = stretch && !earlier.isPlaceholderData ? earlier.data?.metricTable.rows : undefined;
  const data = useMemo(() => {
    if (!question.data || !stretch) return question.data;
    const { metricTable } = question.data;
    return { metricTable: { ...metricTable, rows: besides(metricTable.rows, earlierRows) } };
  }, [question.data, stretch, earlierRows]);
  return { data, error: question.error, refetch: question.refetch, isPlaceholderData: question.isPlaceholderData };
}
