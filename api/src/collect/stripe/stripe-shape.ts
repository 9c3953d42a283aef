import { isObject, type Json, type JsonObject } from '../files/reading/file-row.js';

export { isObject, type Json, type JsonObject };

export function objectAt(item: JsonObject, name: string): JsonObject | null {
  const value = item[name];
  return isObject(value) ? value : null;
}

/** The objects of a list, bare or in Stripe's wrapping: {"object": "list", "data": [...]}. */
export function listAt(item: JsonObject, name: string): readonly JsonObject[] {
  const value = item[name];
  const list: Json | undefined = isObject(value) ? value['data'] : value;
  return Array.isArray(list) ? (list as readonly Json[]).filter(isObject) : [];
}

export function textAt(item: JsonObject, name: string): string | null {
  const value = item[name];
  const text = typeof value === 'string' ? value.replaceAll('\0', '').trim() : '';
  return text === '' ? null : text;
}

/** A finite number; text of one, as Stripe writes decimals, is none. */
export function numberAt(item: JsonObject, name: string): number | null {
  const value = item[name];
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

/** An instant in milliseconds; Stripe's are whole seconds. */
export function instantAt(item: JsonObject, name: string): number | null {
  const seconds = numberAt(item, name);
  return seconds === null || seconds <= 0 ? null : seconds * 1000;
}

/** What refers to another object: its id, or the object itself where it was expanded. */
export function idAt(item: JsonObject, name: string): string | null {
  const value = item[name];
  return isObject(value) ? textAt(value, 'id') : textAt(item, name);
}

export const iso = (ms: number): string => new Date(ms).toISOString();

/** JSON with the names of each object in order, so that equal values are equal text. */
export function plainJson(value: Json | undefined): string {
  if (Array.isArray(value)) return `[${(value as readonly Json[]).map(plainJson).join(',')}]`;
  if (isObject(value)) return `{${Object.keys(value).sort().map((name) => `${JSON.stringify(name)}:${plainJson(value[name])}`).join(',')}}`;
  return JSON.stringify(value ?? null);
}
