/** Where the history of an item does not hang together. */
import type { ItemEvent, ItemEventKind, Sprint, TeamSettings } from './history.js';
import { categoryOf } from './status.js';
import type { Timeline } from './timeline.js';

export interface Gap {
  readonly at: number;
  readonly detail: string;
}

/** A field of an item whose changes must follow one another. */
interface Field {
  readonly of: (event: ItemEvent) => boolean;
  readonly read: (value: string | null) => string | null;
  readonly same: (one: string, other: string) => boolean;
  readonly words: (from: string, known: string) => string;
}

const numberIn = (value: string | null): string | null => {
  const read = value === null || value.trim() === '' ? NaN : Number(value);
  return Number.isFinite(read) ? String(Math.round(read * 1e6) / 1e6) : null;
};

const estimateIn = (unit: 'POINTS' | 'HOURS'): Field => ({
  of: (event) => event.kind === 'ESTIMATE' && (event.unit ?? 'POINTS') === unit,
  read: numberIn,
  same: (one, other) => one === other,
  words: (from, known) => `the estimate was changed from ${from}, and was ${known} before`,
});

/** No number hangs on which of two statuses of one category it was, and a status that was renamed looks like this. */
function statusIn(events: readonly ItemEvent[], settings: TeamSettings): Field {
  const said = new Map(events.flatMap((event) => (event.kind === 'STATUS' && event.to !== null && event.category ? [[nameOf(event.to), event.category] as const] : [])));
  const category = (name: string) => categoryOf(name, said.get(nameOf(name)), settings);
  return {
    of: (event) => event.kind === 'STATUS',
    read: (value) => (value === null || value.trim() === '' ? null : value.trim()),
    same: (one, other) => nameOf(one) === nameOf(other) || category(one) === category(other),
    words: (from, known) => `moved out of “${from}”, and was in “${known}” before`,
  };
}

const nameOf = (status: string): string => status.trim().toLowerCase();

/**
 * The gaps of a history, earliest first:
 * - a status whose old value is of another category than what the change before left;
 * - an estimate, of one unit, whose old value is not the known one;
 * - a sprint or release that was left while the item was not in it.
 * Where an event does not say what was before, or nothing is known of it, nothing is missing. Of several changes at one instant
 * the order is not known: each may begin where any other of them ended.
 */
export function gapsOf(timeline: Timeline, sprints: readonly Sprint[], settings: TeamSettings): Gap[] {
  const { changed, leftSprint, leftRelease } = gapsIn(timeline, settings);
  const sprintName = (id: string | null) => sprints.find((sprint) => sprint.id === id)?.name ?? 'a sprint';
  return [
    ...changed,
    ...leftSprint.map(({ at, from }) => ({ at, detail: `left ${sprintName(from)} without having entered it` })),
    ...leftRelease.map(({ at }) => ({ at, detail: 'left a release without having entered it' })),
  ].sort((a, b) => a.at - b.at || (a.detail < b.detail ? -1 : 1));
}

interface Found {
  readonly settings: TeamSettings;
  readonly changed: readonly Gap[];
  readonly leftSprint: readonly ItemEvent[];
  readonly leftRelease: readonly ItemEvent[];
}

/** What was found last, by timeline: most histories stay as they are from one question to the next. */
const found = new WeakMap<Timeline, Found>();

function gapsIn(timeline: Timeline, settings: TeamSettings): Found {
  const known = found.get(timeline);
  if (known?.settings === settings) return known;
  const events = timeline.moments.map((moment) => moment.event);
  const gaps = {
    settings,
    changed: [statusIn(events, settings), estimateIn('POINTS'), estimateIn('HOURS')].flatMap((field) => broken(events.filter(field.of), field)),
    leftSprint: leftWithoutEntering(events, 'SPRINT_ENTERED', 'SPRINT_LEFT'),
    leftRelease: leftWithoutEntering(events, 'RELEASE_ENTERED', 'RELEASE_LEFT'),
  };
  found.set(timeline, gaps);
  return gaps;
}

function broken(events: readonly ItemEvent[], { read, same, words }: Field): Gap[] {
  const gaps: Gap[] = [];
  // Where several changes happened at the instant before, any of them may have been the last.
  let known: readonly (string | null)[] = [null];
  for (let n = 0; n < events.length;) {
    let end = n + 1;
    while (events[end]?.at === events[n]!.at) end += 1;
    const together = events.slice(n, end);
    for (const event of together) {
      const from = read(event.from);
      const before = [...known, ...together.filter((other) => other !== event).map((other) => read(other.to))];
      if (from !== null && before.every((each): each is string => each !== null && !same(each, from))) gaps.push({ at: event.at, detail: words(from, before[0]!) });
    }
    known = together.map((event) => read(event.to));
    n = end;
  }
  return gaps;
}

function leftWithoutEntering(events: readonly ItemEvent[], entered: ItemEventKind, left: ItemEventKind): ItemEvent[] {
  const within = new Set<string>();
  return events.filter((event) => {
    if (event.kind === entered && event.to !== null) within.add(event.to);
    if (event.kind !== left || event.from === null || within.delete(event.from)) return false;
    // At one instant, leaving may have been told before entering.
    const comesNow = events.some((other) => other.kind === entered && other.to === event.from && other.at === event.at && events.indexOf(other) > events.indexOf(event));
    return !comesNow;
  });
}
