/** Charged for every list and object, far more than they take: what is nested deeply is not followed far. */
const NESTED = 100;
/** What a number or a word of JSON takes at most. */
const MOST_OF_A_WORD = 25;
/** A character takes six bytes where it is escaped. */
const MOST_OF_A_CHARACTER = 6;

/** Whether a value is certainly not larger than that as JSON; false also where it is not known without writing it down. */
export function isSmall(value: unknown, bytes: number): boolean {
  return restOf(value, bytes) >= 0;
}

function restOf(value: unknown, rest: number): number {
  if (rest < 0) return rest;
  if (typeof value === 'string') return rest - value.length * MOST_OF_A_CHARACTER - 3;
  if (typeof value !== 'object' || value === null) return rest - MOST_OF_A_WORD;
  let left = rest - NESTED;
  if (Array.isArray(value)) for (let place = 0; left >= 0 && place < value.length; place += 1) left = restOf(value[place], left - 1);
  else for (const name in value) if (left >= 0) left = restOf((value as Record<string, unknown>)[name], left - name.length * MOST_OF_A_CHARACTER - 4);
  return left;
}
