import { CompareWithStripe } from './compare-with-stripe';
import { MetricPanel } from './metric-panel';
import { MovementsPanel } from './movements-panel';
import { moneyGrain, type OutcomeScope } from './outcome-scope';
import { OutcomeStrip } from './outcome-strip';
import { PaymentsPanel } from './payments-panel';
import { RevenueWaterfallPanel } from './revenue-waterfall-panel';

const empty = { says: 'No paid subscriptions in this range. Send subscription changes.', link: 'Send subscriptions', to: '/sources' };

/** Do they pay, and stay? */
export function RevenueSection({ scope }: { scope: OutcomeScope }) {
  const grain = moneyGrain(scope);
  return (
    <section aria-labelledby="revenue" className="flex flex-col gap-4">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <h2 id="revenue" className="text-title">Revenue</h2>
        <span className="ml-auto"><CompareWithStripe scope={scope} /></span>
      </div>
      <OutcomeStrip
        scope={scope}
        label="Revenue"
        figures={[
          { metric: 'revenue.arr', label: 'ARR' },
          { metric: 'revenue.paying_customers', label: 'Paying customers' },
          { metric: 'revenue.arpa', label: 'ARPA' },
          { metric: 'revenue.grr', label: 'Gross retention' },
          { metric: 'revenue.customer_churn', label: 'Customer churn' },
          { metric: 'revenue.ltv', label: 'LTV' },
        ]}
      />
      <div className="grid gap-4 lg:grid-cols-12">
        <MetricPanel scope={scope} title="MRR" subtitle="at the end of each period" metrics={[{ key: 'revenue.mrr', name: 'MRR' }]} height={264} empty={empty} className="lg:col-span-6" />
        <MovementsPanel scope={scope} className="lg:col-span-6" />
        <RevenueWaterfallPanel scope={scope} className="lg:col-span-6" />
        <MetricPanel scope={scope} title="Revenue retention" subtitle={grain === 'MONTH' ? 'net and gross, by month' : 'net and gross, by quarter'} metrics={[{ key: 'revenue.nrr', name: 'NRR' }, { key: 'revenue.grr', name: 'GRR' }]} grain={grain} height={264} fromZero={false} empty={empty} className="lg:col-span-6" />
        <MetricPanel scope={scope} title="Customer churn" metrics={[{ key: 'revenue.customer_churn', name: 'Customer churn' }]} grain={grain} empty={empty} className="lg:col-span-4" />
        <MetricPanel scope={scope} title="ARPA" subtitle="average revenue per account, a month" metrics={[{ key: 'revenue.arpa', name: 'ARPA' }]} grain={grain} empty={empty} className="lg:col-span-4" />
        <PaymentsPanel scope={scope} className="lg:col-span-4" />
      </div>
    </section>
  );
}
