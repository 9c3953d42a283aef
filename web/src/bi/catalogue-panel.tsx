import { useState } from 'react';
import type { Half } from '../graphql/generated';
import { ErrorState, LoadingState } from '../ui/panel-states';
import { CatalogueEntry } from './catalogue-entry';
import type { KnownMetric } from './query-fit';

const halves: readonly { half: Half; name: string; says: string }[] = [
  { half: 'DELIVERY', name: 'Delivery', says: 'is it built as planned?' },
  { half: 'OUTCOME', name: 'Outcomes', says: 'does it matter to people?' },
];

/** Whether every word stands somewhere in what is known of the metric. */
function fits(metric: KnownMetric, words: readonly string[]): boolean {
  const text = [metric.key, metric.name, metric.definition, metric.formula, metric.source ?? '', ...metric.dimensions].join(' ').toLowerCase();
  return words.every((word) => text.includes(word));
}

export interface CataloguePanelProps {
  question: { data: { metricCatalog: readonly KnownMetric[] } | undefined; error: Error | null; refetch: () => unknown };
  chosen: readonly string[];
  onToggle: (metric: KnownMetric) => void;
}

/** Every metric that can be asked for, by half, with its definition; a press puts it into the query or takes it out. */
export function CataloguePanel({ question, chosen, onToggle }: CataloguePanelProps) {
  const [search, setSearch] = useState('');
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const all = question.data?.metricCatalog ?? [];
  const found = all.filter((metric) => fits(metric, words));
  return (
    <section aria-labelledby="catalogue" className="card flex min-w-0 flex-col px-4 py-3 lg:sticky lg:top-2 lg:max-h-[calc(100dvh-16px)] print:static print:max-h-none">
      <header className="flex flex-wrap items-baseline gap-x-2">
        <h2 id="catalogue" className="text-body">Catalogue</h2>
        <p className="text-small text-muted" aria-live="polite">{question.data && (words.length > 0 ? `${found.length} of ${all.length} metrics` : `${all.length} metrics`)}</p>
      </header>
      <input type="search" aria-label="Search the catalogue" placeholder="Search: churn, cycle time, severity…" value={search} onChange={(event) => setSearch(event.target.value)} className="control no-print mt-2 w-full font-normal" />
      <div tabIndex={0} role="region" aria-label="Metrics" className="mt-2 min-h-40 overflow-y-auto max-lg:max-h-96 print:max-h-none">
        {!question.data ? <div className="h-40">{question.error ? <ErrorState what="The catalogue" error={question.error} onRetry={() => void question.refetch()} /> : <LoadingState name="the catalogue" />}</div> : (
          <>
            {halves.map(({ half, name, says }) => {
              const own = found.filter((metric) => metric.half === half);
              return own.length > 0 && (
                <div key={half} data-half={half === 'DELIVERY' ? 'delivery' : 'outcome'} className="mb-3">
                  <h3 className="sticky top-0 z-1 flex items-baseline gap-2 border-b border-line bg-surface py-1 text-small"><span aria-hidden className="size-2 self-center rounded-full bg-half" />{name}<span className="font-normal text-muted">{says}</span></h3>
                  <ul>{own.map((metric) => <CatalogueEntry key={metric.key} metric={metric} chosen={chosen.includes(metric.key)} onToggle={() => onToggle(metric)} />)}</ul>
                </div>
              );
            })}
            {found.length === 0 && <p className="py-6 text-center text-muted">No metric has all of these words. <button type="button" className="link" onClick={() => setSearch('')}>Show all</button></p>}
          </>
        )}
      </div>
    </section>
  );
}
