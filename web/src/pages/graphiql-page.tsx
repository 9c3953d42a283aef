import { lazy, Suspense, useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { argumentsOf, readQuery, writeQuery } from '../bi/bi-query';
import { operationText, variablesText } from '../bi/query-code';
import { useProducts } from '../shell/use-products';
import { ErrorBoundary } from '../ui/error-boundary';
import { PageHeader } from '../ui/page-header';
import { ErrorState, LoadingState } from '../ui/panel-states';

const GraphiqlRoom = lazy(() => import('../bi/graphiql-room').then((module) => ({ default: module.GraphiqlRoom })));

/** The schema and any query by hand. Begins with the query of the BI page, or with one that works as it stands. */
export function GraphiqlPage() {
  const [params] = useSearchParams();
  const { current, question } = useProducts();
  const [typed, setTyped] = useState('');
  const [apiKey, setApiKey] = useState('');
  const asked = readQuery(params);
  const query = { ...asked, product: asked.product ?? current?.key ?? null, ...(asked.metrics.length > 0 ? {} : { metrics: ['revenue.mrr', 'satisfaction.nps'] }) };
  const search = writeQuery(asked).toString();
  return (
    <>
      <PageHeader
        title="GraphiQL"
        tab="GraphiQL"
        actions={
          <>
            <form className="flex items-center gap-2" onSubmit={(event) => { event.preventDefault(); setApiKey(typed.trim()); }}>
              <input type="password" autoComplete="off" aria-label="Key to ask with" placeholder="bfk_live_…" value={typed} onChange={(event) => setTyped(event.target.value)} className="control w-44 font-normal" />
              <button type="submit" className="control" disabled={typed.trim() === apiKey}>{typed.trim() === '' && apiKey !== '' ? 'Ask without it' : 'Ask with this key'}</button>
            </form>
            <Link className="control" to={search ? `/bi?${search}` : '/bi'}>Back to BI</Link>
          </>
        }
      >
        <span>{apiKey ? 'asks with the key, which is forgotten when you leave' : 'asks as you; or put in a key and ask as it'}</span>
      </PageHeader>
      <section aria-label="GraphiQL" className="card h-[max(560px,calc(100dvh-176px))] min-w-0 overflow-hidden">
        <ErrorBoundary resetKey={apiKey} fallback={(error, again) => <ErrorState what="GraphiQL" error={error} onRetry={again} />}>
          <Suspense fallback={<div className="h-full px-4"><LoadingState name="GraphiQL" /></div>}>
            {question.data || question.error ? <GraphiqlRoom apiKey={apiKey} query={operationText()} variables={variablesText(argumentsOf(query))} /> : <div className="h-full px-4"><LoadingState name="GraphiQL" /></div>}
          </Suspense>
        </ErrorBoundary>
      </section>
    </>
  );
}
