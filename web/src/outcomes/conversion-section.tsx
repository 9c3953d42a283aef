import { lazy, Suspense, useState } from 'react';
import type { Question } from '../graphql/client';
import type { ProductFunnelsQuery } from '../graphql/generated';
import { Select } from '../ui/select';
import { FunnelPanel } from './funnel-panel';
import type { OutcomeScope } from './outcome-scope';
import type { ChosenFunnel } from './use-funnel';

const FunnelForm = lazy(() => import('./funnel-form').then((module) => ({ default: module.FunnelForm })));

/** Do they convert? */
export function ConversionSection({ scope, funnels, chosen, onChoose }: { scope: OutcomeScope; funnels: Question<ProductFunnelsQuery>; chosen: ChosenFunnel | null; onChoose: (key: string) => void }) {
  const [form, setForm] = useState<'new' | 'edit' | null>(null);
  const known = funnels.data?.product?.funnels ?? [];
  return (
    <section aria-labelledby="conversion" className="flex flex-col gap-4">
      <div className="flex flex-wrap items-center gap-2">
        <h2 id="conversion" className="mr-1 text-title">Conversion</h2>
        {chosen && <Select label="Funnel" value={chosen.key} options={known.map(({ key, name }) => ({ value: key, name }))} onChange={onChoose} />}
        {chosen && <button type="button" className="control no-print" onClick={() => setForm('edit')}>Edit</button>}
        <button type="button" className="control no-print" onClick={() => setForm('new')}>New funnel</button>
      </div>
      {/* Another funnel starts afresh: the old one's bars must not stand under the new name. */}
      <FunnelPanel key={chosen?.id} scope={scope} funnels={funnels} chosen={chosen} />
      {form && (
        <Suspense>
          <FunnelForm
            scope={scope}
            funnel={form === 'edit' ? chosen : null}
            taken={known.map(({ key }) => key)}
            onClose={() => setForm(null)}
            onSaved={(key) => {
              setForm(null);
              onChoose(key);
            }}
          />
        </Suspense>
      )}
    </section>
  );
}
