import { PaymentBars } from '../charts/lazy-charts';
import { longPeriod } from '../charts/period-name';
import { exactMoney } from '../format/money';
import { exactNumber } from '../format/number';
import type { ProductRevenueQuery } from '../graphql/generated';
import { DataTable, type Column } from '../ui/data-table';
import { Panel } from '../ui/panel';
import { kept, useRevenue } from './movements-panel';
import { explainScope, grainWords, moneyGrain, type OutcomeScope } from './outcome-scope';

type Revenue = NonNullable<ProductRevenueQuery['product']>['revenue'];
type Period = Revenue['payments'][number];

/** Money received in each month, recurring or not. */
export function PaymentsPanel({ scope, className = '' }: { scope: OutcomeScope; className?: string }) {
  const question = useRevenue(scope);
  const grain = moneyGrain(scope);
  const periods = (data: ProductRevenueQuery) => kept(scope, data.product?.revenue.payments);
  return (
    <Panel
      title="Payments"
      subtitle={`${grainWords[grain]}, refunds below`}
      half="outcome"
      height={216}
      question={question}
      className={className}
      explain={{ metric: 'revenue.payments', ...explainScope(scope) }}
      empty={(data) => (periods(data).some((one) => one.payments > 0 || one.refunded !== 0) ? null : { says: 'No payments in this range. Send payments.', link: 'Send payments', to: '/sources' })}
      table={(data) => data.product && <PaymentTable revenue={data.product.revenue} periods={periods(data)} grain={grain} />}
      notes={(data) => [periods(data).some((one) => !one.complete) && 'Hatched: not over', 'One-off payments, tax and usage included']}
    >
      {(data) => data.product && (
        <PaymentBars label="Payments" periods={periods(data)} currency={data.product.revenue.currency} exponent={data.product.revenue.exponent} grain={grain} />
      )}
    </Panel>
  );
}

function PaymentTable({ revenue, periods, grain }: { revenue: Revenue; periods: readonly Period[]; grain: 'MONTH' | 'QUARTER' }) {
  const money = (name: string, pick: (row: Period) => number): Column<Period> => ({ name, number: true, value: (row) => pick(row) / 10 ** revenue.exponent, show: (row) => exactMoney(pick(row), revenue.currency, revenue.exponent) });
  const count = (name: string, pick: (row: Period) => number): Column<Period> => ({ name, number: true, value: pick, show: (row) => exactNumber(pick(row)) });
  return (
    <DataTable
      caption="Payments"
      columns={[
        { name: 'Period', value: (row) => row.period, show: (row) => <>{longPeriod(row.period, grain)}{!row.complete && <span className="text-muted"> (not over)</span>}</> },
        money('Paid', (row) => row.paid),
        money('Refunded', (row) => row.refunded),
        money('Net', (row) => row.net),
        count('Payments', (row) => row.payments),
        count('Customers', (row) => row.customers),
        count('New customers', (row) => row.newCustomers),
      ]}
      rows={[...periods].reverse()}
      rowKey={(row) => row.period}
    />
  );
}
