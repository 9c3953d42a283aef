import type { z } from 'zod';
import type { KeptRejection } from '../facts/source-writer.js';
import { idsNamedBy } from './who.js';
import { kindOf, shown } from './unfit.js';

/** The items of one list that can be kept, and what is wrong with the others: every field of each, in one go. */
export interface ReadItems<T> {
  readonly items: readonly T[];
  /** Where each item stood in the list. */
  readonly places: readonly number[];
  readonly rejections: readonly KeptRejection[];
  readonly rejectedItems: number;
}

/** Reads every item by its rule; `quick` answers an item that is plainly right without asking the rule. */
export function readItems<T>(list: string, found: readonly unknown[] | null | undefined, rule: z.ZodType<T>, quick: (raw: unknown) => T | null = () => null): ReadItems<T> {
  const items: T[] = [];
  const places: number[] = [];
  const rejections: KeptRejection[] = [];
  let rejectedItems = 0;
  (found ?? []).forEach((raw, place) => {
    const plain = quick(raw);
    if (plain !== null) {
      items.push(plain);
      places.push(place);
      return;
    }
    const read = rule.safeParse(raw);
    if (read.success) {
      items.push(read.data);
      places.push(place);
      return;
    }
    rejectedItems += 1;
    rejections.push(...rejectionsOf(`${list}[${place}]`, raw, read.error.issues));
  });
  return { items, places, rejections, rejectedItems };
}

function rejectionsOf(path: string, raw: unknown, issues: readonly z.core.$ZodIssue[]): KeptRejection[] {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return [{ path, value: shown(raw), reason: `expected an object, got ${kindOf(raw)}.` }];
  const people = idsNamedBy(path, raw);
  return issues.map((issue): KeptRejection => {
    if (issue.code === 'unrecognized_keys') return { path, value: null, people, reason: `has no field ${issue.keys.slice(0, 5).map((key) => shown(key.slice(0, 60))).join(', ')}. Leave it out, or look up the name.` };
    const field = String(issue.path[0] ?? '');
    return { path: field ? `${path}.${field}` : path, value: field ? shown(Reflect.get(raw, field)) : null, reason: issue.message, people };
  });
}
