import { ChurnReasonsPanel } from './churn-reasons-panel';
import { CompareWithStripe } from './compare-with-stripe';
import { CurrenciesPanel } from './currencies-panel';
import { MetricPanel } from './metric-panel';
import { MovementsPanel } from './movements-panel';
import { moneyGrain, type OutcomeScope } from './outcome-scope';
import { OutcomeStrip } from './outcome-strip';
import { PaymentsPanel } from './payments-panel';
import { RevenueCohortsPanel } from './revenue-cohorts-panel';
import { segmentName, useRevenueSegment } from './revenue-segment';
import { RevenueWaterfallPanel } from './revenue-waterfall-panel';
import { RevenueSegmentsPanel, SegmentChooser } from './revenue-segments-panel';

const empty = { says: 'No paid subscriptions in this range. Send subscription changes.', link: 'Send subscriptions', to: '/sources' };
const by = { MONTH: 'by month', QUARTER: 'by quarter' } as const;

/** Do they pay, and stay? All of it, or one segment of the customers alone. */
export function RevenueSection({ scope: page }: { scope: OutcomeScope }) {
  const segment = useRevenueSegment();
  const scope: OutcomeScope = { ...page, only: segment.only };
  const grain = moneyGrain(scope);
  const name = segment.by.replace('trait:', '');
  return (
    <section id="revenue-part" aria-labelledby="revenue" tabIndex={-1} className="page-part flex flex-col gap-4 outline-none">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <h2 id="revenue" className="text-title">Revenue</h2>
        <SegmentChooser scope={page} segment={segment} />
        {segment.values && (
          <p className="flex items-center gap-2" role="status">
            <span>Only {name}: <span className="font-semibold">{segment.values.length > 3 ? `${segment.values.length} values` : segment.values.map(segmentName).join(', ')}</span></span>
            <button type="button" className="link no-print" onClick={() => segment.choose(segment.by)}>Show all</button>
          </p>
        )}
        <span className="ml-auto"><CompareWithStripe scope={page} /></span>
      </div>
      <OutcomeStrip
        scope={scope}
        label="Revenue"
        figures={[
          { metric: 'revenue.arr', label: 'ARR' },
          { metric: 'revenue.paying_customers', label: 'Paying customers' },
          { metric: 'revenue.arpa', label: 'ARPA' },
          { metric: 'revenue.ltv', label: 'LTV' },
          { metric: 'revenue.nrr', label: 'Net retention' },
          { metric: 'revenue.grr', label: 'Gross retention' },
          { metric: 'revenue.customer_churn', label: 'Customer churn' },
          { metric: 'revenue.quick_ratio', label: 'Quick ratio' },
        ]}
      />
      <div className="grid gap-4 lg:grid-cols-12">
        <MetricPanel scope={scope} title="MRR" subtitle="at the end of each period" metrics={[{ key: 'revenue.mrr', name: 'MRR' }]} height={264} empty={empty} className="lg:col-span-6" />
        <MovementsPanel scope={scope} className="lg:col-span-6" />
        <RevenueWaterfallPanel scope={scope} className="lg:col-span-6" />
        <RevenueSegmentsPanel scope={page} segment={segment} className="lg:col-span-6" />
        <MetricPanel scope={scope} title="Revenue retention" subtitle={`net and gross, ${by[grain]}`} metrics={[{ key: 'revenue.nrr', name: 'NRR' }, { key: 'revenue.grr', name: 'GRR' }]} grain={grain} fromZero={false} empty={empty} className="lg:col-span-6" />
        <MetricPanel scope={scope} title="Churn" subtitle={`of customers and of MRR, ${by[grain]}`} metrics={[{ key: 'revenue.customer_churn', name: 'Customers' }, { key: 'revenue.gross_churn', name: 'MRR' }]} grain={grain} empty={empty} className="lg:col-span-6" />
        <RevenueCohortsPanel scope={scope} className="lg:col-span-12" />
        <MetricPanel scope={scope} title="ARPA" subtitle="average revenue per account, a month" metrics={[{ key: 'revenue.arpa', name: 'ARPA' }]} grain={grain} empty={empty} className="lg:col-span-6" />
        <MetricPanel scope={scope} title="Quick ratio" subtitle={`MRR gained for each lost, ${by[grain]}`} metrics={[{ key: 'revenue.quick_ratio', name: 'Quick ratio' }]} grain={grain} empty={empty} className="lg:col-span-6" />
        <MetricPanel scope={scope} title="MRR that may go" subtitle="past due, and set to end" metrics={[{ key: 'revenue.at_risk', name: 'At risk' }, { key: 'revenue.scheduled_churn', name: 'Set to end' }]} empty={empty} className="lg:col-span-6" />
        <ChurnReasonsPanel scope={scope} className="lg:col-span-6" />
        <PaymentsPanel scope={scope} className="lg:col-span-5" />
        <CurrenciesPanel scope={scope} className="lg:col-span-7" />
      </div>
    </section>
  );
}
