import { addDays, localDate, startOfLocalDay } from '@bifocal/metrics';

/** What is asked is counted from events that are removed by now: a sentence that a user reads. */
export class EventsRemoved extends Error {}

/** The first local day of which all events are there, where those before an instant are removed. The instant was a day's beginning, perhaps in another zone. */
export function firstKeptDay(fromMs: number, zone: string): string {
  const day = localDate(fromMs, zone);
  return startOfLocalDay(day, zone) >= fromMs ? day : addDays(day, 1);
}

/** The first day of the month `months` before the one that `today` lies in. */
export function monthsBefore(today: string, months: number): string {
  const at = new Date(`${today.slice(0, 7)}-01T00:00:00Z`);
  at.setUTCMonth(at.getUTCMonth() - months);
  return at.toISOString().slice(0, 10);
}
