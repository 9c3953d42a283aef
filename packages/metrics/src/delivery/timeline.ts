/** The replay of one item: its state at any instant. */
import type { ItemEvent, ItemEventKind, ItemHistory, StatusCategory, TeamSettings } from './history.js';
import { categoryOf } from './status.js';

/** What an item is at one instant. */
export interface ItemState {
  /** Created, and not deleted. */
  readonly exists: boolean;
  readonly deleted: boolean;
  readonly type: string;
  readonly isSubTask: boolean;
  readonly status: string | null;
  readonly category: StatusCategory;
  /** Since when it has been in this category; -Infinity where no event says so. */
  readonly categorySince: number;
  /** null: not estimated. */
  readonly points: number | null;
  readonly hours: number | null;
  /** In the order of entry: the latest entry last. */
  readonly sprintIds: readonly string[];
  /** The latest entered of the releases it is in. */
  readonly releaseId: string | null;
  readonly releaseIds: readonly string[];
}

export interface Moment {
  readonly at: number;
  readonly event: ItemEvent;
  /** The state after the event. */
  readonly state: ItemState;
}

export interface Timeline {
  readonly item: ItemHistory;
  /** When it was created; null where no event says so. */
  readonly createdAt: number | null;
  /** The state before the first event. */
  readonly initial: ItemState;
  readonly moments: readonly Moment[];
}

const ORDER_AT_ONE_INSTANT: Readonly<Record<ItemEventKind, number>> = {
  CREATED: 0, TYPE: 1, PARENT: 1, ESTIMATE: 2, SPRINT_ENTERED: 3, SPRINT_LEFT: 3, RELEASE_ENTERED: 4, RELEASE_LEFT: 4, STATUS: 5, DELETED: 6,
};

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** At one instant: created, type, estimate, sprint, release, status, deleted; then the source's own sequence, then the id. */
function compareEvents(a: ItemEvent, b: ItemEvent): number {
  return a.at - b.at || ORDER_AT_ONE_INSTANT[a.kind] - ORDER_AT_ONE_INSTANT[b.kind] || a.sequence - b.sequence
    || compareText(a.id, b.id) || compareText(a.to ?? '', b.to ?? '') || compareText(a.from ?? '', b.from ?? '');
}

/** The events in order, each id once (where a source reused an id, the earliest stands). */
export function orderedEvents(events: readonly ItemEvent[]): ItemEvent[] {
  const seen = new Set<string>();
  return [...events].sort(compareEvents).filter((event) => !seen.has(event.id) && seen.add(event.id));
}

function estimateOf(text: string | null): number | null {
  const value = text === null || text.trim() === '' ? NaN : Number(text);
  return Number.isFinite(value) && value >= 0 ? Math.round(value * 1e6) / 1e6 : null;
}

/** The flag of an item speaks of the type it has now; a type it had earlier is judged by its name. */
function isSubTaskType(type: string, item: ItemHistory): boolean {
  return type === item.type ? item.isSubTask : /^(sub[-_ ]?task|unteraufgabe|sous-tâche|subtarea|subtarefa)$/i.test(type.trim());
}

function idsBefore(events: readonly ItemEvent[], entered: ItemEventKind, left: ItemEventKind): string[] {
  const seen = new Set<string>();
  const ids: string[] = [];
  for (const event of events) {
    const id = event.kind === entered ? event.to : event.kind === left ? event.from : null;
    if (id === null || seen.has(id)) continue;
    seen.add(id);
    if (event.kind === left) ids.push(id);
  }
  return ids;
}

