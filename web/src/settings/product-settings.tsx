import { lazy, Suspense, useId, useState } from 'react';
import type { ProductSettingsQuery } from '../graphql/generated';
import { useMay } from '../graphql/me';
import { ActivationSection } from './activation-section';
import { FeaturesSection } from './features-section';
import { LeaveGuard } from '../ui/leave-guard';
import { ChangedMeanwhile } from '../ui/changed-meanwhile';
import { draftProblems, type ProductDefinition, type ProductDraft } from './product-draft';
import { EventRetentionSection } from './event-retention-section';
import { ProductBasicsSection } from './product-basics-section';
import { ProductVersionsSection } from './product-versions-section';
import { QualifyingSection } from './qualifying-section';
import { ReadOnlyNote } from './read-only-note';
import { useProductDraft } from './use-product-draft';

const ProductSaveDrawer = lazy(() => import('./product-save-drawer').then((module) => ({ default: module.ProductSaveDrawer })));

type Settled = NonNullable<ProductSettingsQuery['product']>;

/** What a product's numbers are read by. Nothing is saved before it was read what it changes. */
export function ProductSettings({ product }: { product: Settled }) {
  const present = product.definitions.at(-1);
  return present ? <Present product={product} present={present} /> : null;
}

const names: Record<keyof ProductDraft, string> = { excludedEvents: 'which events count', features: 'the features', activation: 'what activates' };

function Present({ product, present }: { product: Settled; present: ProductDefinition }) {
  const events = useId();
  const { shown, changed, meanwhile, settings, ...draft } = useProductDraft(present);
  const [open, setOpen] = useState(false);
  const [tried, setTried] = useState(false);
  const [saved, setSaved] = useState<number | null>(null);
  const may = useMay('WORK_OUTCOMES');
  const change = (next: Partial<ProductDraft>) => {
    setSaved(null);
    draft.change(next);
  };
  const problems = draftProblems(shown);
  const look = () => {
    setTried(true);
    setOpen(problems.length === 0);
  };
  const clear = () => {
    draft.clear();
    setTried(false);
  };
  const theirs = meanwhile.length > 0 && (
    <ChangedMeanwhile onTake={draft.takeTheirs} onKeep={draft.keepMine}>
      {present.author ?? 'Somebody'} changed {meanwhile.map((part) => names[part]).join(' and ')} meanwhile: it is definition {present.version}{present.changes.length > 0 && ` (${present.changes.join('; ')})`}.
    </ChangedMeanwhile>
  );
  return (
    <>
      <datalist id={events}>{product.adoption.eventNames.map(({ name }) => <option key={name} value={name} />)}</datalist>
      {saved !== null && <p role="status" className="card px-4 py-2">Definition {saved} is in force.</p>}
      <ProductBasicsSection product={product} />
      <EventRetentionSection product={product} />
      {!may && <ReadOnlyNote />}
      <fieldset disabled={!may} className="flex min-w-0 flex-col gap-4">
      <QualifyingSection events={product.adoption.eventNames} excluded={shown.excludedEvents} onChange={(excludedEvents) => change({ excludedEvents })} />
      <FeaturesSection features={shown.features} names={events} onChange={(features) => change({ features })} />
      <ActivationSection activation={shown.activation} names={events} onChange={(activation) => change({ activation })} />
      </fieldset>
      <ProductVersionsSection definitions={product.definitions} timeZone={product.timeZone} />
      <LeaveGuard unsaved={changed.length > 0} />
      {changed.length > 0 && (
        <section aria-label="Not saved" className="no-print sticky bottom-0 z-10 -mx-4 -mb-4 flex flex-wrap items-center gap-x-4 gap-y-2 border-t border-line-strong bg-surface px-4 py-2 sm:-mx-6 sm:px-6">
          <p role="status" className="font-medium">Changed, not saved</p>
          {theirs}
          {tried && problems.length > 0 && <p role="alert" className="text-trouble-ink">{problems.join(' ')}</p>}
          <span className="ml-auto flex gap-2">
            <button type="button" className="control" onClick={clear}>Undo all</button>
            <button type="button" className="control bg-ink text-surface" disabled={meanwhile.length > 0} onClick={look}>See what changes, and save</button>
          </span>
        </section>
      )}
      {open && (
        <Suspense>
          <ProductSaveDrawer
            product={product} settings={settings} version={present.version} meanwhile={theirs || undefined} onClose={() => setOpen(false)}
            onSaved={(version) => {
              setOpen(false);
              clear();
              setSaved(version);
            }}
          />
        </Suspense>
      )}
    </>
  );
}
