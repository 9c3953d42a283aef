import { Bars, Lines } from '../charts/lazy-charts';
import { longPeriod, shortPeriod, type PeriodGrain } from '../charts/period-name';
import { exactValue, type Measured } from '../format/figure';
import type { FilterInput, MetricPeriodsQuery } from '../graphql/generated';
import { usePeriods } from '../graphql/use-periods';
import { Ago } from '../ui/ago';
import { hasValues, pointsOf, targetOf, type MetricRow } from '../ui/metric-series';
import { Panel } from '../ui/panel';
import type { EmptyNotice } from '../ui/panel-states';
import { SeriesTable } from '../ui/series-table';
import { settled } from '../ui/settled';
import { MarksNote } from './marks-note';
import { explainScope, grainWords, type OutcomeScope } from './outcome-scope';
import { useAnnotations } from './use-annotations';

export interface MetricPanelProps {
  scope: OutcomeScope;
  title: string;
  subtitle?: string;
  /** One metric is a line with its interval and comparison, or bars; several are lines side by side, named at their ends. */
  metrics: readonly { key: string; name: string }[];
  as?: 'line' | 'bars';
  grain?: PeriodGrain;
  filters?: FilterInput[];
  /** The funnel that conversion is about. Its window has to pass after a period before the period is over for it. */
  funnel?: { id: string; windowMinutes: number };
  height?: number;
  fromZero?: boolean;
  /** Points that stand on fewer observations are pale. */
  thinUnder?: number;
  empty: EmptyNotice;
  className?: string;
}

/** One metric (or several of one unit) over the page's periods. */
export function MetricPanel({ scope, title, subtitle, metrics, as = 'line', grain = scope.filters.grain, filters = scope.only, funnel, height, fromZero = true, thinUnder = 0, empty, className }: MetricPanelProps) {
  const { range, compare, completeOnly } = scope.filters;
  const asked = usePeriods({ metrics: metrics.map(({ key }) => key), product: scope.product, range, grain, compare, completeOnly, filters: filters ?? null, funnel: funnel?.id ?? null });
  const question = funnel ? { ...asked, data: asked.data && settled(asked.data, funnel.windowMinutes, completeOnly) } : asked;
  const annotations = useAnnotations(scope);
  const first = metrics[0];
  if (!first) return null;
  const seriesOf = (rows: readonly MetricRow[]) => metrics.map(({ key, name }) => ({ name, points: pointsOf(rows, key).map((point) => ({ ...point, thin: (point.sampleSize ?? thinUnder) < thinUnder })) }));
  const measuredOf = (rows: readonly MetricRow[]): Measured => ({ unit: rows[0]?.unit ?? 'COUNT', currency: scope.currency });
  const draw = ({ metricTable: { rows } }: MetricPeriodsQuery) => {
    const series = seriesOf(rows);
    const points = series[0]?.points ?? [];
    const measured = measuredOf(rows);
    const target = targetOf(rows, first.key);
    if (as === 'bars') {
      const bars = points.map(({ period, value, complete, note, before }) => ({ key: period, name: shortPeriod(period, grain), longName: longPeriod(period, grain), value, complete, note: note ?? (before === null ? null : `Compared with: ${exactValue(before, measured)}.`) }));
      return <Bars label={first.name} points={bars} measured={measured} target={target} />;
    }
    return <Lines label={title} series={series} measured={measured} grain={grain} target={metrics.length === 1 ? target : null} fromZero={fromZero} annotations={annotations} />;
  };
  return (
    <Panel
      title={title}
      subtitle={subtitle ?? grainWords[grain]}
      half="outcome"
      height={height ?? 216}
      question={question}
      explain={{ metric: first.key, ...explainScope(scope), filters, funnel: funnel?.id }}
      empty={({ metricTable: { rows } }) => (hasValues(rows) ? null : { ...empty, says: rows.find((row) => row.nullReason)?.nullReason ?? empty.says })}
      table={({ metricTable: { rows } }) => <SeriesTable caption={title} series={seriesOf(rows)} measured={measuredOf(rows)} grain={grain} />}
      notes={({ metricTable: { rows, asOf, truncated } }) => [
        rows.some((row) => !row.complete) && `${as === 'bars' ? 'Hatched' : 'Dashed'}: not over`,
        metrics.length === 1 && as === 'line' && rows.some((row) => row.previous !== null) && `Grey: ${scope.filters.against.replace('vs. ', '')}`,
        metrics.length === 1 && rows.some((row) => row.low !== null) && 'Band: 95 % interval',
        rows.some((row) => row.value !== null && (row.sampleSize ?? thinUnder) < thinUnder) && `Pale: fewer than ${thinUnder} answers`,
        metrics.length === 1 && measuredOf(rows).unit === 'MONEY' && rows.some((row) => row.previous !== null) && 'No interval: all is counted, nothing sampled',
        !fromZero && 'The axis does not begin at zero',
        as === 'line' && annotations.length > 0 && <MarksNote marks={annotations} />,
        truncated && 'Only the first rows are shown',
        <>Fresh <Ago at={asOf} /></>,
      ]}
      className={className ?? ''}
    >
      {draw}
    </Panel>
  );
}