/** What an item was before its first event: the old values of the first change of each kind; a sprint it left without entering, it was in. */
function stateBeforeAll(item: ItemHistory, events: readonly ItemEvent[], settings: TeamSettings): ItemState {
  const status = events.find((event) => event.kind === 'STATUS')?.from ?? null;
  const typed = events.find((event) => event.kind === 'TYPE');
  const type = typed?.from ?? typed?.to ?? item.type;
  const estimate = (unit: 'POINTS' | 'HOURS') =>
    estimateOf(events.find((event) => event.kind === 'ESTIMATE' && (event.unit ?? 'POINTS') === unit)?.from ?? null);
  const releaseIds = idsBefore(events, 'RELEASE_ENTERED', 'RELEASE_LEFT');
  return {
    exists: !events.some((event) => event.kind === 'CREATED'),
    deleted: false,
    type,
    isSubTask: isSubTaskType(type, item),
    status,
    category: categoryOf(status, null, settings),
    categorySince: -Infinity,
    points: estimate('POINTS'),
    hours: estimate('HOURS'),
    sprintIds: idsBefore(events, 'SPRINT_ENTERED', 'SPRINT_LEFT'),
    releaseIds,
    releaseId: releaseIds.at(-1) ?? null,
  };
}

const including = (ids: readonly string[], id: string | null): readonly string[] => (id === null || ids.includes(id) ? ids : [...ids, id]);

function after(state: ItemState, event: ItemEvent, item: ItemHistory, settings: TeamSettings): ItemState {
  switch (event.kind) {
    case 'TYPE':
      return event.to === null ? state : { ...state, type: event.to, isSubTask: isSubTaskType(event.to, item) };
    case 'STATUS': {
      const category = categoryOf(event.to, event.category, settings);
      return { ...state, status: event.to, category, categorySince: category === state.category ? state.categorySince : event.at };
    }
    case 'ESTIMATE':
      return event.unit === 'HOURS' ? { ...state, hours: estimateOf(event.to) } : { ...state, points: estimateOf(event.to) };
    case 'SPRINT_ENTERED':
      return { ...state, sprintIds: including(state.sprintIds, event.to) };
    case 'SPRINT_LEFT':
      return { ...state, sprintIds: state.sprintIds.filter((id) => id !== event.from) };
    case 'RELEASE_ENTERED':
    case 'RELEASE_LEFT': {
      const releaseIds = event.kind === 'RELEASE_ENTERED' ? including(state.releaseIds, event.to) : state.releaseIds.filter((id) => id !== event.from);
      return { ...state, releaseIds, releaseId: releaseIds.at(-1) ?? null };
    }
    case 'DELETED':
      return { ...state, exists: false, deleted: true };
    default:
      return state;
  }
}

/**
 * Replays an item. Events may come in any order and more than once. An item exists from its first event on (or always, where
 * none says that it was created) until it is deleted. `keep` leaves events out of the replay, but not out of what is known
 * about the time before the first event.
 */
export function timelineOf(item: ItemHistory, settings: TeamSettings, keep: (event: ItemEvent) => boolean = () => true): Timeline {
  const events = orderedEvents(item.events);
  const initial = stateBeforeAll(item, events, settings);
  let state = initial;
  const moments: Moment[] = [];
  for (const event of events) {
    if (!keep(event)) continue;
    if (!state.exists && !state.deleted) state = { ...state, exists: true, categorySince: event.at };
    state = after(state, event, item, settings);
    moments.push({ at: event.at, event, state });
  }
  return { item, createdAt: events.find((event) => event.kind === 'CREATED')?.at ?? null, initial, moments };
}

function stateAfterMoments(timeline: Timeline, isPast: (at: number) => boolean): ItemState {
  let [low, high] = [0, timeline.moments.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isPast(timeline.moments[middle]!.at)) low = middle + 1;
    else high = middle;
  }
  return timeline.moments[low - 1]?.state ?? timeline.initial;
}

/** The state at an instant, with what happens exactly then. */
export function stateAt(timeline: Timeline, at: number): ItemState {
  return stateAfterMoments(timeline, (moment) => moment <= at);
}

/** The state just before an instant, without what happens exactly then. */
export function stateBefore(timeline: Timeline, at: number): ItemState {
  return stateAfterMoments(timeline, (moment) => moment < at);
}
