import { useId } from 'react';
import { useProducts } from '../shell/use-products';
import { Field } from '../ui/field';
import { blankDraft, type ImportDraft, type Preview } from './import-draft';

/** What each row is, and what all rows share: where they come from and whom they are about. */
export function ImportOptionsForm({ preview, draft, onChange }: { preview: Preview; draft: ImportDraft; onChange: (part: Partial<ImportDraft>) => void }) {
  const { products } = useProducts();
  const list = useId();
  const teams = products.filter(({ key }) => !draft.product || key === draft.product).flatMap((product) => product.teams);
  const text = (name: 'source' | 'product' | 'team' | 'timeZone' | 'missing', label: string, hint: string, placeholder: string, options: readonly { key: string; name: string }[] = []) => (
    <Field label={label} hint={hint}>
      {(ids) => (
        <>
          <input {...ids} list={options.length > 0 ? `${list}-${name}` : undefined} className="control w-full" placeholder={placeholder} value={draft[name]} onChange={(event) => onChange({ [name]: event.target.value })} />
          {options.length > 0 && <datalist id={`${list}-${name}`}>{options.map((option) => <option key={option.key} value={option.key}>{option.name}</option>)}</datalist>}
        </>
      )}
    </Field>
  );
  return (
    <div className="grid gap-x-4 gap-y-2 sm:grid-cols-2 lg:grid-cols-4 xl:grid-cols-7">
      <Field className="sm:col-span-2" label="Each row is" hint={draft.as ? 'Your choice' : 'Guessed from the columns'}>
        {(ids) => (
          // Another kind of row has other fields: the mapping starts anew.
          <select {...ids} className="control select-chevron w-full" value={draft.as || preview.as || ''} onChange={(event) => onChange({ ...blankDraft, source: draft.source, product: draft.product, team: draft.team, timeZone: draft.timeZone, missing: draft.missing, as: event.target.value })}>
            {!preview.as && !draft.as && <option value="">choose…</option>}
            {preview.candidates.map((candidate) => <option key={candidate.as} value={candidate.as}>{candidate.name}</option>)}
          </select>
        )}
      </Field>
      {text('product', 'Product', 'Its key; made if it is new', 'checkout', products)}
      {text('team', 'Team', 'For work of one team', 'atlas', teams)}
      {text('source', 'Source', 'Keys are unique within it', 'file')}
      {text('timeZone', 'Time zone', 'For times that carry none', 'the product’s')}
      {text('missing', 'Missing values', 'Separated by commas', 'NA, null, -')}
    </div>
  );
}
