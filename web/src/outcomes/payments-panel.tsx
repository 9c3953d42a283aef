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
type Period = Revenue['payments'][number] & Pick<Revenue['paymentParts'][number], 'rest' | 'usage' | 'oneOff' | 'tax'>;

/** Each period with what its payments were for. */
function withParts({ payments, paymentParts }: Revenue): Period[] {
  return payments.map((one) => {
    const { rest = one.paid, usage = 0, oneOff = 0, tax = 0 } = paymentParts.find(({ period }) => period === one.period) ?? {};
    return { ...one, rest, usage, oneOff, tax };
  });
}

/** Money received in each month, recurring or not. */
export function PaymentsPanel({ scope, className = '' }: { scope: OutcomeScope; className?: string }) {
  const question = useRevenue(scope);
  const grain = moneyGrain(scope);
  const periods = (data: ProductRevenueQuery) => (data.product ? kept(scope, withParts(data.product.revenue)) : []);
  const told = (data: ProductRevenueQuery) => periods(data).some((one) => one.usage !== 0 || one.oneOff !== 0 || one.tax !== 0);
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
      notes={(data) => [periods(data).some((one) => !one.complete) && 'Hatched: not over', told(data) ? 'Recurring: and what no source tells the kind of' : 'No source tells tax, usage or one-off payments apart']}
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
        money('Recurring', (row) => row.rest),
        money('Usage', (row) => row.usage),
        money('One-off', (row) => row.oneOff),
        money('Tax', (row) => row.tax),
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
