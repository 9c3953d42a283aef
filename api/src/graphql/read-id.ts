import { badInput } from './named-error.js';

/** An id as GraphQL hands it over: text that is a number of ours, or a sentence that says it is not. */
export function readId(path: string, id: string): number {
  if (/^\d{1,15}$/.test(id)) return Number(id);
  throw badInput(`${path}: expected an id as this server gave it, such as "17", got "${id.slice(0, 40)}".`);
}
