import { addDays } from '@bifocal/metrics';
import ICAL from 'ical.js';
import { badInput } from '../../../graphql/named-error.js';
import { nameOf, NoHoliday, occurrences, wholeDaysOf, type WholeDays } from './calendar-event.js';

export interface CalendarHolidays {
  readonly holidays: { date: string; name: string; note: string | null }[];
  readonly leftOut: { name: string; reason: string }[];
  /** Whole-day events that fall in none of the years. */
  readonly outside: number;
}

const MOST = { characters: 2_000_000, events: 2_000, holidays: 2_000, countedYears: 5_000 } as const;

/**
 * The holidays in the text of an .ics file, for the years asked for, by date: events that cover whole days, each day of a longer
 * one by itself, yearly ones in every year, without their exceptions and with their changed occurrences. Times in UTC are read
 * in `zone`. Several names of one day are joined. What has a time of day, is cancelled, or repeats otherwise is left out and
 * said so. NamedError where the text is no calendar, or too long.
 */
export function readCalendar(text: string, zone: string, years: readonly number[]): CalendarHolidays {
  const events = eventsOf(text);
  const whole: WholeDays[] = [];
  const leftOut: CalendarHolidays['leftOut'] = [];
  for (const event of events) {
    try {
      whole.push(wholeDaysOf(event, zone));
    } catch (error) {
      // What the parser cannot read of one event is that event's matter alone.
      leftOut.push({ name: safeName(event), reason: error instanceof NoHoliday ? error.message : `It cannot be read: ${error instanceof Error ? error.message.slice(0, 120) : 'unknown'}.` });
    }
  }
  return { ...daysOf(whole, new Set(years)), leftOut };
}

function daysOf(events: readonly WholeDays[], years: ReadonlySet<number>): Omit<CalendarHolidays, 'leftOut'> {
  // What began the year before may reach in.
  const [firstYear, lastYear] = [Math.min(...years) - 1, Math.max(...years)];
  // A rule that counts is walked year by year from its beginning, while nobody else is answered.
  const walked = events.reduce((sum, { rule, firstDay }) => sum + (rule?.count == null ? 0 : Math.max(0, lastYear - Number(firstDay.slice(0, 4)))), 0);
  if (walked > MOST.countedYears) throw badInput('text: too many of its events repeat a number of times and began long ago. This is not a calendar of holidays.');
  const replaced = new Set(events.filter((event) => event.replaces !== null).map((event) => `${event.uid} ${event.replaces}`));
  const byDate = new Map<string, { names: Set<string>; note: string | null }>();
  let outside = 0;
  for (const event of events) {
    let isInside = false;
    for (const first of occurrences(event, firstYear, lastYear)) {
      if (event.replaces === null && replaced.has(`${event.uid} ${first}`)) continue;
      for (let day = 0; day < event.days; day += 1) {
        const date = addDays(first, day);
        if (!years.has(Number(date.slice(0, 4)))) continue;
        isInside = true;
        const known = byDate.get(date) ?? { names: new Set<string>(), note: event.note };
        known.names.add(event.name);
        byDate.set(date, known);
      }
    }
    if (!isInside) outside += 1;
  }
  if (byDate.size > MOST.holidays) throw badInput(`text: expected at most ${MOST.holidays.toLocaleString('en')} days, got ${byDate.size.toLocaleString('en')}. This is not a calendar of holidays.`);
  const holidays = [...byDate].map(([date, { names, note }]) => ({ date, name: [...names].join(', ').slice(0, 400), note })).sort((a, b) => (a.date < b.date ? -1 : 1));
  return { holidays, outside };
}

function eventsOf(text: string): ICAL.Component[] {
  if (text.length > MOST.characters) throw badInput(`text: expected at most ${MOST.characters.toLocaleString('en')} characters, got ${text.length.toLocaleString('en')}. Export only the calendar of holidays.`);
  const clean = text.replace(/^\uFEFF/, '').trim();
  if (clean === '') throw badInput('text: it is empty. Give the text of an .ics file.');
  if (/^\s*<|^PK\u0003/.test(clean)) throw badInput('text: this is not a calendar file but a web page or an archive. Save the calendar itself, which begins with BEGIN:VCALENDAR.');
  if (!/^BEGIN:VCALENDAR\s*$/im.test(clean)) throw badInput(`text: expected a calendar file, which begins with BEGIN:VCALENDAR, got “${clean.slice(0, 40).replaceAll(/\s+/g, ' ')}”.`);
  // Some programs add a line of space between lines, which the format does not have.
  const events = parsed(clean.replaceAll(/\r?\n[ \t]*(?=\r?\n)/g, '')).flatMap((calendar) => calendar.getAllSubcomponents('vevent'));
  if (events.length > MOST.events) throw badInput(`text: expected at most ${MOST.events.toLocaleString('en')} events, got ${events.length.toLocaleString('en')}. Export only the calendar of holidays.`);
  return events;
}

function parsed(text: string): ICAL.Component[] {
  try {
    const calendars = ICAL.parse(text) as unknown[];
    // One calendar comes as itself, several as a list of them.
    const all = (typeof calendars[0] === 'string' ? [calendars] : calendars) as ConstructorParameters<typeof ICAL.Component>[0][];
    return all.map((each) => new ICAL.Component(each)).filter((each) => each.name === 'vcalendar');
  } catch (error) {
    throw badInput(`text: the calendar file is damaged (${error instanceof Error ? error.message.slice(0, 120) : 'unreadable'}). Export it again.`);
  }
}

function safeName(event: ICAL.Component): string {
  try {
    return nameOf(event);
  } catch {
    return 'Without a name';
  }
}
