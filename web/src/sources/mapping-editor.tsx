import type { ColumnMappingInput } from '../graphql/generated';
import { withField, type ImportDraft, type Preview } from './import-draft';

const NOTHING = '';
const CONSTANT = '\u0000constant';

/** A field that stands for any number of others, such as `properties.NAME`: columns become one by themselves. */
function isPattern(field: string): boolean {
  return field.endsWith('.NAME');
}

/** Field by field: from which column it comes, or one value for all rows. */
export function MappingEditor({ preview, draft, onChange }: { preview: Preview; draft: ImportDraft; onChange: (mapping: ColumnMappingInput[]) => void }) {
  const as = draft.as || preview.as;
  const target = preview.candidates.find((candidate) => candidate.as === as);
  if (!target || !as) return <p className="text-muted">Choose what each row is.</p>;
  const mapping = draft.mapping ?? preview.mapping;
  const set = (change: ColumnMappingInput) => onChange(withField(preview, draft, change));
  return (
    <div tabIndex={0} role="region" aria-label="Mapping of columns" className="max-h-96 overflow-auto rounded-md border border-line">
      <table className="w-full border-collapse">
        <caption className="sr-only">Which column gives which field of {target.name}</caption>
        <thead className="sticky top-0 z-1 bg-surface">
          <tr className="border-b border-line text-left text-small text-muted">
            <th scope="col" className="px-3 py-1.5 font-medium">Field</th>
            <th scope="col" className="px-3 py-1.5 font-medium">Comes from</th>
            <th scope="col" className="hidden px-3 py-1.5 font-medium md:table-cell">Meaning</th>
          </tr>
        </thead>
        <tbody>
          {target.fields.map((field) => {
            const mapped = mapping.find((one) => one.field === field.field);
            const guessed = draft.mapping === null && preview.mapping.some((one) => one.field === field.field && one.guessed);
            const constant = typeof mapped?.constant === 'string';
            const missing = field.required && !mapped?.column && !mapped?.constant;
            return (
              <tr key={field.field} className="border-b border-line align-top last:border-0">
                <th scope="row" className="px-3 py-2 text-left font-medium whitespace-nowrap">
                  {field.field}
                  {field.required && <span className={missing ? 'text-trouble-ink' : 'text-muted'} title="Required"> *<span className="sr-only">required</span></span>}
                </th>
                <td className="px-3 py-1">
                  {isPattern(field.field) ? <p className="py-1 text-muted">columns that are left over</p> : <div className="flex flex-wrap items-center gap-2">
                    <select
                      aria-label={`Column of ${field.field}`}
                      aria-invalid={missing}
                      className="control select-chevron w-44 max-w-full"
                      value={constant ? CONSTANT : (mapped?.column ?? NOTHING)}
                      onChange={(event) => set({ field: field.field, column: event.target.value === CONSTANT || event.target.value === NOTHING ? null : event.target.value, constant: event.target.value === CONSTANT ? '' : null })}
                    >
                      <option value={NOTHING}>nothing</option>
                      <option value={CONSTANT}>one value for all rows</option>
                      {preview.columns.map((column) => <option key={column} value={column}>{column}</option>)}
                    </select>
                    {constant && <input aria-label={`Value of ${field.field}`} className="control w-36 max-w-full" placeholder="value" value={mapped?.constant ?? ''} onChange={(event) => set({ field: field.field, column: null, constant: event.target.value })} />}
                    {guessed && <span className="rounded-sm border border-dashed border-line-strong px-1 text-small text-muted" title="From the column's name">guessed</span>}
                    {missing && <span className="text-small text-trouble-ink">required</span>}
                  </div>}
                </td>
                <td className="hidden px-3 py-2 text-muted md:table-cell">{field.description}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
