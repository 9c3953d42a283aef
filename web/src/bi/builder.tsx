import { useState, type ReactNode } from 'react';
import type { Compare, Measure } from '../graphql/generated';
import type { KnownProduct } from '../shell/use-products';
import { Combobox } from '../ui/combobox';
import { DateRange } from '../ui/date-range';
import { Select } from '../ui/select';
import { GRAINS, type BiQuery } from './bi-query';
import { BuilderDimensions } from './builder-dimensions';
import { Chip } from './chip';
import { querySentence } from './query-words';
import { grainNames, sharedGrains, type KnownMetric, type Problem } from './query-fit';
import type { BiQueryState } from './use-bi-query';

const compares: readonly { value: Compare | 'none'; name: string }[] = [
  { value: 'none', name: 'No comparison' },
  { value: 'PREVIOUS_PERIOD', name: 'vs. the period before' },
  { value: 'PREVIOUS_YEAR', name: 'vs. the year before' },
];
const measures: readonly { value: Measure | 'own'; name: string }[] = [
  { value: 'own', name: 'Team’s own measure' }, { value: 'POINTS', name: 'In points' }, { value: 'ITEMS', name: 'In items' }, { value: 'HOURS', name: 'In hours' },
];

export interface BuilderProps extends BiQueryState {
  catalogue: readonly KnownMetric[];
  products: readonly KnownProduct[];
  problems: readonly Problem[];
  traits: readonly string[];
  funnels: readonly { id: string; name: string }[];
}

function Line({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div role="group" aria-label={name} className="no-print grid gap-x-3 gap-y-1 sm:grid-cols-[88px_minmax(0,1fr)]">
      <p aria-hidden className="text-small text-muted sm:pt-2">{name}</p>
      <div className="flex min-w-0 flex-wrap items-center gap-2">{children}</div>
    </div>
  );
}

