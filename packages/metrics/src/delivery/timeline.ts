/** The replay of one item: its state at any instant. */
import type { ItemEvent, ItemEventKind, ItemHistory, TeamSettings } from './history.js';
import { type ItemState, stateAfter, stateBeforeAll } from './item-state.js';

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
function orderedEvents(events: readonly ItemEvent[]): ItemEvent[] {
  const seen = new Set<string>();
  return [...events].sort(compareEvents).filter((event) => !seen.has(event.id) && seen.add(event.id));
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
    state = stateAfter(state, event, item, settings);
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
