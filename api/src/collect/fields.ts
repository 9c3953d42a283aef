import { currencyExponent } from '@bifocal/metrics';
import { z } from 'zod';
import { readDate, readDateOrInstant, readInstant, readPastInstant } from './instant.js';
import { isStorable, readProperties, unstorableReason } from './json-value.js';
import { kindOf, shown, Unfit } from './unfit.js';

type Read<T> = (value: unknown) => T;

/** The zod schema of a reader: what it throws as Unfit becomes the issue of that field. */
function schemaOf<T>(read: Read<T>): z.ZodType<T> {
  return z.unknown().transform((value, context): T => {
    try {
      return read(value);
    } catch (error) {
      if (!(error instanceof Unfit)) throw error;
      context.issues.push({ code: 'custom', message: error.message, input: value });
      return z.NEVER;
    }
  });
}

/** A field that must be there. */
export function required<T>(read: Read<T>, why = 'is missing.'): z.ZodType<T> {
  return schemaOf((value) => {
    if (value === null || value === undefined) throw new Unfit(why);
    return read(value);
  });
}

/** A field that may be left out, or be null: said to be nothing. */
export function optional<T>(read: Read<T>): z.ZodOptional<z.ZodType<T | null>> {
  return schemaOf((value) => (value === null ? null : read(value))).optional();
}

/** A list; each element is reported by its place. */
export function listOf<T>(read: Read<T>, most: number): Read<T[]> {
  return (value) => {
    if (!Array.isArray(value)) throw new Unfit(`expected a list, got ${kindOf(value)}.`);
    if (value.length > most) throw new Unfit(`expected at most ${most} entries, got ${value.length}.`);
    return value.map((each, index) => {
      try {
        return read(each);
      } catch (error) {
        throw error instanceof Unfit ? new Unfit(`entry ${index + 1}: ${error.message}`) : error;
      }
    });
  };
}

function storable(text: string): string {
  if (!isStorable(text)) throw new Unfit(unstorableReason(text));
  return text;
}

/** Text of at most `most` characters. */
export function text(most = 10_000): Read<string> {
  return (value) => {
    if (typeof value !== 'string') throw new Unfit(`expected text, got ${kindOf(value)}. Put it in quotes.`);
    if (value.length > most) throw new Unfit(`expected at most ${most.toLocaleString('en')} characters, got ${value.length.toLocaleString('en')}. Shorten it.`);
    return storable(value);
  };
}

/** Text with something in it. */
export function name(most = 10_000): Read<string> {
  const read = text(most);
  return (value) => {
    const found = read(value);
    if (found.trim() === '') throw new Unfit('expected text, got an empty one. Leave it out if there is none.');
    return found;
  };
}

/** A key of the source's own: 1 to 200 characters. A whole number is taken as its digits. */
export function key(value: unknown): string {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return String(value);
  if (typeof value !== 'string') throw new Unfit(`expected a key as text, got ${kindOf(value)}.`);
  if (value.trim() === '') throw new Unfit('expected a key of 1 to 200 characters, got an empty one.');
  if (value.length > 200) throw new Unfit(`expected a key of 1 to 200 characters, got ${value.length.toLocaleString('en')}.`);
  return storable(value);
}

/** A finite number within bounds. */
export function number(bounds: { min: number; max: number; whole?: boolean }): Read<number> {
  const what = `a ${bounds.whole ? 'whole ' : ''}number ${bounds.max >= 1e6 ? `of ${bounds.min} or more` : `from ${bounds.min} to ${bounds.max}`}`;
  return (value) => {
    if (typeof value !== 'number') throw new Unfit(`expected ${what}, got ${kindOf(value)}. ${typeof value === 'string' ? 'Send it without quotes, or leave it out.' : 'Send a number, or leave it out.'}`);
    if (!Number.isFinite(value)) throw new Unfit(`expected ${what}, got one that is too large to be a number.`);
    if (value > bounds.max && bounds.max >= 1e6) throw new Unfit(`expected a number of ${bounds.max.toLocaleString('en')} at most, got ${value}.`);
    if (value < bounds.min || value > bounds.max || (bounds.whole && !Number.isInteger(value))) throw new Unfit(`expected ${what}, got ${value}.`);
    return value;
  };
}

export function flag(value: unknown): boolean {
  if (typeof value !== 'boolean') throw new Unfit(`expected true or false, got ${kindOf(value)}.`);
  return value;
}

/** One of a few words, in any case of letters. */
export function choice<const T extends string>(...words: readonly T[]): Read<T> {
  return (value) => {
    const found = typeof value === 'string' ? words.find((word) => word === value || word === value.trim().toUpperCase()) : undefined;
    if (found === undefined) throw new Unfit(`expected one of ${words.join(', ')}, got ${typeof value === 'string' ? shown(value) : kindOf(value)}.`);
    return found;
  };
}

export function currency(value: unknown): string {
  const code = typeof value === 'string' ? value.trim().toUpperCase() : '';
  if (currencyExponent(code) === null) throw new Unfit(`expected a currency code of ISO 4217, as EUR or USD, got ${typeof value === 'string' ? shown(value) : kindOf(value)}.`);
  return code;
}

const zones = new Map<string, boolean>();

/** A time zone by its IANA name. Offsets are refused: they know no summer time. */
export function timeZone(value: unknown): string {
  const zone = typeof value === 'string' ? value.trim() : '';
  let known = zones.get(zone);
  if (known === undefined) {
    known = /^[A-Za-z][A-Za-z0-9_+\-/]{0,60}$/.test(zone) && isZone(zone);
    if (zones.size < 5_000) zones.set(zone, known);
  }
  if (!known) throw new Unfit(`expected a time zone by its IANA name, as Europe/Berlin, got ${typeof value === 'string' ? shown(value) : kindOf(value)}.`);
  return zone;
}

function isZone(zone: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }));
  } catch {
    return false;
  }
}

export function traits(value: unknown): Record<string, unknown> {
  return readProperties(value).object;
}

/** Properties as JSON text; null for none. */
export function properties(value: unknown): string | null {
  const { json } = readProperties(value);
  return json === '{}' ? null : json;
}

export const instant = readInstant;
export const pastInstant = readPastInstant;
export const date = readDate;
export const dateOrInstant = readDateOrInstant;