/** What is asked: metrics, days, whose, split and narrowed by what. What does not go together is said here, and not sent. */
export function Builder({ query, change, catalogue, products, problems, traits, funnels }: BuilderProps) {
  const metrics = query.metrics.flatMap((key) => catalogue.find((metric) => metric.key === key) ?? []);
  const product = products.find(({ key }) => key === query.product);
  const asksDelivery = metrics.some(({ half }) => half === 'DELIVERY');
  return (
    <section aria-labelledby="query" className="card flex min-w-0 flex-col gap-3 px-4 py-3">
      <h2 id="query" className="text-body">Query</h2>
      {/* On paper the controls are gone; what they say is not. */}
      <p className="hidden print:block">{querySentence(query, metrics, product)}</p>
      <Line name="Metrics"><Metrics query={query} catalogue={catalogue} change={change} /></Line>
      <Line name="Days">
        <DateRange value={query.range} onChange={(range) => change({ range })} />
        <GrainSelect query={query} metrics={metrics} change={change} />
        <Select label="Comparison" value={query.compare ?? 'none'} options={compares} onChange={(compare) => change({ compare: compare === 'none' ? null : compare })} />
        <label className="control no-print cursor-pointer has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus">
          Complete periods only
          <input type="checkbox" checked={query.completeOnly} onChange={(event) => change({ completeOnly: event.target.checked })} className="accent-ink" />
        </label>
      </Line>
      <Line name="Whose">
        {products.length > 0 && <Select label="Product of the query" value={query.product ?? ''} options={[...(product ? [] : [{ value: query.product ?? '', name: query.product ?? 'Choose a product' }]), ...products.map(({ key, name }) => ({ value: key, name }))]} onChange={(key) => change({ product: key, team: null, funnel: null })} />}
        {asksDelivery && product && product.teams.length > 0 && <Select label="Team" value={query.team ?? ''} options={[{ value: '', name: 'All teams' }, ...(query.team && !product.teams.some(({ key }) => key === query.team) ? [{ value: query.team, name: query.team }] : []), ...product.teams.map(({ key, name }) => ({ value: key, name }))]} onChange={(team) => change({ team: team || null })} />}
        {asksDelivery && metrics.some(({ unit }) => unit === 'POINTS') && <Select label="Measure" value={query.measure ?? 'own'} options={measures} onChange={(measure) => change({ measure: measure === 'own' ? null : measure })} />}
        {metrics.some(({ key }) => key.startsWith('conversion.')) && funnels.length > 0 && <Select label="Funnel" value={query.funnel ?? ''} options={[{ value: '', name: 'The first funnel' }, ...funnels.map(({ id, name }) => ({ value: id, name }))]} onChange={(funnel) => change({ funnel: funnel || null })} />}
        {products.length === 0 && <p className="text-muted">No product is known yet.</p>}
      </Line>
      <BuilderDimensions Line={Line} query={query} change={change} metrics={metrics} traits={traits} />
      {problems.length > 0 && (
        <ul aria-label="What does not go together" aria-live="polite" className="flex flex-col gap-2 rounded-md border-l-4 border-ink bg-sunken px-3 py-2">
          {problems.map(({ says, fixes }) => (
            <li key={says} className="flex flex-wrap items-center gap-2">
              <span>{says}</span>
              {fixes.map((fix) => <button key={fix.name} type="button" className="control no-print" onClick={() => change(fix.change)}>{fix.name}</button>)}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Metrics({ query, catalogue, change }: { query: BiQuery; catalogue: readonly KnownMetric[]; change: BiQueryState['change'] }) {
  const [typed, setTyped] = useState('');
  const add = (text: string) => {
    const wanted = text.trim().toLowerCase();
    const metric = catalogue.find(({ key, name }) => key === wanted || name.toLowerCase() === wanted);
    if (!metric) return;
    setTyped('');
    change(withMetric(query, metric));
  };
  return (
    <>
      <ul className="contents">
        {query.metrics.map((key) => {
          const metric = catalogue.find((one) => one.key === key);
          return <Chip key={key} name={metric?.name ?? key} half={metric && (metric.half === 'DELIVERY' ? 'delivery' : 'outcome')} onRemove={() => change({ metrics: query.metrics.filter((one) => one !== key) })}><span title={key}>{metric?.name ?? key}</span></Chip>;
        })}
      </ul>
      <Combobox className="no-print w-60 max-w-full" label="Add a metric" placeholder="Add a metric" value={typed} onChange={setTyped} onTake={add} options={catalogue.filter(({ key }) => !query.metrics.includes(key)).map(({ key, name }) => ({ value: key, note: name }))} />
    </>
  );
}

/** The query with one more metric. The first one decides the grain, where the one that stands there is not one of its own. */
export function withMetric(query: BiQuery, metric: KnownMetric): Partial<BiQuery> {
  const first = query.metrics.length === 0 && !metric.grains.includes(query.grain);
  return { metrics: [...query.metrics.filter((key) => key !== metric.key), metric.key], ...(first && metric.grains[0] ? { grain: metric.grains[0] } : {}) };
}

/** Grains that not all of the chosen metrics are known by can be seen and not be chosen. */
function GrainSelect({ query, metrics, change }: { query: BiQuery; metrics: readonly KnownMetric[]; change: BiQueryState['change'] }) {
  const shared = sharedGrains(metrics);
  const lacking = (grain: (typeof GRAINS)[number]) => metrics.filter((metric) => !metric.grains.includes(grain)).map(({ name }) => name);
  return (
    <select aria-label="Grain" value={query.grain} onChange={(event) => change({ grain: event.target.value as (typeof GRAINS)[number] })} className="control select-chevron no-print min-w-0 max-w-48">
      {GRAINS.map((grain) => <option key={grain} value={grain} disabled={!shared.includes(grain) && grain !== query.grain}>{`By ${grainNames[grain]}${shared.includes(grain) ? '' : ` – not ${lacking(grain).slice(0, 2).join(', ')}`}`}</option>)}
    </select>
  );
}
