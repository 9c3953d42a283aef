import { MovementBars } from '../charts/lazy-charts';
import { longPeriod } from '../charts/period-name';
import { exactMoney } from '../format/money';
import { useQuestion } from '../graphql/client';
import { ProductRevenueDocument, type ProductRevenueQuery } from '../graphql/generated';
import { DataTable, type Column } from '../ui/data-table';
import { useExplain } from '../ui/explain-target';
import { Panel } from '../ui/panel';
import { TableButton } from '../ui/table-button';
import { lineTarget, movementNames, type RevenuePart } from './revenue-lines';
import { explainScope, grainWords, moneyGrain, type OutcomeScope } from './outcome-scope';

type Revenue = NonNullable<ProductRevenueQuery['product']>['revenue'];
type Period = Revenue['movements'][number];

const amounts = Object.keys(movementNames) as RevenuePart[];

export function useRevenue(scope: OutcomeScope) {
  return useQuestion(ProductRevenueDocument, { product: scope.product, range: scope.filters.range, grain: moneyGrain(scope), filters: scope.only ?? null });
}

/** A switch of the page: what is not over is left out where asked. */
export function kept<Row extends { complete: boolean }>(scope: OutcomeScope, rows: readonly Row[] | undefined): Row[] {
  return (rows ?? []).filter((row) => row.complete || !scope.filters.completeOnly);
}

/** What recurring revenue gained and lost in each month. */
export function MovementsPanel({ scope, className = '' }: { scope: OutcomeScope; className?: string }) {
  const question = useRevenue(scope);
  const grain = moneyGrain(scope);
  const periods = (data: ProductRevenueQuery) => kept(scope, data.product?.revenue.movements);
  return (
    <Panel
      title="MRR movements"
      subtitle={grainWords[grain]}
      half="outcome"
      height={264}
      question={question}
      className={className}
      explain={{ metric: 'revenue.new', ...explainScope(scope) }}
      empty={(data) => (periods(data).some((one) => amounts.some((key) => one[key] !== 0)) ? null : { says: 'No paid subscriptions in this range. Send subscription changes.', link: 'Send subscriptions', to: '/sources' })}
      table={(data) => data.product && <MovementTable scope={scope} revenue={data.product.revenue} periods={periods(data)} grain={grain} />}
      notes={(data) => [`Start + new + expansion + reactivation − contraction − churn${periods(data).some((one) => one.currency !== 0) ? ' + currency' : ''} = end`, periods(data).some((one) => !one.complete) && 'Hatched: not over']}
    >
      {(data) => data.product && <MovementBars label="MRR movements" periods={periods(data)} currency={data.product.revenue.currency} exponent={data.product.revenue.exponent} grain={grain} />}
    </Panel>
  );
}

function MovementTable({ scope, revenue, periods, grain }: { scope: OutcomeScope; revenue: Revenue; periods: readonly Period[]; grain: 'MONTH' | 'QUARTER' }) {
  const { open } = useExplain();
  const shown = amounts.filter((key) => key !== 'currency' || periods.some((one) => one.currency !== 0));
  const money = (key: RevenuePart): Column<Period> => ({ name: movementNames[key], number: true, value: (row) => row[key] / 10 ** revenue.exponent, show: (row) => <TableButton onPress={() => open(lineTarget(scope, row, key))}>{exactMoney(row[key], revenue.currency, revenue.exponent)}</TableButton> });
  return <DataTable caption="MRR movements" columns={[{ name: 'Period', value: (row) => row.period, show: (row) => <>{longPeriod(row.period, grain)}{!row.complete && <span className="text-muted"> (not over)</span>}</> }, ...shown.map(money)]} rows={[...periods].reverse()} rowKey={(row) => row.period} />;
}
