import { MovementsWaterfall } from '../charts/movements-waterfall';
import { longDay } from '../format/date';
import { exactMoney, shortMoney } from '../format/money';
import { signed } from '../format/number';
import type { ProductRevenueQuery, RevenueLineFragment } from '../graphql/generated';
import { DataTable } from '../ui/data-table';
import { useExplain, type ExplainTarget } from '../ui/explain-target';
import { Panel } from '../ui/panel';
import { TableButton } from '../ui/table-button';
import { useRevenue } from './movements-panel';
import { lineTarget, movementNames, type RevenuePart } from './revenue-lines';
import type { OutcomeScope } from './outcome-scope';

/** How recurring revenue went from the start of the range to its end, with the identity written out; each bar opens the customers behind it. */
export function RevenueWaterfallPanel({ scope, className = '' }: { scope: OutcomeScope; className?: string }) {
  const { open } = useExplain();
  const question = useRevenue(scope);
  const lineOf = (data: ProductRevenueQuery): RevenueLineFragment | null => data.product?.revenue.waterfall ?? null;
  const { currency } = scope;
  const short = (minor: number) => shortMoney(minor, currency);
  const identity = (line: RevenueLineFragment) => `${short(line.start)} + ${short(line.new)} + ${short(line.expansion)} + ${short(line.reactivation)} − ${short(line.contraction)} − ${short(line.churn)}${line.currency === 0 ? '' : ` ${signed(line.currency, short)} currency`} = ${short(line.end)}`;
  const target = (line: RevenueLineFragment, part: RevenuePart): ExplainTarget => lineTarget(scope, line, part);
  return (
    <Panel
      title="MRR from start to end"
      subtitle="of the range; every bar opens the customers behind it"
      half="outcome"
      height={264}
      question={question}
      className={className}
      explain={{ metric: 'revenue.mrr', product: scope.product, range: scope.filters.range, filters: scope.only }}
      empty={(data) => {
        const line = lineOf(data);
        return line && Object.values(line).some((value) => typeof value === 'number' && value !== 0) ? null : { says: 'No paid subscriptions in this range. Send subscription changes.', link: 'Send subscriptions', to: '/sources' };
      }}
      table={(data) => {
        const line = lineOf(data);
        const exponent = data.product?.revenue.exponent ?? 2;
        return line && (
          <DataTable
            caption="MRR from start to end"
            columns={[
              { name: 'Movement', value: (row) => row.name, show: (row) => <TableButton label={`${row.name}, show its customers`} onPress={() => open(target(line, row.part))}>{row.name}</TableButton> },
              { name: 'Amount', number: true, value: (row) => row.minor / 10 ** exponent, show: (row) => exactMoney(row.minor, currency, exponent) },
            ]}
            rows={(Object.keys(movementNames) as RevenuePart[]).filter((part) => part !== 'currency' || line.currency !== 0).map((part) => ({ part, name: movementNames[part], minor: line[part] }))}
            rowKey={(row) => row.part}
          />
        );
      }}
      notes={(data) => {
        const line = lineOf(data);
        if (!line) return [];
        const sum = line.start + line.new + line.expansion + line.reactivation - line.contraction - line.churn + line.currency;
        return [<span className="font-medium text-ink">{identity(line)}</span>, sum === line.end ? 'Adds up ✓' : <span className="text-trouble-ink">Does not add up</span>, !line.complete && `Not over: ${longDay(line.period)} until now`];
      }}
    >
      {(data) => {
        const line = lineOf(data);
        return line && <MovementsWaterfall label="MRR from start to end" movements={line} currency={currency} exponent={data.product?.revenue.exponent ?? 2} onOpen={(key) => open(target(line, key as RevenuePart))} />;
      }}
    </Panel>
  );
}
