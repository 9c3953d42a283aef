import { LifecycleBars } from '../charts/lazy-charts';
import type { LifecyclePeriod } from '../charts/lifecycle-bars';
import { longPeriod } from '../charts/period-name';
import { exactNumber } from '../format/number';
import type { MetricPeriodsQuery } from '../graphql/generated';
import { usePeriods } from '../graphql/use-periods';
import { Ago } from '../ui/ago';
import { DataTable, type Column } from '../ui/data-table';
import { useExplain } from '../ui/explain-target';
import { pointsOf, type MetricRow } from '../ui/metric-series';
import { Panel } from '../ui/panel';
import { TableButton } from '../ui/table-button';
import { grainWords, type OutcomeScope } from './outcome-scope';

const PARTS = [
  { key: 'fresh', metric: 'adoption.new_users', name: 'New' },
  { key: 'returning', metric: 'adoption.returning_users', name: 'Returning' },
  { key: 'resurrected', metric: 'adoption.resurrected_users', name: 'Resurrected' },
  { key: 'dormant', metric: 'adoption.dormant_users', name: 'Dormant' },
] as const;

function periodsOf(rows: readonly MetricRow[]): (LifecyclePeriod & { end: string })[] {
  const ends = new Map(rows.map((row) => [row.period, row.periodEnd]));
  const values = PARTS.map(({ metric }) => new Map(pointsOf(rows, metric).map((point) => [point.period, point])));
  return [...ends].sort().flatMap(([period, end]) => {
    const [fresh, returning, resurrected, dormant] = values.map((of) => of.get(period));
    if (typeof returning?.value !== 'number') return [];
    return [{ period, end, complete: returning.complete, fresh: fresh?.value ?? 0, returning: returning.value, resurrected: resurrected?.value ?? 0, dormant: dormant?.value ?? 0 }];
  });
}

/** Where active people come from, and who went quiet. */
export function LifecyclePanel({ scope, className = '' }: { scope: OutcomeScope; className?: string }) {
  const { range, grain, completeOnly } = scope.filters;
  const question = usePeriods({ metrics: PARTS.map(({ metric }) => metric), product: scope.product, range, grain, compare: null, completeOnly });
  return (
    <Panel<MetricPeriodsQuery>
      title="Lifecycle"
      subtitle={`people, ${grainWords[grain]}`}
      half="outcome"
      height={216}
      question={question}
      className={className}
      explain={{ metric: 'adoption.returning_users', product: scope.product, range }}
      empty={({ metricTable: { rows } }) => (periodsOf(rows).length > 0 ? null : { says: 'No events in this range. Send events of people, or choose a longer range.', link: 'Send events', to: '/sources' })}
      table={({ metricTable: { rows } }) => <LifecycleTable scope={scope} periods={periodsOf(rows)} />}
      notes={({ metricTable: { rows, asOf } }) => ['Active = new + returning + resurrected; active before = returning + dormant', periodsOf(rows).some((one) => !one.complete) && 'Hatched: not over', <>Fresh <Ago at={asOf} /></>]}
    >
      {({ metricTable: { rows } }) => <LifecycleBars label="Lifecycle" periods={periodsOf(rows)} grain={grain} />}
    </Panel>
  );
}

type Row = ReturnType<typeof periodsOf>[number];

function LifecycleTable({ scope, periods }: { scope: OutcomeScope; periods: readonly Row[] }) {
  const { open } = useExplain();
  const { grain } = scope.filters;
  const column = ({ key, metric, name }: (typeof PARTS)[number]): Column<Row> => ({
    name, number: true, value: (row) => row[key],
    show: (row) => (row[key] === 0 ? '0' : <TableButton label={`${exactNumber(row[key])} ${name.toLowerCase()} people of ${longPeriod(row.period, grain)}`} onPress={() => open({ metric, product: scope.product, range: { from: row.period, to: row.end } })}>{exactNumber(row[key])}</TableButton>),
  });
  return <DataTable caption="Lifecycle" columns={[{ name: 'Period', value: (row) => row.period, show: (row) => <>{longPeriod(row.period, grain)}{!row.complete && <span className="text-muted"> (not over)</span>}</> }, ...PARTS.map(column)]} rows={[...periods].reverse()} rowKey={(row) => row.period} />;
}
