import type { FunnelEntries, FunnelOrder } from '../../graphql/generated';
import { Combobox, type ComboOption } from '../../ui/combobox';
import { Field } from '../../ui/field';
import { EventEditor } from './event-editor';
import { MOST_EXCLUSIONS, nextId, noEvent, windowUnits, type ExclusionDraft, type FunnelDraft, type WindowUnit } from './funnel-draft';

const orders: readonly { value: FunnelOrder; name: string; says: string }[] = [
  { value: 'IN_ORDER', name: 'In order', says: 'One after the other; anything may happen between.' },
  { value: 'STRICT', name: 'Strict order', says: 'One after the other, and nothing else of the person between.' },
  { value: 'ANY', name: 'Any order', says: 'The first step done begins the window; how many different steps were done counts.' },
];
const entryRules: readonly { value: FunnelEntries; name: string; says: string }[] = [
  { value: 'ANY', name: 'Any entry', says: 'A person counts once, by the entry that gets furthest.' },
  { value: 'FIRST', name: 'First entry', says: 'A person counts once, by the first entry of the period.' },
  { value: 'EVERY', name: 'Every entry', says: 'Each entry counts by itself.' },
];

/** The window and the switches: what a funnel counts beside its steps. */
export function SwitchesEditor({ product, draft, names, properties, onChange }: { product: string; draft: FunnelDraft; names: readonly ComboOption[]; properties: readonly ComboOption[]; onChange: (draft: FunnelDraft) => void }) {
  const rules = draft.order === 'ANY' ? entryRules.slice(0, 2) : entryRules;
  return (
    <div className="flex flex-col gap-3">
      <div className="grid grid-cols-2 gap-3">
        <Field label="Window" hint="Of all steps, from the first on." className="col-span-2 sm:col-span-1">
          {(ids) => (
            <span className="flex gap-1.5">
              <input {...ids} type="number" min={1} className="control w-20 min-w-0" value={draft.size} onChange={(event) => onChange({ ...draft, size: event.target.value })} />
              <select aria-label="Unit of the window" className="control select-chevron" value={draft.unit} onChange={(event) => onChange({ ...draft, unit: event.target.value as WindowUnit })}>
                {Object.keys(windowUnits).map((unit) => <option key={unit}>{unit}</option>)}
              </select>
            </span>
          )}
        </Field>
        <Field label="Hold a property constant" hint="All steps share its value; each value counts." className="col-span-2 sm:col-span-1">
          {() => <Combobox label="Hold a property constant" value={draft.hold} options={properties} placeholder="none" onChange={(hold) => onChange({ ...draft, hold })} />}
        </Field>
        <Choice label="Order" value={draft.order} options={orders} onChange={(order) => onChange({ ...draft, order })} />
        <Choice label="Entries" value={draft.order === 'ANY' && draft.entries === 'EVERY' ? 'ANY' : draft.entries} options={rules} onChange={(entries) => onChange({ ...draft, entries })} />
      </div>
      {draft.order === 'STRICT' ? draft.exclusions.length > 0 && <p className="text-small text-muted">In strict order nothing may happen between: exclusions are not asked for.</p> : <Exclusions product={product} draft={draft} names={names} onChange={onChange} />}
    </div>
  );
}

function Choice<T extends string>({ label, value, options, onChange }: { label: string; value: T; options: readonly { value: T; name: string; says: string }[]; onChange: (value: T) => void }) {
  return (
    <Field label={label} hint={options.find((option) => option.value === value)?.says} className="col-span-2 sm:col-span-1">
      {(ids) => (
        <select {...ids} className="control select-chevron w-full" value={value} onChange={(event) => onChange(event.target.value as T)}>
          {options.map((option) => <option key={option.value} value={option.value}>{option.name}</option>)}
        </select>
      )}
    </Field>
  );
}

function Exclusions({ product, draft, names, onChange }: { product: string; draft: FunnelDraft; names: readonly ComboOption[]; onChange: (draft: FunnelDraft) => void }) {
  const last = draft.steps.length;
  const set = (exclusion: ExclusionDraft, next: ExclusionDraft | null) => onChange({ ...draft, exclusions: next ? draft.exclusions.map((one) => (one === exclusion ? next : one)) : draft.exclusions.filter((one) => one !== exclusion) });
  return (
    <div className="flex flex-col gap-2">
      {draft.exclusions.map((exclusion, index) => {
        const after = Math.min(exclusion.after, last - 1);
        const before = Math.max(Math.min(exclusion.before ?? last, last), after + 1);
        return (
          <fieldset key={exclusion.id} className="flex min-w-0 flex-col gap-1.5 rounded-md border border-line p-2">
            <legend className="px-1 text-small font-medium text-muted">Must not happen</legend>
            <EventEditor of={`exclusion ${index + 1}`} product={product} event={exclusion.events[0] ?? noEvent()} names={names} onChange={(event) => set(exclusion, { ...exclusion, events: [event, ...exclusion.events.slice(1)] })} onRemove={() => set(exclusion, null)} />
            {draft.order !== 'ANY' && (
              <p className="flex flex-wrap items-center gap-1.5 text-small text-muted">
                after step
                <select aria-label={`Exclusion ${index + 1}: after step`} className="control select-chevron" value={after} onChange={(event) => set(exclusion, { ...exclusion, after: Number(event.target.value) })}>
                  {draft.steps.slice(0, -1).map((_, place) => <option key={place} value={place + 1}>{place + 1}</option>)}
                </select>
                and before step
                <select aria-label={`Exclusion ${index + 1}: before step`} className="control select-chevron" value={before} onChange={(event) => set(exclusion, { ...exclusion, before: Number(event.target.value) === last ? null : Number(event.target.value) })}>
                  {draft.steps.map((_, place) => place + 1).filter((place) => place > after).map((place) => <option key={place} value={place}>{place}</option>)}
                </select>
              </p>
            )}
          </fieldset>
        );
      })}
      <button type="button" className="link self-start text-small text-muted" disabled={draft.exclusions.length >= MOST_EXCLUSIONS} onClick={() => onChange({ ...draft, exclusions: [...draft.exclusions, { id: nextId(draft), events: [noEvent()], after: 1, before: null }] })}>Exclude an event between steps</button>
    </div>
  );
}
