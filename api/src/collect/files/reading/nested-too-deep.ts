import type { Json } from './file-row.js';

export const DEEPEST = 100;

/** Whether a value is nested so deep that showing or hashing it would break the stack. Level by level, for the same reason. */
export function nestedTooDeep(value: Json): boolean {
  let level: Json[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > DEEPEST) return true;
    level = level.flatMap((each) => (typeof each === 'object' && each !== null ? (Object.values(each) as Json[]) : []));
  }
  return false;
}
