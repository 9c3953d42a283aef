import type { FunnelInput } from '../graphql/generated';
import { keyOf } from '../ui/key-of';
import type { ChosenFunnel } from './use-funnel';

export const windowUnits = { minutes: 1, hours: 60, days: 1440 } as const;
export type WindowUnit = keyof typeof windowUnits;

/** A funnel while it is being written. `id` keeps a step's row the same while rows move. */
export interface FunnelDraft {
  key: string | null;
  name: string;
  size: string;
  unit: WindowUnit;
  steps: { id: number; event: string; name: string; where: FunnelInput['steps'][number]['where']; or: FunnelInput['steps'][number]['or'] }[];
}

export const MOST_STEPS = 10;

export function draftOf(funnel: ChosenFunnel | null): FunnelDraft {
  if (!funnel) return { key: null, name: '', size: '7', unit: 'days', steps: [1, 2].map((id) => ({ id, event: '', name: '', where: null, or: null })) };
  const minutes = funnel.windowMinutes;
  const unit: WindowUnit = minutes % 1440 === 0 ? 'days' : minutes % 60 === 0 ? 'hours' : 'minutes';
  return {
    key: funnel.key,
    name: funnel.name,
    size: String(minutes / windowUnits[unit]),
    unit,
    steps: funnel.steps.map((step, id) => ({ id, event: step.event, name: step.name === step.event ? '' : step.name, where: step.where, or: step.or })),
  };
}

/** What is not right yet, by field; empty when it can be saved. */
export function draftProblems(draft: FunnelDraft): { name?: string; window?: string; steps?: string } {
  const size = Number(draft.size);
  return {
    ...(keyOf(draft.name) ? {} : { name: 'Give it a name.' }),
    ...(Number.isInteger(size) && size > 0 ? {} : { window: 'A whole number above 0.' }),
    ...(draft.steps.every((step) => step.event.trim()) ? {} : { steps: 'Choose an event for every step.' }),
  };
}

/** A new funnel gets a key of its own, so that it never replaces another of the same name. */
export function inputOf(draft: FunnelDraft, taken: readonly string[]): FunnelInput {
  const wanted = keyOf(draft.name);
  let key = draft.key ?? wanted;
  for (let count = 2; !draft.key && taken.includes(key); count += 1) key = `${wanted}-${count}`;
  return {
    key,
    name: draft.name.trim(),
    windowMinutes: Number(draft.size) * windowUnits[draft.unit],
    steps: draft.steps.map((step) => ({ event: step.event.trim(), name: step.name.trim() || step.event.trim(), where: step.where ?? null, or: step.or ?? null })),
  };
}
