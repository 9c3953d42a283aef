const formats = new Map<string, Intl.DateTimeFormat>();

function formatter(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify(options);
  let format = formats.get(key);
  if (!format) formats.set(key, (format = new Intl.DateTimeFormat(undefined, options)));
  return format;
}

type At = string | number;

/** A local date (YYYY-MM-DD) read as that day everywhere: never moved by a zone. */
function localDate(date: string): Date {
  return new Date(`${date.slice(0, 10)}T00:00:00Z`);
}

/** "2 Mar" of a local date. */
export function shortDay(date: string): string {
  return formatter({ day: 'numeric', month: 'short', timeZone: 'UTC' }).format(localDate(date));
}

/** "Mon, 2 Mar 2026" of a local date. */
export function longDay(date: string): string {
  return formatter({ weekday: 'short', day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }).format(localDate(date));
}

/** "Mar 2026" of a local date. */
export function monthOf(date: string): string {
  return formatter({ month: 'short', year: 'numeric', timeZone: 'UTC' }).format(localDate(date));
}

/** "Mar" of a local date, with the year in January: "Jan 26". */
export function shortMonth(date: string): string {
  const day = localDate(date);
  return formatter(day.getUTCMonth() === 0 ? { month: 'short', year: '2-digit', timeZone: 'UTC' } : { month: 'short', timeZone: 'UTC' }).format(day);
}

/** "2 Mar" of an instant, in the zone of the team or product. */
export function shortDayAt(at: At, timeZone: string): string {
  return formatter({ day: 'numeric', month: 'short', timeZone }).format(new Date(at));
}

/** "Mon 16 Mar, 09:00" of an instant, in the zone of the team or product. */
export function dayAndTime(at: At, timeZone: string): string {
  return formatter({ weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', timeZone }).format(new Date(at));
}

/** "16 Mar 2026, 09:00" of an instant, where a list goes over years. */
export function dateAndTime(at: At, timeZone: string): string {
  return formatter({ day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit', timeZone }).format(new Date(at));
}

/** The whole instant with its zone, for tooltips. */
export function exactInstant(at: At, timeZone: string): string {
  return formatter({ dateStyle: 'full', timeStyle: 'long', timeZone }).format(new Date(at));
}

/** The local date (YYYY-MM-DD) of an instant in a zone. */
export function dateAt(at: At, timeZone: string): string {
  const { year, month, day } = Object.fromEntries(wallClock(timeZone).formatToParts(new Date(at)).map((part) => [part.type, part.value]));
  return `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`;
}

/** "12 s ago", "4 min ago", "3 d ago": how fresh something is, seen from `now`. */
export function ago(at: At, now: number): string {
  const seconds = Math.max(0, Math.round((now - new Date(at).getTime()) / 1000));
  if (seconds < 60) return `${seconds} s ago`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ago`;
  if (seconds < 86_400) return `${Math.floor(seconds / 3600)} h ago`;
  return `${Math.floor(seconds / 86_400)} d ago`;
}

const MINUTE = 60_000;

/** The instant at which a local date begins in a zone. Days of 23 or 25 hours are met by looking twice. */
export function startOfDay(date: string, timeZone: string): number {
  const wanted = localDate(date).getTime();
  let at = wanted;
  for (let round = 0; round < 2; round += 1) at = wanted - offsetAt(at, timeZone);
  return at;
}

function offsetAt(at: number, timeZone: string): number {
  const read: Record<string, number> = {};
  for (const { type, value } of wallClock(timeZone).formatToParts(at)) if (type !== 'literal') read[type] = Number(value);
  const local = Date.UTC(read['year'] ?? 1970, (read['month'] ?? 1) - 1, read['day'] ?? 1, read['hour'] ?? 0, read['minute'] ?? 0);
  return Math.round((local - at) / MINUTE) * MINUTE;
}

const clocks = new Map<string, Intl.DateTimeFormat>();

/** Read back as numbers, so in one fixed locale with Latin digits whatever the browser's is. */
function wallClock(timeZone: string): Intl.DateTimeFormat {
  let clock = clocks.get(timeZone);
  if (!clock) {
    clock = new Intl.DateTimeFormat('en-GB', { timeZone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric' });
    clocks.set(timeZone, clock);
  }
  return clock;
}
