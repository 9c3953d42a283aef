import { useState } from 'react';
import { CohortGrid, type CohortCell, type CohortRow } from '../charts/cohort-grid';
import { monthOf } from '../format/date';
import { exactMoney, shortMoney } from '../format/money';
import { exactNumber } from '../format/number';
import { useQuestion } from '../graphql/client';
import { RevenueCohortsDocument, type RevenueCellFragment, type RevenueCohortsQuery } from '../graphql/generated';
import { CohortTable } from '../ui/cohort-table';
import { useExplain } from '../ui/explain-target';
import { Panel } from '../ui/panel';
import { Segmented } from '../ui/segmented';
import { explainScope, type OutcomeScope } from './outcome-scope';

type Kept = 'customers' | 'net' | 'gross';
const kinds: { value: Kept; name: string }[] = [{ value: 'customers', name: 'Customers' }, { value: 'net', name: 'Net MRR' }, { value: 'gross', name: 'Gross MRR' }];
const MONTHS = 13;
const measured = { unit: 'RATIO' } as const;

/** What is left of the customers who began in each month: as customers, as MRR with its growth, and as MRR without. */
export function RevenueCohortsPanel({ scope, className = '' }: { scope: OutcomeScope; className?: string }) {
  const [kept, setKept] = useState<Kept>('customers');
  const { open } = useExplain();
  const { currency } = scope;
  const question = useQuestion(RevenueCohortsDocument, { product: scope.product, range: scope.filters.range, last: MONTHS, filters: scope.only ?? null });
  const money = (minor: number | null | undefined) => (typeof minor === 'number' ? exactMoney(minor, currency) : '–');
  const cell = (one: RevenueCellFragment): CohortCell => {
    if (!one.complete) return { value: null, note: one.nullReason };
    if (kept === 'customers') return { value: one.customersKept ?? null, note: one.nullReason ?? `${exactNumber(one.customers ?? 0)} of ${exactNumber(one.size)} customers` };
    return kept === 'net' ? { value: one.netKept ?? null, note: one.nullReason ?? `${money(one.netMrr)} of ${money(one.startMrr)}` } : { value: one.grossKept ?? null, note: one.nullReason ?? `${money(one.grossMrr)} of ${money(one.startMrr)}` };
  };
  const gridOf = (data: RevenueCohortsQuery) => {
    const cohorts = data.product?.revenue.cohorts;
    const rows: CohortRow[] = (cohorts?.rows ?? []).filter(({ customers }) => customers > 0).map(({ period, customers, startMrr, cells }) => ({
      key: period, name: monthOf(period), size: kept === 'customers' ? customers : startMrr, sizeText: kept === 'customers' ? exactNumber(customers) : shortMoney(startMrr, currency), cells: cells.map(cell),
    }));
    const sizeName = kept === 'customers' ? 'Customers' : 'First MRR';
    return { rows, average: { name: 'All', cells: (cohorts?.average ?? []).map(cell) }, sizeName, stepName: 'Month', measured };
  };
  return (
    <Panel
      title="Cohorts of customers"
      subtitle="by the month of their first payment, and what is left at the end of each month since"
      half="outcome"
      height={512}
      question={question}
      className={className}
      explain={{ metric: 'revenue.nrr', ...explainScope(scope) }}
      empty={(data) => (gridOf(data).rows.length > 0 ? null : { says: 'Nobody began to pay in the year before the end of this range.', link: 'Send subscriptions', to: '/sources' })}
      table={(data) => <CohortTable caption={`Cohorts of customers, ${kinds.find(({ value }) => value === kept)?.name ?? ''} kept`} {...gridOf(data)} />}
      notes={() => [kept === 'gross' ? 'Each customer’s rises are not counted' : kept === 'net' ? 'Over 100 %: those who stay pay more than all did at first' : 'Customers who pay or are paused', '“All” pools the cohorts that are old enough', 'A press shows the customers of a cohort']}
    >
      {(data) => (
        <div className="flex h-full flex-col gap-2">
          <div><Segmented label="What is kept" value={kept} options={kinds} onChange={setKept} /></div>
          <div className="min-h-0 flex-1">
            <CohortGrid label="Cohorts of customers" {...gridOf(data)} onOpen={(row) => open({ metric: 'revenue.new', ...explainScope(scope), range: monthRange(row.key) })} />
          </div>
        </div>
      )}
    </Panel>
  );
}

/** The days of the month that begins then. */
function monthRange(period: string) {
  return { from: period, to: new Date(Date.UTC(Number(period.slice(0, 4)), Number(period.slice(5, 7)), 1)).toISOString().slice(0, 10) };
}
