import { Suspense } from 'react';
import { Bars, Lines } from '../charts/lazy-charts';
import { longPeriod, shortPeriod, type PeriodGrain } from '../charts/period-name';
import { longDay, shortDay } from '../format/date';
import { unitWord } from '../format/figure';
import type { Grain } from '../graphql/generated';
import { LoadingState } from '../ui/panel-states';
import type { ChartPlan, PlannedChart, TableRow } from './chart-plan';

/** The pictures of a table, one unit an axis, beside each other. */
export function ResultChart({ plan, grain, currency }: { plan: ChartPlan; grain: Grain; currency: string | null }) {
  return (
    <div className={`grid grid-cols-[minmax(0,1fr)] gap-x-6 gap-y-4 ${plan.charts.length > 1 ? 'xl:grid-cols-2' : ''}`}>
      {plan.charts.map((chart) => (
        <figure key={chart.key} data-half={chart.half === 'DELIVERY' ? 'delivery' : 'outcome'} className="min-w-0 break-inside-avoid">
          <figcaption className="flex flex-wrap items-baseline gap-x-2"><span className="font-medium">{chart.title}</span><span className="text-small text-muted">{unitOf(chart, currency)}</span></figcaption>
          <div className="mt-1 h-60"><Suspense fallback={<LoadingState name={chart.title} picture />}><Picture chart={chart} grain={grain} currency={currency} /></Suspense></div>
        </figure>
      ))}
    </div>
  );
}

function unitOf({ unit }: PlannedChart, currency: string | null): string {
  if (unit === 'MONEY') return currency ?? 'minor units';
  return unit === 'RATIO' ? '%' : unitWord(unit) || unit.toLowerCase();
}

function Picture({ chart, grain, currency }: { chart: PlannedChart; grain: Grain; currency: string | null }) {
  const measured = { unit: chart.unit, currency };
  const calendar: PeriodGrain | null = grain === 'SPRINT' || grain === 'RELEASE' ? null : grain;
  const [first] = chart.lines;
  if (chart.kind === 'bars' && first) {
    const name = (row: TableRow) => (calendar ? shortPeriod(row.period, calendar) : (row.label ?? shortDay(row.period)));
    const points = first.rows.map((row, index) => ({ key: `${row.period}-${index}`, name: name(row), longName: calendar ? longPeriod(row.period, calendar) : `${row.label ?? ''} from ${longDay(row.period)}`.trim(), value: row.value, complete: row.complete, note: row.nullReason }));
    return <Bars label={chart.title} points={points} measured={measured} target={first.rows.findLast((row) => row.target !== null)?.target ?? null} />;
  }
  const series = chart.lines.map(({ name, rows }) => ({
    name, points: rows.map((row) => ({ period: row.period, value: row.value, low: row.low, high: row.high, before: row.previous, complete: row.complete, note: row.nullReason, name: row.label })),
  }));
  return <Lines label={chart.title} series={series} measured={measured} grain={calendar ?? 'DAY'} target={series.length === 1 ? (first?.rows.findLast((row) => row.target !== null)?.target ?? null) : null} />;
}
