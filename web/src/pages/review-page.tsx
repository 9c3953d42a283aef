import { useParams } from 'react-router';
import { DeliveryHalf } from '../review/delivery-half';
import { OutcomeHalf } from '../review/outcome-half';
import '../review/review.css';
import { ReleasesPanel } from '../review/releases-panel';
import type { ReviewScope } from '../review/review-scope';
import { useProducts, type KnownProduct } from '../shell/use-products';
import { May } from '../ui/may';
import { PageHeader } from '../ui/page-header';
import { ErrorState, LoadingState } from '../ui/panel-states';
import { PeriodFiltersBar } from '../ui/period-filters-bar';
import { rangePresets } from '../ui/range';
import { SimulatedMark } from '../ui/simulated-mark';
import { usePeriodFilters } from '../ui/use-period-filters';
import { useSheetForPrint } from '../ui/use-sheet-for-print';
import { NotFoundPage } from './not-found-page';

/** Leadership's page: both halves of one product on one sheet. */
export function ReviewPage() {
  const { product: key = '' } = useParams();
  const { question, products } = useProducts();
  const product = products.find((one) => one.key === key);
  if (product) return <Review key={key} product={product} />;
  if (question.data) return <NotFoundPage what={`The product “${key}”`} />;
  return <div className="card h-60 px-4">{question.error ? <ErrorState what="The product" error={question.error} onRetry={() => void question.refetch()} /> : <LoadingState name="Review" />}</div>;
}

function Review({ product }: { product: KnownProduct }) {
  const filters = usePeriodFilters({ range: 'P365D', compare: 'PREVIOUS_YEAR' });
  const scope: ReviewScope = { product: product.key, currency: product.currency, timeZone: product.timeZone, teams: product.teams, filters };
  useSheetForPrint();
  const rangeName = rangePresets.find((preset) => preset.value === filters.rangeText)?.name ?? filters.rangeText.replace('..', ' to ');
  return (
    <div className="review-sheet flex flex-col gap-4">
      <PageHeader
        title={product.name}
        tab={`Review of ${product.name}`}
        actions={
          <>
            <PeriodFiltersBar filters={filters} grain={false} />
            <button type="button" className="control" onClick={() => window.print()}>Print</button>
          </>
        }
      >
        <span>Review</span>
        {/* The filters are no part of the printed sheet; what they say is. */}
        <span className="hidden print:inline">{rangeName}{filters.compare && `, ${filters.against}`}{filters.completeOnly && ', complete periods only'}, printed {new Date().toLocaleDateString()}</span>
        {product.simulated && <span className="hidden print:inline"><SimulatedMark /></span>}
      </PageHeader>
      <div className="review-halves grid grid-cols-[minmax(0,1fr)] gap-4 lg:grid-cols-2 print:grid-cols-2 print:gap-2">
        <May do="READ_DELIVERY"><DeliveryHalf scope={scope} /></May>
        <May do="READ_OUTCOMES"><OutcomeHalf scope={scope} /></May>
      </div>
      <May do="READ_DELIVERY"><ReleasesPanel scope={scope} /></May>
    </div>
  );
}
