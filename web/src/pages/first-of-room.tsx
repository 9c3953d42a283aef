import { Navigate } from 'react-router';
import { useProducts, type KnownProduct } from '../shell/use-products';
import { PageHeader } from '../ui/page-header';
import { EmptyState, ErrorState, LoadingState } from '../ui/panel-states';

/** A room without a name behind it (`/delivery`) leads to the first there is, or says what to send. */
export function FirstOfRoom({ title, pathOf, missing }: { title: string; pathOf: (product: KnownProduct) => string | null; missing: string }) {
  const { question, products, current } = useProducts();
  if (question.data) {
    const path = [...(current ? [current] : []), ...products].map(pathOf).find((one) => one !== null);
    if (path) return <Navigate replace to={path} />;
  }
  return (
    <>
      <PageHeader title={title} />
      <div className="card h-60 px-4">
        {question.data ? <EmptyState notice={{ says: missing, link: 'Send your data', to: '/sources' }} /> : question.error ? <ErrorState what="The list of products" error={question.error} onRetry={() => void question.refetch()} /> : <LoadingState name={title} />}
      </div>
    </>
  );
}
