import { MovementsWaterfall, type Movements } from '../charts/movements-waterfall';
import { currencyExponent, exactMoney, shortMoney } from '../format/money';
import { useQuestion } from '../graphql/client';
import { MetricFiguresDocument, type FigurePartsFragment } from '../graphql/generated';
import { DataTable } from '../ui/data-table';
import { useExplain } from '../ui/explain-target';
import { Panel } from '../ui/panel';
import { explainScope, type OutcomeScope } from './outcome-scope';

const parts = ['new', 'expansion', 'reactivation', 'contraction', 'churn'] as const;
const metricOf: Record<string, string> = { start: 'revenue.nrr', end: 'revenue.mrr', ...Object.fromEntries(parts.map((part) => [part, `revenue.${part}`])) };

/** The range as one step from its start to its end. Each figure is the API's own over the whole range; the start is what net retention is measured against. */
function movementsOf(figures: readonly FigurePartsFragment[]): Movements | null {
  const find = (metric: string) => figures.find((figure) => figure.metric === metric);
  const end = find('revenue.mrr')?.value ?? null;
  if (end === null) return null;
  const amount = (part: (typeof parts)[number]) => find(`revenue.${part}`)?.value ?? 0;
  return { start: find('revenue.nrr')?.denominator ?? 0, new: amount('new'), expansion: amount('expansion'), reactivation: amount('reactivation'), contraction: amount('contraction'), churn: amount('churn'), end };
}

/** How recurring revenue went from the start of the range to its end, with the identity written out. */
export function RevenueWaterfallPanel({ scope, className = '' }: { scope: OutcomeScope; className?: string }) {
  const { open } = useExplain();
  const question = useQuestion(MetricFiguresDocument, { metrics: ['revenue.nrr', 'revenue.mrr', ...parts.map((part) => `revenue.${part}`)], product: scope.product, range: scope.filters.range, compare: null, sparkline: null });
  const { currency } = scope;
  const exponent = currencyExponent(currency);
  const short = (minor: number) => shortMoney(minor, currency, exponent);
  const identity = (m: Movements) => `${short(m.start)} + ${short(m.new)} + ${short(m.expansion)} + ${short(m.reactivation)} − ${short(m.contraction)} − ${short(m.churn)} = ${short(m.end)}`;
  const addsUp = (m: Movements) => Math.abs(m.start + m.new + m.expansion + m.reactivation - m.contraction - m.churn - m.end) < 0.5;
  return (
    <Panel
      title="MRR from start to end"
      subtitle="of the range; every bar opens what stands behind it"
      half="outcome"
      height={264}
      question={question}
      className={className}
      explain={{ metric: 'revenue.mrr', ...explainScope(scope) }}
      empty={({ figures }) => {
        const movements = movementsOf(figures);
        return movements && Object.values(movements).some((value) => value !== 0) ? null : { says: 'No paid subscriptions in this range. Send subscription changes.', link: 'Send subscriptions', to: '/sources' };
      }}
      table={({ figures }) => {
        const movements = movementsOf(figures);
        return movements && <DataTable caption="MRR from start to end" columns={[{ name: 'Movement', value: (row) => row.name }, { name: 'Amount', number: true, value: (row) => row.minor / 10 ** exponent, show: (row) => exactMoney(row.minor, currency, exponent) }]} rows={(['start', ...parts, 'end'] as const).map((name) => ({ name, minor: movements[name] }))} rowKey={(row) => row.name} />;
      }}
      notes={({ figures }) => {
        const movements = movementsOf(figures);
        return movements ? [<span className="font-medium text-ink">{identity(movements)}</span>, addsUp(movements) ? 'Adds up ✓' : <span className="text-trouble-ink">Does not add up</span>] : [];
      }}
    >
      {({ figures }) => {
        const movements = movementsOf(figures);
        return movements && <MovementsWaterfall label="MRR from start to end" movements={movements} currency={currency} exponent={exponent} onOpen={(key) => open({ metric: metricOf[key] ?? 'revenue.mrr', ...explainScope(scope) })} />;
      }}
    </Panel>
  );
}
