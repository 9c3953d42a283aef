import { ANONYMOUS } from '../facts/identities.js';
import type { EventItem } from '../facts/outcome-items.js';
import { readPastInstant } from './instant.js';
import { isStorable, readProperties } from './json-value.js';
import { Unfit } from './unfit.js';

const FIELDS = new Set(['key', 'person', 'anonymous', 'name', 'at', 'properties']);

const isPlain = (value: unknown): value is string => typeof value === 'string' && value.length <= 200 && value.trim() !== '' && isStorable(value);

/**
 * An event that is plainly right, read without its rule: events come by the million, and nearly all of them are.
 * Null leaves it to the rule, which says what is wrong, or is more patient.
 */
export function quickEvent(raw: unknown): EventItem | null {
  if (typeof raw !== 'object' || raw === null) return null;
  const { key, person, anonymous, name, at, properties } = raw as Record<string, unknown>;
  const device = isPlain(anonymous) ? ANONYMOUS + anonymous : undefined;
  const who = isPlain(person) && !person.startsWith(ANONYMOUS) ? person : person === undefined ? device : undefined;
  if (who === undefined || (anonymous !== undefined && device === undefined) || !isPlain(key) || !isPlain(name) || at === null || at === undefined) return null;
  for (const field in raw) if (!FIELDS.has(field)) return null;
  try {
    const json = properties === undefined || properties === null ? null : readProperties(properties).json;
    return { key, person: who, ...(device === undefined || device === who ? {} : { device }), name, at: readPastInstant(at), properties: json === '{}' ? null : json };
  } catch (error) {
    if (error instanceof Unfit) return null;
    throw error;
  }
}
