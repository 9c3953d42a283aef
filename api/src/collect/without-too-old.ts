import { firstKeptDay } from '../facts/events-removed.js';
import type { KeptRejection } from '../facts/source-writer.js';
import type { ReadOutcomes } from './read-outcomes.js';

/**
 * The batch without events of days whose events are removed: whether one of them had been counted before, nobody can tell any more. It
 * is told which, and from when on events are taken.
 */
export function withoutTooOld(read: ReadOutcomes, eventsFrom: Date, zone: string, reject: (rejection: KeptRejection) => void): ReadOutcomes {
  const { items, places } = read.events;
  const isKept = items.map(({ at }) => Date.parse(at) >= eventsFrom.getTime());
  if (isKept.every(Boolean)) return read;
  const day = firstKeptDay(eventsFrom.getTime(), zone);
  items.forEach(({ at }, index) => {
    if (!isKept[index]) reject({ path: `events[${places[index]}].at`, value: JSON.stringify(at), reason: `is of before ${day}: this product has removed its raw events of before that day, and takes no others of then. Leave it out.` });
  });
  return { ...read, events: { ...read.events, items: items.filter((_, index) => isKept[index]), places: places.filter((_, index) => isKept[index]) } };
}
