import { badInput } from './named-error.js';

/** A day that somebody gave, YYYY-MM-DD, where the calendar has it between 1970 and 2200; else bad input. (JavaScript reads February 30 as March 2.) */
export function calendarDay(path: string, day: string): string {
  const at = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(at.getTime()) || !at.toISOString().startsWith(day) || day < '1970-01-01' || day > '2200-01-01') throw badInput(`${path}: ${day.slice(0, 40)} is not a day of the calendar between 1970 and 2200.`);
  return day;
}
