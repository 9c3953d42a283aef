import { useState, type FormEvent } from 'react';
import { exactNumber } from '../format/number';
import type { CreateKeyInput, KeyScope, KeysQuery } from '../graphql/generated';
import { useMe } from '../graphql/me';
import { useProducts } from '../shell/use-products';
import { Field } from '../ui/field';
import { scopesFor, scopeWords } from './scope-words';

const lifetimes = [
  { value: '30', name: '30 days' },
  { value: '90', name: '90 days' },
  { value: '365', name: 'a year' },
  { value: '', name: 'until it is revoked' },
] as const;

/** Asks what a key is called, what it may do, for which products, and for how long. */
export function MakeKeyForm({ budgets, pending, error, onCreate }: { budgets: KeysQuery['keyBudgets'] | null; pending: boolean; error: string | null; onCreate: (key: CreateKeyInput) => void }) {
  const { products } = useProducts();
  const [name, setName] = useState('');
  const offered = scopesFor(useMe().data?.me.permissions ?? []);
  const [wanted, setScopes] = useState<readonly KeyScope[]>(['READ_DELIVERY', 'READ_OUTCOMES']);
  const scopes = wanted.filter((scope) => offered.includes(scope));
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [days, setDays] = useState('90');
  const [source, setSource] = useState('');
  const [budget, setBudget] = useState('');
  const [page, setPage] = useState(false);
  const toggle = <T,>(all: readonly T[], one: T): T[] => (all.includes(one) ? all.filter((each) => each !== one) : [...all, one]);
  const sends = scopes.some((scope) => scope === 'COLLECT_DELIVERY' || scope === 'COLLECT_OUTCOMES' || scope === 'ADMIN');
  // Delivery facts hang on their source's keys: for some products alone they need a source of their own.
  const needsSource = chosen.length > 0 && scopes.some((scope) => scope === 'COLLECT_DELIVERY' || scope === 'ADMIN');
  const mayStandInPage = scopes.join() === 'COLLECT_OUTCOMES' && chosen.length === 1 && source.trim() !== '';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!name.trim() || scopes.length === 0) return;
    onCreate({
      name: name.trim(), scopes: [...scopes], products: chosen.length > 0 ? [...chosen] : null, source: sends && source.trim() ? source.trim() : null, trackingOnly: mayStandInPage && page,
      expiresInDays: days === '' ? null : Number(days), budget: budget === '' ? null : Number(budget),
    });
  };
  return (
    <form onSubmit={submit} className="flex flex-col gap-4">
      <div className="grid items-start gap-x-4 gap-y-2 sm:grid-cols-2 lg:grid-cols-4">
        <Field label="Name of the key" hint="What it is used in, as Grafana.">{(ids) => <input {...ids} required maxLength={100} className="control w-full" placeholder="Grafana" value={name} onChange={(event) => setName(event.target.value)} />}</Field>
        <Field label="It lives for" hint="Before it ends it can be rotated.">
          {(ids) => <select {...ids} className="control select-chevron w-full" value={days} onChange={(event) => setDays(event.target.value)}>{lifetimes.map((each) => <option key={each.value} value={each.value}>{each.name}</option>)}</select>}
        </Field>
        <Field label="Budget a minute" hint={budgets ? `What its queries may cost. ${exactNumber(budgets.usual)} if left empty.` : 'What its queries may cost.'}>{(ids) => <input {...ids} type="number" min={1} max={budgets?.most} className="control w-full" placeholder={budgets ? String(budgets.usual) : undefined} value={budget} onChange={(event) => setBudget(event.target.value)} />}</Field>
        <Field label="Source" hint={needsSource ? 'Needed: what it sends stays within it.' : sends ? 'With one product it sends over /v1 too.' : 'For keys that send.'}>{(ids) => <input {...ids} disabled={!sends} required={needsSource} maxLength={200} className="control w-full" placeholder="web-shop" value={sends ? source : ''} onChange={(event) => setSource(event.target.value)} />}</Field>
      </div>
      <div className="grid gap-4 lg:grid-cols-2">
        <fieldset className="min-w-0">
          <legend className="text-small font-medium text-muted">It may</legend>
          {scopeWords.filter(({ value }) => offered.includes(value)).map(({ value, name: called, says }) => (
            <label key={value} className="mt-1 flex items-baseline gap-2">
              <input type="checkbox" checked={scopes.includes(value)} onChange={() => setScopes(toggle(scopes, value))} />
              <span><span className="font-medium">{called}</span> <span className="text-muted">{says}</span></span>
            </label>
          ))}
        </fieldset>
        <fieldset className="min-w-0">
          <legend className="text-small font-medium text-muted">For these products alone; none chosen is all</legend>
          {products.length === 0 && <p className="mt-1 text-muted">There is no product yet.</p>}
          {products.map((product) => (
            <label key={product.key} className="mt-1 flex items-baseline gap-2">
              <input type="checkbox" checked={chosen.includes(product.key)} onChange={() => setChosen(toggle(chosen, product.key))} />
              <span>{product.name}{product.simulated ? <span className="text-muted"> (simulated)</span> : ''}</span>
            </label>
          ))}
        </fieldset>
      </div>
      {mayStandInPage && (
        <label className="flex items-baseline gap-2">
          <input type="checkbox" checked={page} onChange={() => setPage(!page)} />
          <span><span className="font-medium">Over /v1 alone</span> <span className="text-muted">so that it may stand in a page, where everybody can read it</span></span>
        </label>
      )}
      <div className="flex flex-wrap items-center gap-3">
        <button type="submit" className="control bg-ink text-surface" disabled={pending || !name.trim() || scopes.length === 0}>{pending ? 'Making…' : 'Make a key'}</button>
        {scopes.length === 0 && <p className="text-small text-muted">A key that may do nothing is of no use: choose what it may.</p>}
        {error && <p role="alert" className="text-trouble-ink">Not made: {error}</p>}
      </div>
    </form>
  );
}
