import { exactNumber } from '../../format/number';
import { useQuestion } from '../../graphql/client';
import { EventPropertiesDocument, ProductEventsDocument } from '../../graphql/generated';
import type { OutcomeScope } from '../outcome-scope';
import { CountingNote } from './counting-note';
import { MOST_STEPS, nextId, noEvent, type FunnelDraft } from './funnel-draft';
import { StepsEditor } from './step-editor';
import { SwitchesEditor } from './switches-editor';

/** Steps, window and switches. What is not right yet is said below; what is, is counted beside. */
export function Builder({ scope, draft, problems, onChange }: { scope: OutcomeScope; draft: FunnelDraft; problems: readonly string[]; onChange: (draft: FunnelDraft) => void }) {
  const { product } = scope;
  const events = useQuestion(ProductEventsDocument, { product, range: scope.filters.range });
  const first = draft.steps[0]?.events[0]?.event.trim() ?? '';
  const sample = useQuestion(EventPropertiesDocument, { product, event: first }, { enabled: first !== '' });
  const names = (events.data?.product?.adoption.eventNames ?? []).map(({ name, events: count }) => ({ value: name, note: exactNumber(count) }));
  const properties = (sample.data?.product?.eventProperties.properties ?? []).map(({ name }) => ({ value: name }));
  return (
    <div className="flex min-w-0 flex-col gap-3">
      <StepsEditor product={product} steps={draft.steps} names={names} onChange={(steps) => onChange({ ...draft, steps })} />
      <button type="button" className="control self-start" disabled={draft.steps.length >= MOST_STEPS} onClick={() => onChange({ ...draft, steps: [...draft.steps, { id: nextId(draft), name: '', events: [noEvent()] }] })}>Add a step</button>
      <SwitchesEditor product={product} draft={draft} names={names} properties={properties} onChange={onChange} />
      <div className="min-h-5 text-small text-muted">{problems[0] ?? <CountingNote />}</div>
    </div>
  );
}
