import { useState } from 'react';
import { CountBars } from '../charts/count-bars';
import { exactMoney, shortMoney } from '../format/money';
import { exactNumber } from '../format/number';
import { useQuestion } from '../graphql/client';
import { ChurnReasonsDocument, type ChurnReasonsQuery } from '../graphql/generated';
import { DataTable } from '../ui/data-table';
import { Panel } from '../ui/panel';
import { TableButton } from '../ui/table-button';
import { ChurnedDrawer } from './churned-drawer';
import { reasonName } from './reason-name';
import { explainScope, type OutcomeScope } from './outcome-scope';

type Revenue = NonNullable<ChurnReasonsQuery['product']>['revenue'];
type Reason = Revenue['churnReasons'][number];

const keyOf = (reason: Reason): string => reason.reason ?? '';
const customers = (count: number): string => `${exactNumber(count)} ${count === 1 ? 'customer' : 'customers'}`;

/** Why customers left: churned MRR by the reason that the source gives; a press shows who they were and what they wrote. */
export function ChurnReasonsPanel({ scope, className = '' }: { scope: OutcomeScope; className?: string }) {
  const question = useQuestion(ChurnReasonsDocument, { product: scope.product, range: scope.filters.range, filters: scope.only ?? null });
  const [opened, setOpened] = useState<string | null>(null);
  const reasonsOf = (data: ChurnReasonsQuery | undefined) => data?.product?.revenue.churnReasons ?? [];
  const open = reasonsOf(question.data).find((reason) => keyOf(reason) === opened);
  return (
    <>
      <Panel
        title="Why customers left"
        subtitle="churned MRR by reason; press one for the customers"
        half="outcome"
        question={question}
        className={className}
        explain={{ metric: 'revenue.churn', ...explainScope(scope) }}
        empty={(data) => (reasonsOf(data).length > 0 ? null : { says: 'No customer left in this range. A subscription change that cancels may say why (cancelReason, cancelComment); Stripe’s do.', link: 'Send subscriptions', to: '/sources' })}
        table={(data) => data.product && <ReasonTable revenue={data.product.revenue} onOpen={(reason) => setOpened(keyOf(reason))} />}
        notes={(data) => {
          const reasons = reasonsOf(data);
          const left = reasons.reduce((sum, reason) => sum + reason.customers, 0);
          const silent = reasons.find(({ reason }) => reason === null)?.customers ?? 0;
          return [`${customers(left)} left; the amounts add up to churned MRR`, silent === left ? 'No source says why: send cancelReason with the cancellation' : silent > 0 && `No reason is known of ${exactNumber(silent)}`];
        }}
      >
        {(data) => data.product && (
          <div tabIndex={0} role="region" aria-label="Why customers left, bars" className="h-full overflow-y-auto">
            <CountBars
              label="Why customers left"
              bars={data.product.revenue.churnReasons.map((reason) => ({ key: keyOf(reason), name: reasonName(reason.reason), count: reason.amount, text: shortMoney(reason.amount, scope.currency), note: customers(reason.customers) }))}
              onOpen={setOpened}
            />
          </div>
        )}
      </Panel>
      {open && question.data?.product && <ChurnedDrawer reason={open} currency={question.data.product.revenue.currency} exponent={question.data.product.revenue.exponent} timeZone={scope.timeZone} onClose={() => setOpened(null)} />}
    </>
  );
}

function ReasonTable({ revenue, onOpen }: { revenue: Revenue; onOpen: (reason: Reason) => void }) {
  const exact = (minor: number) => exactMoney(minor, revenue.currency, revenue.exponent);
  return (
    <DataTable
      caption="Why customers left"
      columns={[
        { name: 'Reason', wide: true, value: (row) => reasonName(row.reason) },
        { name: 'Customers', number: true, value: (row) => row.customers, show: (row) => <TableButton label={`Who left, ${reasonName(row.reason)}`} onPress={() => onOpen(row)}>{exactNumber(row.customers)}</TableButton> },
        { name: 'Churned MRR', number: true, value: (row) => row.amount / 10 ** revenue.exponent, show: (row) => exact(row.amount) },
      ]}
      rows={revenue.churnReasons}
      rowKey={keyOf}
    />
  );
}
