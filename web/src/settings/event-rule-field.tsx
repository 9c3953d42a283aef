import type { EventConditionInput, PropertyOperator } from '../graphql/generated';

const operators: Record<PropertyOperator, string> = { EQUALS: 'is', NOT_EQUALS: 'is not', CONTAINS: 'contains', GREATER: 'is above', LESS: 'is below', EXISTS: 'is there', NOT_EXISTS: 'is not there' };
const bare = (is: PropertyOperator | null | undefined) => is === 'EXISTS' || is === 'NOT_EXISTS';

/** An event and what its properties must be: chosen from the names that came in, or typed. */
export function EventRuleField({ label, rule, names, onChange, onRemove }: { label: string; rule: EventConditionInput; names: string; onChange: (rule: EventConditionInput) => void; onRemove?: (() => void) | undefined }) {
  const where = rule.where ?? [];
  const setWhere = (next: NonNullable<EventConditionInput['where']>) => onChange({ ...rule, where: next });
  return (
    <div className="flex w-full min-w-0 flex-col gap-1.5">
      <div className="flex flex-wrap gap-2">
        <input list={names} aria-label={label} placeholder="event" className="control min-w-0 flex-1" value={rule.event} onChange={(event) => onChange({ ...rule, event: event.target.value })} />
        <button type="button" className="control" onClick={() => setWhere([...where, { property: '', is: 'EQUALS', in: [''] }])}>Where…</button>
        {onRemove && <button type="button" className="control w-8 justify-center px-0" aria-label={`Remove ${label}`} onClick={onRemove}>×</button>}
      </div>
      {where.map((condition, index) => {
        const put = (next: typeof condition) => setWhere(where.map((each, at) => (at === index ? next : each)));
        return (
          <div key={index} className="ml-4 flex flex-wrap gap-2">
            <input aria-label={`Property ${index + 1} of ${label}`} placeholder="property" className="control w-32 min-w-0 max-sm:w-full" value={condition.property} onChange={(event) => put({ ...condition, property: event.target.value })} />
            <select aria-label={`Condition ${index + 1} of ${label}`} className="control select-chevron" value={condition.is ?? 'EQUALS'} onChange={(event) => { const is = event.target.value as PropertyOperator; put({ ...condition, is, in: bare(is) ? [] : condition.in?.length ? condition.in : [''] }); }}>
              {Object.entries(operators).map(([value, name]) => <option key={value} value={value}>{name}</option>)}
            </select>
            {!bare(condition.is) && <input aria-label={`Values ${index + 1} of ${label}`} placeholder="values, by commas" className="control min-w-28 flex-1" value={(condition.in ?? []).join(',')} onChange={(event) => put({ ...condition, in: event.target.value.split(',').map((each) => each.trimStart()) })} />}
            <button type="button" className="control w-8 justify-center px-0" aria-label={`Remove condition ${index + 1} of ${label}`} onClick={() => setWhere(where.filter((_, at) => at !== index))}>×</button>
          </div>
        );
      })}
    </div>
  );
}
