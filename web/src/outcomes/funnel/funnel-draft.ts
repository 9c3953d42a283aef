import type { EventConditionInput, FunnelDefinitionInput, FunnelEntries, FunnelOrder, PropertyOperator } from '../../graphql/generated';
import type { ChosenFunnel } from '../use-funnel';

export const windowUnits = { minutes: 1, hours: 60, days: 1440 } as const;
export type WindowUnit = keyof typeof windowUnits;
export const MOST_STEPS = 10;
export const MOST_EXCLUSIONS = 5;

export interface ConditionDraft {
  property: string;
  is: PropertyOperator;
  in: string[];
}

export interface EventDraft {
  event: string;
  where: ConditionDraft[];
}

/** A step while it is being written; `id` keeps its row the same while rows move. Any of the events is the step. */
export interface StepDraft {
  id: number;
  name: string;
  events: EventDraft[];
}

/** What must not happen after step `after` and before step `before`; null: before the last. */
export interface ExclusionDraft {
  id: number;
  events: EventDraft[];
  after: number;
  before: number | null;
}

export interface FunnelDraft {
  size: string;
  unit: WindowUnit;
  order: FunnelOrder;
  entries: FunnelEntries;
  hold: string;
  steps: StepDraft[];
  exclusions: ExclusionDraft[];
}

export const noEvent = (): EventDraft => ({ event: '', where: [] });

export function emptyDraft(): FunnelDraft {
  return { size: '7', unit: 'days', order: 'IN_ORDER', entries: 'ANY', hold: '', exclusions: [], steps: [1, 2].map((id) => ({ id, name: '', events: [noEvent()] })) };
}

type Known = { event: string; where: { property: string; is: PropertyOperator; in: string[] }[]; or: { event: string; where: { property: string; is: PropertyOperator; in: string[] }[] }[] };
const eventsOf = ({ event, where, or }: Known): EventDraft[] => [{ event, where }, ...or].map((one) => ({ event: one.event, where: one.where.map((each) => ({ property: each.property, is: each.is, in: [...each.in] })) }));

export function draftOf(funnel: ChosenFunnel): FunnelDraft {
  const { windowMinutes: minutes, steps, exclusions } = funnel;
  const unit: WindowUnit = minutes % 1440 === 0 ? 'days' : minutes % 60 === 0 ? 'hours' : 'minutes';
  return {
    size: String(minutes / windowUnits[unit]), unit, order: funnel.order, entries: funnel.entries, hold: funnel.hold ?? '',
    steps: steps.map((step, id) => ({ id, name: step.name === step.event ? '' : step.name, events: eventsOf(step) })),
    exclusions: exclusions.map((exclusion, index) => ({ id: steps.length + index, events: eventsOf(exclusion), after: exclusion.after, before: exclusion.before === steps.length ? null : exclusion.before })),
  };
}

export const nextId = ({ steps, exclusions }: FunnelDraft): number => Math.max(0, ...steps.map(({ id }) => id), ...exclusions.map(({ id }) => id)) + 1;

/** What is not right yet, in the order in which it stands; none: it can be counted. */
export function draftProblems(draft: FunnelDraft): string[] {
  const size = Number(draft.size);
  const minutes = size * windowUnits[draft.unit];
  return [
    ...draft.steps.flatMap((step, index) => eventProblems(`step ${index + 1}`, step.events)),
    ...draft.exclusions.flatMap((exclusion) => eventProblems('the exclusion', exclusion.events)),
    ...(Number.isInteger(size) && size > 0 ? (minutes > 527_040 ? ['The window is 366 days at most.'] : []) : ['The window is a whole number above 0.']),
  ];
}

function eventProblems(of: string, events: readonly EventDraft[]): string[] {
  return events.flatMap(({ event, where }) => [
    ...(event.trim() ? [] : [`Choose an event for ${of}.`]),
    ...where.flatMap(({ property, is, in: values }) => {
      if (!property.trim()) return [`Choose a property for the condition of ${of}.`];
      if (is === 'EXISTS' || is === 'NOT_EXISTS' || values.length > 0) return [];
      return [`Give ${property} of ${of} a value.`];
    }),
  ]);
}

/** What the API is asked; only for a draft without problems. In any order an exclusion is between all steps; in strict order there is none. */
export function definitionOf(draft: FunnelDraft): FunnelDefinitionInput {
  const conditions = ({ event, where }: EventDraft): EventConditionInput => ({
    event: event.trim(),
    where: where.map(({ property, is, in: values }) => ({ property: property.trim(), is, in: is === 'EXISTS' || is === 'NOT_EXISTS' ? [] : values })),
  });
  const written = (events: readonly EventDraft[]) => ({ ...conditions(events[0] ?? noEvent()), or: events.slice(1).map(conditions) });
  const last = draft.steps.length;
  return {
    windowMinutes: Number(draft.size) * windowUnits[draft.unit],
    order: draft.order,
    entries: draft.order === 'ANY' && draft.entries === 'EVERY' ? 'ANY' : draft.entries,
    hold: draft.hold.trim() || null,
    steps: draft.steps.map((step) => ({ ...written(step.events), name: step.name.trim() || (step.events[0]?.event.trim() ?? '') })),
    exclusions: draft.order === 'STRICT' ? [] : draft.exclusions.map(({ events, after, before }) => ({
      ...written(events),
      ...(draft.order === 'ANY' ? { after: 1, before: last } : { after: Math.min(after, last - 1), before: Math.max(Math.min(before ?? last, last), Math.min(after, last - 1) + 1) }),
    })),
  };
}
