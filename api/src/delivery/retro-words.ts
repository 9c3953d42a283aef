import { badInput } from '../graphql/named-error.js';

/** How much may be said about a sprint: enough for any retrospective, and little enough to be read. */
export const MOST = { note: 2_000, action: 500, reason: 500, sentence: 1_000, name: 100, notes: 300, actions: 100 } as const;

/** A day of the calendar, or null. */
export function dayOf(path: string, value: string | null | undefined): string | null {
  if (value == null) return null;
  const at = Date.parse(`${value}T00:00:00Z`);
  if (Number.isNaN(at) || !new Date(at).toISOString().startsWith(value)) throw badInput(`${path}: ${value} is not a day of the calendar.`);
  if (value < '1970-01-01' || value >= '2200-01-01') throw badInput(`${path}: ${value} is not between 1970 and 2200.`);
  return value;
}
