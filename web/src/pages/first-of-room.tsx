import type { ReactNode } from 'react';
import { Link, Navigate } from 'react-router';
import { useProducts, type KnownProduct } from '../shell/use-products';
import { PageHeader } from '../ui/page-header';
import { ErrorState, LoadingState } from '../ui/panel-states';

/** What has to be there before the room has anything to show. */
export interface Missing {
  says: string;
  /** What is sent, and what it turns into. */
  send: readonly { what: string; gives: string }[];
}

/** A room without a name behind it (`/delivery`) leads to the first there is, or says what to send. */
export function FirstOfRoom({ title, pathOf, missing, ways }: { title: string; pathOf: (product: KnownProduct) => string | null; missing: Missing; ways?: ReactNode }) {
  const { question, products, current } = useProducts();
  if (question.data) {
    const path = [...(current ? [current] : []), ...products].map(pathOf).find((one) => one !== null);
    if (path) return <Navigate replace to={path} />;
  }
  return (
    <>
      <PageHeader title={title} />
      {ways}
      {question.data ? <NothingYet missing={missing} /> : <div className="card h-72 px-4">{question.error ? <ErrorState what="The list of products" error={question.error} onRetry={() => void question.refetch()} /> : <LoadingState name={title} />}</div>}
    </>
  );
}

function NothingYet({ missing: { says, send } }: { missing: Missing }) {
  return (
    <section aria-labelledby="nothing-yet" className="card flex min-h-72 flex-col items-start justify-center gap-4 px-4 py-6 sm:px-8" data-state="empty">
      <h2 id="nothing-yet" className="text-title">{says}</h2>
      <dl className="grid gap-x-6 gap-y-1 sm:grid-cols-[auto_1fr]">
        {send.map(({ what, gives }) => (
          <div key={what} className="contents">
            <dt className="font-medium">{what}</dt>
            <dd className="mb-2 text-muted sm:mb-0">{gives}</dd>
          </div>
        ))}
      </dl>
      <p><Link to="/sources" className="control">Send your data</Link></p>
      <p className="text-muted">As a file of your tracker or your database, or over GraphQL. A page fills by itself while facts come in.</p>
    </section>
  );
}
