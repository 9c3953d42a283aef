import { Link, useLocation } from 'react-router';
import type { Question } from '../graphql/client';
import type { ProductFunnelsQuery } from '../graphql/generated';
import { Select } from '../ui/select';
import { FunnelPanel, funnelHeight } from './funnel-panel';
import { MetricPanel } from './metric-panel';
import { grainWords, type OutcomeScope } from './outcome-scope';
import type { ChosenFunnel } from './use-funnel';

/** Do they convert? */
export function ConversionSection({ scope, funnels, chosen, onChoose }: { scope: OutcomeScope; funnels: Question<ProductFunnelsQuery>; chosen: ChosenFunnel | null; onChoose: (key: string) => void }) {
  const { search } = useLocation();
  const builder = (funnel: string | null) => {
    const params = new URLSearchParams(search);
    if (funnel === null) params.delete('funnel');
    else params.set('funnel', funnel);
    return `/outcomes/${encodeURIComponent(scope.product)}/funnel?${params}`;
  };
  const known = funnels.data?.product?.funnels ?? [];
  return (
    <section id="conversion-part" aria-labelledby="conversion" tabIndex={-1} className="page-part flex flex-col gap-4 outline-none">
      <div className="flex flex-wrap items-center gap-2">
        <h2 id="conversion" className="mr-1 text-title">Conversion</h2>
        {chosen && <Select label="Funnel" value={chosen.key} options={known.map(({ key, name }) => ({ value: key, name }))} onChange={onChoose} />}
        {chosen && <Link className="control no-print" to={builder(chosen.key)}>Open and edit</Link>}
        <Link className="control no-print" to={builder(null)}>New funnel</Link>
      </div>
      {/* Another funnel starts afresh: the old one's picture must not stand under the new name. */}
      <div key={chosen?.id} className="grid grid-cols-[minmax(0,1fr)] gap-4 lg:grid-cols-12">
        <FunnelPanel scope={scope} funnels={funnels} chosen={chosen} className={chosen ? 'lg:col-span-7' : 'lg:col-span-12'} />
        {chosen && <MetricPanel scope={scope} title="Conversion over time" subtitle={`${grainWords[scope.filters.grain]} of entry`} metrics={[{ key: 'conversion.rate', name: 'Conversion' }]} funnel={chosen} height={funnelHeight(chosen)} empty={{ says: 'Nobody began this funnel in the range.' }} className="lg:col-span-5" />}
      </div>
    </section>
  );
}
