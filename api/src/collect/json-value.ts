import { Unfit } from './unfit.js';

const MAX_DEPTH = 10;
const MAX_BYTES = 32 * 1024;
/** What PostgreSQL keeps in no text: the character 0, and half of a pair. */
const UNSTORABLE = /\0|\p{Cs}/u;

export const isStorable = (text: string): boolean => !UNSTORABLE.test(text);

/** A sentence for text that cannot be kept. */
export function unstorableReason(text: string): string {
  return text.includes('\0') ? 'contains the character U+0000 (a null byte), which cannot be kept. Remove it.' : 'contains half of a character (a lone surrogate). Send whole characters.';
}

/** An object of properties or traits, checked, and as JSON text. Null where it says nothing. */
export function readProperties(value: unknown): { object: Record<string, unknown>; json: string } {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Unfit(`expected an object, as {"plan": "pro"}.`);
  check(value, 1);
  const json = JSON.stringify(value);
  // Both of what cannot be kept is written with this escape: where it is not, no text has to be looked at by itself.
  if (json.includes('\\u')) checkTexts(value);
  if (json.length > MAX_BYTES || (json.length > MAX_BYTES / 3 && Buffer.byteLength(json) > MAX_BYTES)) {
    throw new Unfit(`expected at most 32 kB of JSON, got ${Math.ceil(Buffer.byteLength(json) / 1024)} kB. Send only what is asked about.`);
  }
  return { object: value as Record<string, unknown>, json };
}

function check(value: unknown, depth: number): void {
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new Unfit('contains a number that is too large. Send it as text.');
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  if (depth > MAX_DEPTH) throw new Unfit(`is nested more than ${MAX_DEPTH} levels deep. Send it flatter.`);
  if (Array.isArray(value)) {
    for (const each of value) check(each, depth + 1);
    return;
  }
  for (const name in value) check((value as Record<string, unknown>)[name], depth + 1);
}

function checkTexts(value: unknown): void {
  if (typeof value === 'string') {
    if (!isStorable(value)) throw new Unfit(unstorableReason(value));
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  for (const [name, each] of Object.entries(value)) {
    checkTexts(name);
    checkTexts(each);
  }
}
