import { useId, useState, type FormEvent } from 'react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ask, useQuestion } from '../graphql/client';
import { ProductEventsDocument, SaveFunnelDocument } from '../graphql/generated';
import { Drawer } from '../ui/drawer';
import { Field } from '../ui/field';
import { draftOf, draftProblems, inputOf, MOST_STEPS, windowUnits, type FunnelDraft, type WindowUnit } from './funnel-draft';
import type { OutcomeScope } from './outcome-scope';
import type { ChosenFunnel } from './use-funnel';

/** Makes a funnel or changes one: 2 to 10 events in order, and the window they must fall in. */
export function FunnelForm({ scope, funnel, taken, onClose, onSaved }: { scope: OutcomeScope; funnel: ChosenFunnel | null; taken: readonly string[]; onClose: () => void; onSaved: (key: string) => void }) {
  const events = useId();
  const client = useQueryClient();
  const [draft, setDraft] = useState<FunnelDraft>(() => draftOf(funnel));
  const [tried, setTried] = useState(false);
  const known = useQuestion(ProductEventsDocument, { product: scope.product, range: scope.filters.range });
  const problems = tried ? draftProblems(draft) : {};
  const saving = useMutation({
    mutationFn: () => ask(SaveFunnelDocument, { product: scope.product, input: inputOf(draft, taken) }),
    onSuccess: async ({ saveFunnel }) => {
      await client.invalidateQueries();
      onSaved(saveFunnel.key);
    },
  });
  const setSteps = (steps: FunnelDraft['steps']) => setDraft({ ...draft, steps });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (Object.keys(draftProblems(draft)).length === 0) saving.mutate();
  };
  const nextId = Math.max(...draft.steps.map((step) => step.id)) + 1;
  return (
    <Drawer title={funnel ? `Edit ${funnel.name}` : 'New funnel'} onClose={onClose}>
      <form onSubmit={submit} noValidate className="flex flex-col gap-3">
        <Field label="Name" error={problems.name ?? null} hint="As people read it: “Sign-up to paid”.">
          {(ids) => <input {...ids} className="control w-full" value={draft.name} onChange={(event) => setDraft({ ...draft, name: event.target.value })} />}
        </Field>
        <fieldset className="flex flex-col gap-2">
          <legend className="mb-1 text-small font-medium text-muted">Steps, in order</legend>
          {draft.steps.map((step, index) => (
            <div key={step.id} className="flex flex-wrap items-center gap-2">
              <span className="w-5 text-right text-muted">{index + 1}.</span>
              <input list={events} aria-label={`Event of step ${index + 1}`} placeholder="event" className="control min-w-0 flex-1" value={step.event} onChange={(event) => setSteps(draft.steps.map((one) => (one === step ? { ...step, event: event.target.value } : one)))} />
              <input aria-label={`Name of step ${index + 1}`} placeholder="name, if another" className="control min-w-0 flex-1" value={step.name} onChange={(event) => setSteps(draft.steps.map((one) => (one === step ? { ...step, name: event.target.value } : one)))} />
              <button type="button" className="control w-8 justify-center px-0" aria-label={`Remove step ${index + 1}`} disabled={draft.steps.length <= 2} onClick={() => setSteps(draft.steps.filter((one) => one !== step))}>×</button>
              {step.where && step.where.length > 0 && <p className="ml-7 w-full text-small text-muted">where {step.where.map((one) => `${one.property} is ${(one.in ?? []).join(' or ')}`).join(', and ')}</p>}
            </div>
          ))}
          <datalist id={events}>{known.data?.product?.adoption.eventNames.map(({ name }) => <option key={name} value={name} />)}</datalist>
          {problems.steps && <p className="text-small text-trouble-ink">{problems.steps}</p>}
          <button type="button" className="control self-start" disabled={draft.steps.length >= MOST_STEPS} onClick={() => setSteps([...draft.steps, { id: nextId, event: '', name: '', where: null, or: null }])}>Add a step</button>
        </fieldset>
        <Field label="Window" error={problems.window ?? null} hint="All steps must follow within this time after the first. Younger entries wait, shown apart as maturing.">
          {(ids) => (
            <span className="flex gap-2">
              <input {...ids} type="number" min={1} className="control w-24" value={draft.size} onChange={(event) => setDraft({ ...draft, size: event.target.value })} />
              <select aria-label="Unit of the window" className="control select-chevron" value={draft.unit} onChange={(event) => setDraft({ ...draft, unit: event.target.value as WindowUnit })}>
                {Object.keys(windowUnits).map((unit) => <option key={unit}>{unit}</option>)}
              </select>
            </span>
          )}
        </Field>
        {saving.error && <p role="alert" className="text-trouble-ink">Not saved: {saving.error.message}</p>}
        <div className="flex gap-2">
          <button type="submit" className="control bg-ink text-surface" disabled={saving.isPending}>{saving.isPending ? 'Saving…' : 'Save the funnel'}</button>
          <button type="button" className="control" onClick={onClose}>Cancel</button>
        </div>
      </form>
    </Drawer>
  );
}
