import { z } from 'zod';
import { Unfit } from './unfit.js';

/** Something wrong with an item that only two of its fields together show. */
export interface Contradiction {
  readonly field: string;
  readonly reason: string;
}

type Rule<T> = (item: Partial<T>) => Contradiction | false | null | undefined;

/** Adds rules over several fields. They are asked also when a field was wrong (which then is not there), so that a sender learns everything at once. */
export function alsoHolds<T extends object, S extends z.ZodType<T>>(schema: S, ...rules: Rule<z.output<S>>[]): S {
  return schema.superRefine((item, context) => {
    if (typeof item !== 'object' || item === null) return;
    // A field that was wrong holds zod's mark instead of a value.
    const right = Object.fromEntries(Object.entries(item).filter(([, value]) => value !== z.NEVER)) as Partial<z.output<S>>;
    for (const rule of rules) {
      const found = rule(right);
      if (found) context.addIssue({ code: 'custom', path: [found.field], message: found.reason });
    }
  }, { when: () => true });
}

/** Instants are all in one form, so that text order is their order; a date is the first instant of its day. */
export const isBefore = (later: unknown, earlier: unknown): boolean => typeof later === 'string' && typeof earlier === 'string' && later < earlier;

/** What a check of several fields throws as Unfit, said of one of them. */
export function faultOf(field: string, check: () => unknown): Contradiction | null {
  try {
    check();
    return null;
  } catch (error) {
    if (error instanceof Unfit) return { field, reason: error.message };
    throw error;
  }
}
