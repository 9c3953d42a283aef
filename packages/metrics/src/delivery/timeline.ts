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
  CREATED: 0, TYPE: 1, PARENT: 1, ESTIMATE: 2, SPRINT_ENTERED: 3, SPRINT_LEFT: 3, RELEASE_ENTERED: 4, RELEASE_LEFT: 4, STATUS: 5, BLOCKED: 5, UNBLOCKED: 5, DELETED: 6,
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
 * What was replayed lately, by settings and item: many formulas ask for the same replay, and it is the dear part of each. Histories
 * and settings are never changed in place. A replay takes twenty times the memory of what it is made of, so that all of them
 * together must not grow with the history: they stand in two generations, and the older one is let go as a whole.
 */
type Replays = WeakMap<TeamSettings, WeakMap<ItemHistory, Timeline>>;
const MOST_MOMENTS = 100_000;
let [young, old]: [Replays, Replays] = [new WeakMap(), new WeakMap()];
let moments = 0;

function keep(item: ItemHistory, settings: TeamSettings, timeline: Timeline): void {
  if (moments > MOST_MOMENTS / 2) {
    [young, old] = [new WeakMap(), young];
    moments = 0;
  }
  moments += timeline.moments.length + 1;
  const known = young.get(settings) ?? new WeakMap<ItemHistory, Timeline>();
  young.set(settings, known.set(item, timeline));
}

function replay(item: ItemHistory, settings: TeamSettings, initial: ItemState, events: readonly ItemEvent[]): Moment[] {
  let state = initial;
  return events.map((event): Moment => {
    if (!state.exists && !state.deleted) state = { ...state, exists: true, categorySince: event.at };
    state = stateAfter(state, event, item, settings);
    return { at: event.at, event, state };
  });
}

function wholeTimeline(item: ItemHistory, settings: TeamSettings): Timeline {
  const last = young.get(settings)?.get(item);
  if (last) return last;
  const timeline = old.get(settings)?.get(item) ?? replayed(item, settings);
  keep(item, settings, timeline);
  return timeline;
}

function replayed(item: ItemHistory, settings: TeamSettings): Timeline {
  const events = orderedEvents(item.events);
  const initial = stateBeforeAll(item, events, settings);
  const createdAt = events.find((event) => event.kind === 'CREATED')?.at ?? null;
  return { item, createdAt, initial, moments: replay(item, settings, initial, events) };
}

/**
 * Replays an item. Events may come in any order and more than once. An item exists from its first event on (or always, where
 * none says that it was created) until it is deleted. `keep` leaves events out of the replay, but not out of what is known
 * about the time before the first event. Items and settings are taken to stay as they are.
 */
export function timelineOf(item: ItemHistory, settings: TeamSettings, keep?: (event: ItemEvent) => boolean): Timeline {
  const whole = wholeTimeline(item, settings);
  if (keep === undefined) return whole;
  const kept = whole.moments.filter((moment) => keep(moment.event));
  if (kept.length === whole.moments.length) return whole;
  // What is kept is most often all until an instant: a beginning needs no second replay.
  const isBeginning = kept.length === 0 || kept.at(-1) === whole.moments[kept.length - 1];
  return { ...whole, moments: isBeginning ? kept : replay(item, settings, whole.initial, kept.map((moment) => moment.event)) };
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
