import { useState } from 'react';
import { exactNumber } from '../../format/number';
import { useQuestion } from '../../graphql/client';
import { EventPropertiesDocument, type PropertyOperator } from '../../graphql/generated';
import { Combobox, type ComboOption } from '../../ui/combobox';
import type { ConditionDraft, EventDraft } from './funnel-draft';

const operators: readonly { value: PropertyOperator; name: string }[] = [
  { value: 'EQUALS', name: 'is' }, { value: 'NOT_EQUALS', name: 'is not' }, { value: 'CONTAINS', name: 'contains' }, { value: 'GREATER', name: 'is above' },
  { value: 'LESS', name: 'is below' }, { value: 'EXISTS', name: 'is there' }, { value: 'NOT_EXISTS', name: 'is not there' },
];

/** One event and what its properties must be. `of` names it to a screen reader: "step 2". */
export function EventEditor({ of, product, event, names, onChange, onRemove }: { of: string; product: string; event: EventDraft; names: readonly ComboOption[]; onChange: (event: EventDraft) => void; onRemove?: (() => void) | undefined }) {
  const sample = useQuestion(EventPropertiesDocument, { product, event: event.event.trim() }, { enabled: event.where.length > 0 && event.event.trim() !== '' });
  const properties = sample.data?.product?.eventProperties.properties ?? [];
  const setCondition = (index: number, condition: ConditionDraft | null) => onChange({ ...event, where: condition ? event.where.map((one, at) => (at === index ? condition : one)) : event.where.filter((_, at) => at !== index) });
  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      <div className="flex gap-1.5">
        <Combobox label={`Event of ${of}`} value={event.event} options={names} onChange={(name) => onChange({ ...event, event: name })} placeholder="event" className="flex-1" />
        <button type="button" className="control px-2" onClick={() => onChange({ ...event, where: [...event.where, { property: '', is: 'EQUALS', in: [] }] })} title="Add a condition on a property">where<span className="sr-only">: add a condition to {event.event || of}</span></button>
        {onRemove && <button type="button" className="control w-8 justify-center px-0" aria-label={`Remove ${event.event || 'the event'} from ${of}`} onClick={onRemove}>×</button>}
      </div>
      {event.where.map((condition, index) => (
        <ConditionEditor key={index} of={`${event.event || of}, condition ${index + 1}`} condition={condition} properties={properties} onChange={(next) => setCondition(index, next)} onRemove={() => setCondition(index, null)} />
      ))}
    </div>
  );
}

interface KnownProperty { name: string; events: number; values: readonly string[] }

function ConditionEditor({ of, condition, properties, onChange, onRemove }: { of: string; condition: ConditionDraft; properties: readonly KnownProperty[]; onChange: (condition: ConditionDraft) => void; onRemove: () => void }) {
  const { property, is, in: values } = condition;
  const known = properties.find(({ name }) => name === property)?.values ?? [];
  const isNumber = is === 'GREATER' || is === 'LESS';
  const wantsValues = is !== 'EXISTS' && is !== 'NOT_EXISTS';
  return (
    <div className="ml-3 flex min-w-0 flex-wrap items-center gap-1.5 border-l-2 border-line pl-2">
      <Combobox label={`Property of ${of}`} value={property} options={properties.map(({ name, events }) => ({ value: name, note: `in ${exactNumber(events)}` }))} onChange={(name) => onChange({ ...condition, property: name })} placeholder="property" className="basis-28 grow" />
      <select aria-label={`Comparison of ${of}`} className="control select-chevron" value={is} onChange={(event) => onChange({ ...condition, is: event.target.value as PropertyOperator, in: values.slice(0, isNumber ? 1 : values.length) })}>
        {operators.map(({ value, name }) => <option key={value} value={value}>{name}</option>)}
      </select>
      {wantsValues && isNumber && <input aria-label={`Number of ${of}`} inputMode="decimal" className="control w-24" placeholder="number" value={values[0] ?? ''} onChange={(event) => onChange({ ...condition, in: event.target.value === '' ? [] : [event.target.value] })} />}
      {wantsValues && !isNumber && <Values of={of} values={values} known={known} onChange={(next) => onChange({ ...condition, in: next })} />}
      <button type="button" className="control w-8 justify-center px-0" aria-label={`Remove ${of}`} onClick={onRemove}>×</button>
    </div>
  );
}

/** Values as chips; a new one is taken by Enter or by choosing it, and any of them will do. */
function Values({ of, values, known, onChange }: { of: string; values: readonly string[]; known: readonly string[]; onChange: (values: string[]) => void }) {
  const [typed, setTyped] = useState('');
  const take = (value: string) => {
    setTyped('');
    if (!values.includes(value)) onChange([...values, value]);
  };
  return (
    <span className="flex min-w-0 flex-wrap items-center gap-1.5" onBlur={(event) => { if (typed.trim() !== '' && !event.currentTarget.contains(event.relatedTarget)) take(typed.trim()); }}>
      {values.map((value) => (
        <button key={value} type="button" className="control gap-1 px-2" aria-label={`Remove the value ${value}`} onClick={() => onChange(values.filter((one) => one !== value))}><span className="max-w-40 truncate">{value}</span><span aria-hidden>×</span></button>
      ))}
      <Combobox label={`Value of ${of}`} value={typed} options={known.filter((value) => !values.includes(value)).map((value) => ({ value }))} onChange={setTyped} onTake={take} placeholder={values.length > 0 ? 'or …' : 'value'} className="w-28" />
    </span>
  );
}
