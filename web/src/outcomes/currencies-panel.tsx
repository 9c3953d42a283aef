import { longDay } from '../format/date';
import { exactMoney } from '../format/money';
import { exactNumber } from '../format/number';
import { useQuestion } from '../graphql/client';
import { RevenueCurrenciesDocument, type RevenueCurrenciesQuery } from '../graphql/generated';
import { DataTable, type Column } from '../ui/data-table';
import { Panel } from '../ui/panel';
import type { OutcomeScope } from './outcome-scope';

type Currency = NonNullable<RevenueCurrenciesQuery['product']>['revenue']['currencies'][number];

/** In which currencies customers pay, each in its own units, and by which rate it is counted; what has none stands apart and says what to send. */
export function CurrenciesPanel({ scope, className = '' }: { scope: OutcomeScope; className?: string }) {
  const question = useQuestion(RevenueCurrenciesDocument, { product: scope.product, range: scope.filters.range, filters: scope.only ?? null });
  const rowsOf = (data: RevenueCurrenciesQuery) => data.product?.revenue.currencies ?? [];
  const money = (name: string, pick: (row: Currency) => number, roomOnly = false): Column<Currency> => ({ name, number: true, roomOnly, value: (row) => pick(row) / 10 ** row.exponent, show: (row) => exactMoney(pick(row), row.currency, row.exponent) });
  return (
    <Panel
      title="Currencies"
      subtitle="each in its own units: MRR at the end of the range, money within it"
      half="outcome"
      height={216}
      question={question}
      className={className}
      empty={(data) => (rowsOf(data).some((row) => row.mrr !== 0 || row.payments !== 0) ? null : { says: 'No money in this range. Send subscription changes or payments.', link: 'Send payments', to: '/sources' })}
      notes={(data) => [
        ...rowsOf(data).filter((row) => row.note).map((row) => <span className="text-trouble-ink">{row.note}</span>),
        rowsOf(data).some((row) => row.rate !== null) && `A movement counts at its day’s rate, MRR at the rate of the last day${firstRate(rowsOf(data))}`,
      ]}
    >
      {(data) => (
        <div tabIndex={0} role="region" aria-label="Currencies, table" className="h-full overflow-auto">
          <DataTable
            caption="Currencies"
            columns={[
              { name: 'Currency', value: (row) => row.currency },
              { name: 'Customers', number: true, value: (row) => row.customers, show: (row) => exactNumber(row.customers) },
              money('MRR', (row) => row.mrr),
              { name: `In ${scope.currency}`, number: true, value: (row) => row.rate, show: (row) => (row.own ? '–' : typeof row.rate === 'number' ? <span title={row.rateDay ? `rate of ${longDay(row.rateDay)}` : undefined}>× {exactNumber(row.rate)}</span> : 'no rate') },
              money('Paid', (row) => row.paid),
              money('Refunded', (row) => row.refunded, true),
              money('Net', (row) => row.net),
            ]}
            rows={rowsOf(data)}
            rowKey={(row) => row.currency}
          />
        </div>
      )}
    </Panel>
  );
}

/** From which day on rates are known: what happened before is counted by the first. */
function firstRate(rows: readonly Currency[]): string {
  const first = rows.flatMap((row) => row.firstRateDay ?? []).sort()[0];
  return first ? `; before ${longDay(first)} at the first one known` : '';
}
