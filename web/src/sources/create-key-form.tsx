import { useState, type FormEvent } from 'react';
import { useProducts } from '../shell/use-products';
import { Field } from '../ui/field';
import { keyOf } from '../ui/key-of';

export interface NewKey {
  name: string;
  product: string;
  source: string;
}

/** Asks what a key is called and for whom it sends. The source is named after the key until it is said. */
export function CreateKeyForm({ pending, error, onCreate }: { pending: boolean; error: string | null; onCreate: (key: NewKey) => void }) {
  const { products, current } = useProducts();
  const [name, setName] = useState('');
  const [typedSource, setTypedSource] = useState<string | null>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const source = typedSource ?? keyOf(name);
  // Nobody's first events should land among simulated numbers.
  const own = [...(current ? [current] : []), ...products].find((product) => !product.simulated);
  const product = chosen ?? own?.key ?? '';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() && source && product) onCreate({ name: name.trim(), product, source });
  };
  return (
    <form onSubmit={submit} className="grid items-start gap-x-4 gap-y-2 sm:grid-cols-[1fr_1fr_1fr_auto]">
      <Field label="Name of the key" hint="What it is used in, as web shop.">{(ids) => <input {...ids} required maxLength={100} className="control w-full" placeholder="web shop" value={name} onChange={(event) => setName(event.target.value)} />}</Field>
      <Field label="Product" hint="What everything sent with it belongs to.">
        {(ids) => (
          <select {...ids} required className="control select-chevron w-full" value={product} onChange={(event) => setChosen(event.target.value)}>
            {product === '' && <option value="">Create a product first</option>}
            {products.map((each) => <option key={each.key} value={each.key}>{each.name}{each.simulated ? ' (simulated)' : ''}</option>)}
          </select>
        )}
      </Field>
      <Field label="Source" hint="Message ids count once within it.">{(ids) => <input {...ids} required maxLength={200} className="control w-full" placeholder="web-shop" value={source} onChange={(event) => setTypedSource(event.target.value)} />}</Field>
      <button type="submit" className="control bg-ink text-surface sm:mt-5" disabled={pending || !name.trim() || !source || !product}>{pending ? 'Making…' : 'Make a key'}</button>
      {error && <p role="alert" className="text-trouble-ink sm:col-span-4">Not made: {error}</p>}
    </form>
  );
}
