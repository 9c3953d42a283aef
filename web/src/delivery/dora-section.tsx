import type { RangeInput } from '../graphql/generated';
import type { ExplainScope } from '../ui/explain-target';
import { FigureStripWaiting } from '../ui/figure-strip';
import { PagePart } from '../ui/page-part';
import { EmptyState } from '../ui/panel-states';
import { Select } from '../ui/select';
import { useUrlState } from '../ui/use-url-state';
import { DeploymentsPanel, LeadTimePanel, RecoveryPanel } from './dora-panels';
import { DoraServicesPanel } from './dora-services-panel';
import { DoraStrip } from './dora-strip';
import { useDora } from './use-dora';

/** How the product's changes reach production: DORA's five, per service. They are no team's and nobody's. */
export function DoraSection({ product, range }: { product: { key: string; name: string }; range: RangeInput }) {
  const [service, setService] = useUrlState('service', '');
  const question = useDora(product.key, range, service);
  const dora = question.data?.product?.dora;
  const names = [...new Set([...(dora?.services.map((one) => one.service) ?? []), ...(service ? [service] : [])])];
  const scope: ExplainScope = { product: product.key, range, ...(service ? { filters: [{ dimension: 'service', in: [service] }] } : {}) };
  const panel = { question, scope };
  return (
    <PagePart
      id="production" title="Delivery to production" says={`${product.name}: DORA’s five, by week, in the range above`}
      actions={(names.length > 1 || service) && <Select label="Service" value={service} onChange={setService} options={[{ value: '', name: 'All services' }, ...names.map((name) => ({ value: name, name }))]} />}
    >
      {dora?.services.length === 0 ? (
        <div className="card h-60 px-4"><EmptyState notice={{ says: `No deployment of ${product.name} to production has been collected. Send deployments (service, at, commitAt, rework) and the incidents they caused (deployment, startedAt, resolvedAt).`, link: 'Send deployments', to: '/sources' }} /></div>
      ) : (
        <>
          {dora ? <DoraStrip dora={dora} scope={scope} /> : <FigureStripWaiting noted cards={5} error={question.error} onRetry={() => void question.refetch()} />}
          <div className="paper-pairs grid gap-4 md:grid-cols-2 xl:grid-cols-3">
            <DeploymentsPanel {...panel} />
            <LeadTimePanel {...panel} />
            <RecoveryPanel {...panel} />
          </div>
          {names.length > 1 && !service && <DoraServicesPanel {...panel} />}
        </>
      )}
    </PagePart>
  );
}
