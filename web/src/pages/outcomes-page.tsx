import { Link, useParams } from 'react-router';
import { AdoptionSection } from '../outcomes/adoption-section';
import { ConversionSection } from '../outcomes/conversion-section';
import type { OutcomeScope } from '../outcomes/outcome-scope';
import { OutcomeStrip } from '../outcomes/outcome-strip';
import { RevenueSection } from '../outcomes/revenue-section';
import { SatisfactionSection } from '../outcomes/satisfaction-section';
import { useFunnel } from '../outcomes/use-funnel';
import { useProducts, type KnownProduct } from '../shell/use-products';
import { NearView } from '../ui/near-view';
import { PageHeader } from '../ui/page-header';
import { ErrorState, LoadingState } from '../ui/panel-states';
import { PeriodFiltersBar } from '../ui/period-filters-bar';
import { peoplePath } from '../ui/person-link';
import { SectionNav } from '../ui/section-nav';
import { usePeriodFilters } from '../ui/use-period-filters';
import { NotFoundPage } from './not-found-page';

/** The product manager's page: do people adopt it, convert, pay, and are they glad? */
export function OutcomesPage() {
  const { product: key = '' } = useParams();
  const { question, products } = useProducts();
  const product = products.find((one) => one.key === key);
  if (product) return <Outcomes key={key} product={product} />;
  if (question.data) return <NotFoundPage what={`The product “${key}”`} />;
  return <div className="card h-60 px-4">{question.error ? <ErrorState what="The product" error={question.error} onRetry={() => void question.refetch()} /> : <LoadingState name="Outcomes" />}</div>;
}

const parts = [
  { id: 'adoption-part', name: 'Adoption' },
  { id: 'conversion-part', name: 'Conversion' },
  { id: 'revenue-part', name: 'Revenue' },
  { id: 'satisfaction-part', name: 'Satisfaction' },
] as const;

function Outcomes({ product }: { product: KnownProduct }) {
  const filters = usePeriodFilters({ range: 'P90D', compare: 'PREVIOUS_PERIOD' });
  const scope: OutcomeScope = { product: product.key, currency: product.currency, timeZone: product.timeZone, filters };
  const { funnels, chosen, choose } = useFunnel(product.key);
  return (
    <>
      <PageHeader title={product.name} tab={`Outcomes of ${product.name}`} actions={<PeriodFiltersBar filters={filters} />}><span>did it matter to <Link className="link" to={peoplePath(product.key)}>people</Link>? Days in {product.timeZone}</span></PageHeader>
      <OutcomeStrip
        scope={scope}
        label="Outcomes"
        figures={[
          { metric: 'adoption.wau', label: 'Active people, 7 days' },
          { metric: 'adoption.stickiness', label: 'Stickiness' },
          { metric: 'adoption.new_users', label: 'New people' },
          chosen ? { metric: 'conversion.rate', label: chosen.name } : { metric: 'adoption.mau', label: 'Active people, 30 days' },
          { metric: 'revenue.mrr', label: 'MRR' },
          { metric: 'revenue.nrr', label: 'Net revenue retention' },
          { metric: 'revenue.payments', label: 'Payments' },
          { metric: 'satisfaction.nps', label: 'NPS' },
        ]}
        funnel={chosen ?? undefined}
        ready={funnels.data !== undefined || funnels.error !== null}
      />
      <SectionNav parts={parts} />
      <AdoptionSection scope={scope} />
      <NearView><ConversionSection scope={scope} funnels={funnels} chosen={chosen} onChoose={choose} /></NearView>
      <NearView><RevenueSection scope={scope} /></NearView>
      <NearView><SatisfactionSection scope={scope} /></NearView>
    </>
  );
}
