import { Suspense, useId, useState, type ReactNode } from 'react';
import { Lines } from '../charts/lazy-charts';
import type { Series } from '../charts/line-rows';
import type { PeriodGrain } from '../charts/period-name';
import type { Measured } from '../format/figure';
import type { PeriodsQuestion } from '../graphql/use-periods';
import { ReadOutOnly } from '../ui/data-table';
import { useExplain, type ExplainTarget } from '../ui/explain-target';
import { hasValues, targetOf, type MetricRow } from '../ui/metric-series';
import { EmptyState, ErrorState, LoadingState, type EmptyNotice } from '../ui/panel-states';
import { SeriesTable } from '../ui/series-table';

export interface SmallMultipleProps {
  title: string;
  /** What is counted, in what unit: stands behind the title. */
  subtitle: string;
  /** How it changed, once that is known. */
  change: ReactNode;
  metric: string;
  question: PeriodsQuestion;
  seriesOf: (rows: readonly MetricRow[]) => Series[];
  currency: string;
  grain: PeriodGrain;
  explain: ExplainTarget;
  empty: string;
  /** Why there can be nothing to draw at all, whatever the rows say. */
  notice?: EmptyNotice | undefined;
}

/** One chart of the review: small, the same in all places, named at the ends of its lines. */
export function SmallMultiple({ title, subtitle, change, metric, question, seriesOf, currency, grain, explain, empty, notice }: SmallMultipleProps) {
  const id = useId();
  const { open } = useExplain();
  const [asTable, setAsTable] = useState(false);
  const rows = question.data?.metricTable.rows.filter((row) => row.metric === metric);
  const measured: Measured = { unit: rows?.[0]?.unit ?? 'COUNT', currency };
  const series = rows && !notice && hasValues(rows) ? seriesOf(rows) : null;
  const table = series && <SeriesTable caption={title} series={series} measured={measured} grain={grain} />;
  return (
    <section aria-labelledby={id} aria-busy={question.isPlaceholderData || (!rows && !question.error)} className="flex min-w-0 flex-col">
      <header className="min-h-9">
        <h3 id={id} className="flex w-full min-w-0 items-baseline gap-x-1.5 text-body"><span className="whitespace-nowrap">{title}</span> <span className="truncate text-small font-normal text-muted" title={subtitle}>{subtitle}</span></h3>
        <p className="flex items-baseline gap-x-2 text-small text-muted">
          {/* Where nothing is drawn, the chart's own place says why. */}
          <span className="min-w-0 truncate">{(series || !rows) && change}</span>
          <span className="no-print ml-auto flex shrink-0 gap-1 font-medium">
            <button type="button" className="hover:text-ink" aria-label={`Explain ${title}`} onClick={() => open(explain)}>Explain</button>
            <span aria-hidden>·</span>
            <button type="button" className="hover:text-ink disabled:opacity-50" aria-label={`${title} as a ${asTable ? 'chart' : 'table'}`} disabled={!series} onClick={() => setAsTable(!asTable)}>{asTable ? 'Chart' : 'Table'}</button>
          </span>
        </p>
      </header>
      <div className={`review-chart mt-1 h-32 min-w-0 ${question.isPlaceholderData ? 'opacity-60' : ''}`}>
        {!rows ? (question.error ? <ErrorState what={title} error={question.error} onRetry={() => void question.refetch()} /> : <LoadingState name={title} picture />) : !series ? (
          <EmptyState notice={notice ?? { says: rows.find((row) => row.nullReason)?.nullReason ?? empty, link: 'Send facts', to: '/sources' }} />
        ) : asTable ? <div tabIndex={0} role="region" aria-label={`${title}, table`} className="h-full overflow-auto">{table}</div> : (
          <>
            <Suspense fallback={<LoadingState name={title} picture />}><Lines compact label={title} series={series} measured={measured} grain={grain} target={targetOf(rows, metric)} /></Suspense>
            <div className="sr-only"><ReadOutOnly value={true}>{table}</ReadOutOnly></div>
          </>
        )}
      </div>
    </section>
  );
}
