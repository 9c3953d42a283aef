import type { EventItem } from '../facts/outcome-items.js';
import { readPastInstant } from './instant.js';
import { isStorable, readProperties } from './json-value.js';
import { Unfit } from './unfit.js';

const FIELDS = new Set(['key', 'person', 'name', 'at', 'properties']);

const isPlain = (value: unknown): value is string => typeof value === 'string' && value.length <= 200 && value.trim() !== '' && isStorable(value);

/**
 * An event that is plainly right, read without its rule: events come by the million, and nearly all of them are.
 * Null leaves it to the rule, which says what is wrong, or is more patient.
 */
export function quickEvent(raw: unknown): EventItem | null {
  if (typeof raw !== 'object' || raw === null) return null;
  const { key, person, name, at, properties } = raw as Record<string, unknown>;
  if (!isPlain(key) || !isPlain(person) || !isPlain(name) || at === null || at === undefined) return null;
  for (const field in raw) if (!FIELDS.has(field)) return null;
  try {
    const json = properties === undefined || properties === null ? null : readProperties(properties).json;
    return { key, person, name, at: readPastInstant(at), properties: json === '{}' ? null : json };
  } catch (error) {
    if (error instanceof Unfit) return null;
    throw error;
  }
}
