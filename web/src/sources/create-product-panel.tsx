import { useState, type FormEvent } from 'react';
import { Link } from 'react-router';
import { useQueryClient } from '@tanstack/react-query';
import { ask } from '../graphql/client';
import { CreateProductDocument } from '../graphql/generated';
import { useAct } from '../graphql/use-act';
import { Field } from '../ui/field';
import { keyOf } from '../ui/key-of';

const zones = Intl.supportedValuesOf('timeZone');
const ownZone = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** One's own product: what all facts hang on. */
export function CreateProductPanel({ className = '' }: { className?: string }) {
  const client = useQueryClient();
  const [name, setName] = useState('');
  const [typedKey, setTypedKey] = useState<string | null>(null);
  const [timeZone, setTimeZone] = useState(ownZone);
  const [currency, setCurrency] = useState('EUR');
  const key = typedKey ?? keyOf(name);
  const creation = useAct({
    mutationFn: () => ask(CreateProductDocument, { input: { key, name: name.trim(), timeZone: timeZone.trim() || null, currency: currency.trim().toUpperCase() || null } }),
    onSuccess: async () => {
      setName('');
      setTypedKey(null);
      await client.invalidateQueries();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() && key) creation.mutate();
  };
  return (
    <section aria-labelledby="create-product" className={`card flex min-w-0 flex-col px-4 py-3 ${className}`}>
      <h2 id="create-product" className="mb-3 text-body">Create a product</h2>
      <form onSubmit={submit} className="grid gap-x-4 gap-y-2 sm:grid-cols-2">
        <Field label="Name">{(ids) => <input {...ids} required className="control w-full" placeholder="Checkout" value={name} onChange={(event) => setName(event.target.value)} />}</Field>
        <Field label="Key" hint="Your facts name it by this.">{(ids) => <input {...ids} required className="control w-full" placeholder="checkout" value={key} onChange={(event) => setTypedKey(event.target.value)} />}</Field>
        <Field label="Time zone" hint="Its days, weeks and months.">
          {(ids) => (
            <>
              <input {...ids} list="time-zones" className="control w-full" value={timeZone} onChange={(event) => setTimeZone(event.target.value)} />
              <datalist id="time-zones">{zones.map((zone) => <option key={zone} value={zone} />)}</datalist>
            </>
          )}
        </Field>
        <Field label="Currency" hint="Three letters.">{(ids) => <input {...ids} className="control w-full uppercase" maxLength={3} value={currency} onChange={(event) => setCurrency(event.target.value)} />}</Field>
        <div className="flex flex-wrap items-center gap-3 sm:col-span-2">
          <button type="submit" className="control bg-ink text-surface" disabled={creation.isPending || !name.trim() || !key}>{creation.isPending ? 'Creating…' : 'Create the product'}</button>
          {creation.data && !creation.isPending && <p role="status">{creation.data.createProduct.name} is there. <Link className="link" to={`/outcomes/${encodeURIComponent(creation.data.createProduct.key)}`}>Open it</Link></p>}
          {creation.error && <p role="alert" className="text-trouble-ink">Not created: {creation.error.message}</p>}
        </div>
      </form>
    </section>
  );
}
