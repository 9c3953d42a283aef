import { lazy, Suspense, useState } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import type { AskedFunnel, AskedPeople } from '../outcomes/funnel/asked-funnel';
import { BreakdownPanel } from '../outcomes/funnel/breakdown-panel';
import { Builder } from '../outcomes/funnel/builder';
import { EntryRulesPanel } from '../outcomes/funnel/entry-rules-panel';
import { OverTimePanel } from '../outcomes/funnel/over-time-panel';
import { ResultPanel } from '../outcomes/funnel/result-panel';
import { SaveFunnel } from '../outcomes/funnel/save-funnel';
import { TimesPanel } from '../outcomes/funnel/times-panel';
import { useDraft } from '../outcomes/funnel/use-draft';
import type { OutcomeScope } from '../outcomes/outcome-scope';
import { useFunnels, type ChosenFunnel } from '../outcomes/use-funnel';
import { useProducts, type KnownProduct } from '../shell/use-products';
import { May } from '../ui/may';
import { StoppedTogether } from '../ui/counting-state';
import { PageHeader } from '../ui/page-header';
import { EmptyState, ErrorState, LoadingState } from '../ui/panel-states';
import { PeriodFiltersBar } from '../ui/period-filters-bar';
import { usePeriodFilters } from '../ui/use-period-filters';
import { useUrlState } from '../ui/use-url-state';
import { NotFoundPage } from './not-found-page';

const PeopleDrawer = lazy(() => import('../outcomes/funnel/people-drawer').then((module) => ({ default: module.PeopleDrawer })));

/** Where a funnel is built, with its result beside it. */
export function FunnelPage() {
  const { product: key = '' } = useParams();
  const { question, products } = useProducts();
  const product = products.find((one) => one.key === key);
  const [params, setParams] = useSearchParams();
  const wanted = params.get('funnel') ?? '';
  const [kept, setKept] = useState<string | null>(null);
  // What was built is now what is saved.
  const choose = (saved: string) => {
    setKept(saved);
    setParams((before) => { const after = new URLSearchParams(before); after.delete('f'); after.set('funnel', saved); return after; }, { preventScrollReset: true });
  };
  const funnels = useFunnels(key, product !== undefined);
  if (question.data && !product) return <NotFoundPage what={`The product “${key}”`} />;
  const failed = question.error ?? funnels.error;
  if (!product || !funnels.data) return (
    <>
      <PageHeader title="Funnel" />
      <div className="card h-90 px-4">{failed ? <ErrorState what="The funnel" error={failed} onRetry={() => { void question.refetch(); void funnels.refetch(); }} /> : <LoadingState name="the funnel" />}</div>
    </>
  );
  const known = funnels.data.product?.funnels ?? [];
  const saved = known.find((funnel) => funnel.key === wanted) ?? null;
  return <Funnel key={`${key} ${saved?.key ?? ''}`} product={product} known={known} saved={saved} isKept={kept !== null && kept === saved?.key} onChoose={choose} />;
}

function Funnel({ product, known, saved, isKept, onChoose }: { product: KnownProduct; known: readonly ChosenFunnel[]; saved: ChosenFunnel | null; isKept: boolean; onChoose: (key: string) => void }) {
  const filters = usePeriodFilters({ range: 'P90D', compare: 'PREVIOUS_PERIOD' });
  const scope: OutcomeScope = { product: product.key, currency: product.currency, timeZone: product.timeZone, filters };
  const inHand = useDraft(saved);
  const { draft, setDraft, problems, definition } = inHand;
  const [opened, setOpened] = useUrlState<string>('people', '');
  const people = readPeople(opened);
  const setPeople = (wanted: AskedPeople) => setOpened(JSON.stringify(wanted));
  const asked: AskedFunnel | null = definition && { scope, definition, name: saved?.name ?? 'funnel' };
  return (
    <>
      <PageHeader title={saved?.name ?? 'New funnel'} tab={`Funnel of ${product.name}`} actions={<PeriodFiltersBar filters={filters} />}>
        <Link className="link" to={`/outcomes/${encodeURIComponent(product.key)}${saved ? `?funnel=${encodeURIComponent(saved.key)}` : ''}`}>Outcomes of {product.name}</Link>
      </PageHeader>
      <div data-half="outcome" className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-12">
        <section aria-labelledby="builder" className="card no-print flex flex-col gap-3 px-4 py-3 lg:col-span-5 xl:col-span-4">
          <div className="flex items-baseline gap-2">
            <h2 id="builder" className="text-body">Steps</h2>
            {saved && <Link className="link ml-auto text-small text-muted" to={`/outcomes/${encodeURIComponent(product.key)}/funnel`}>New funnel</Link>}
          </div>
          <Builder scope={scope} draft={draft} problems={problems} onChange={setDraft} />
          <May do="WORK_OUTCOMES"><SaveFunnel product={product.key} inHand={inHand} saved={saved} taken={known.map(({ key }) => key)} isKept={isKept} onSaved={onChoose} /></May>
        </section>
        <div className="flex min-w-0 flex-col gap-4 lg:col-span-7 xl:col-span-8">
          {asked ? (
            <StoppedTogether value={true}>
              <ResultPanel asked={asked} onOpen={setPeople} />
              <EntryRulesPanel asked={asked} />
              <OverTimePanel asked={asked} saved={saved} onOpen={setPeople} />
              <TimesPanel asked={asked} />
              <BreakdownPanel asked={asked} onOpen={setPeople} />
            </StoppedTogether>
          ) : <div className="card h-60 px-4"><EmptyState notice={{ says: 'Choose an event for each step: the result appears here as you build.' }} /></div>}
        </div>
      </div>
      {people && asked && <Suspense><PeopleDrawer funnel={asked} asked={people} onClose={() => setOpened('')} /></Suspense>}
    </>
  );
}

/** Whose names are open, as the URL says it. */
function readPeople(text: string): AskedPeople | null {
  try {
    const people = text === '' ? null : (JSON.parse(text) as AskedPeople);
    return people && ['REACHED', 'DROPPED', 'MATURING'].includes(people.part) && Number.isInteger(people.step) ? people : null;
  } catch {
    return null;
  }
}
