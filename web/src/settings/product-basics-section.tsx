import { lazy, Suspense, useId, useState } from 'react';
import type { ProductSettingsQuery } from '../graphql/generated';
import { useMay } from '../graphql/me';
import { Field } from '../ui/field';
import { LeaveGuard } from '../ui/leave-guard';
import { SettingsSection } from './settings-section';

const ProductBasicsDrawer = lazy(() => import('./product-basics-drawer').then((module) => ({ default: module.ProductBasicsDrawer })));
const zones = Intl.supportedValuesOf('timeZone');
const currencies = Intl.supportedValuesOf('currency');

interface Basics {
  currency: string;
  timeZone: string;
}

/** What a product's money is shown in, and whose days its days are. What it does to the figures is read before it is saved. */
export function ProductBasicsSection({ product }: { product: NonNullable<ProductSettingsQuery['product']> }) {
  const may = useMay('MANAGE_SOURCES');
  const lists = useId();
  const [draft, setDraft] = useState<Partial<Basics>>({});
  const [open, setOpen] = useState(false);
  const [saved, setSaved] = useState(false);
  // What nobody touched here follows what others make of it.
  const { currency, timeZone } = { ...product, ...draft };
  const asked = { currency: currency.trim().toUpperCase(), timeZone: timeZone.trim() };
  const changed = asked.currency !== product.currency || asked.timeZone !== product.timeZone;
  const change = (next: Partial<Basics>) => {
    setSaved(false);
    setDraft({ ...draft, ...next });
  };
  const clear = () => setDraft({});
  return (
    <SettingsSection title="Money and days" says="what figures are shown in">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (changed) setOpen(true);
        }}
      >
        <fieldset disabled={!may} className="grid max-w-180 min-w-0 gap-x-4 gap-y-2 py-2 sm:grid-cols-2">
          <Field label="Currency" hint="Three letters. Other currencies count by their rates.">
            {(ids) => <><input {...ids} list={`${lists}-currencies`} className="control w-full uppercase" maxLength={3} required value={currency} onChange={(event) => change({ currency: event.target.value })} /><datalist id={`${lists}-currencies`}>{currencies.map((code) => <option key={code} value={code} />)}</datalist></>}
          </Field>
          <Field label="Time zone" hint="Its days, weeks and months.">
            {(ids) => <><input {...ids} list={`${lists}-zones`} className="control w-full" required value={timeZone} onChange={(event) => change({ timeZone: event.target.value })} /><datalist id={`${lists}-zones`}>{zones.map((zone) => <option key={zone} value={zone} />)}</datalist></>}
          </Field>
          {changed && (
            <p className="flex flex-wrap items-center gap-2 sm:col-span-2">
              <button type="submit" className="control bg-ink text-surface">See what changes in money and days</button>
              <button type="button" className="control" onClick={clear}>Leave it as it is</button>
            </p>
          )}
          {saved && <p role="status" className="sm:col-span-2">Money is shown in {product.currency}; days are those of {product.timeZone}.</p>}
        </fieldset>
      </form>
      <LeaveGuard unsaved={changed} />
      {open && (
        <Suspense>
          <ProductBasicsDrawer
            product={product} asked={asked} onClose={() => setOpen(false)}
            onSaved={() => {
              setOpen(false);
              clear();
              setSaved(true);
            }}
          />
        </Suspense>
      )}
    </SettingsSection>
  );
}
