import { createHash } from 'node:crypto';
import type { ReleasePart, Sprint } from '@bifocal/metrics';

const numbers = new WeakMap<object, number>();
const prints = new WeakMap<readonly Sprint[], string>();
let last = 0;

/** A number for each object: a history that was not read anew is the same object, and nothing is the same that was. */
function numberOf(object: object): number {
  const known = numbers.get(object);
  if (known !== undefined) return known;
  last += 1;
  numbers.set(object, last);
  return last;
}

function printOf(sprints: readonly Sprint[]): string {
  const known = prints.get(sprints);
  if (known !== undefined) return known;
  const print = createHash('sha256').update(JSON.stringify(sprints)).digest('base64');
  prints.set(sprints, print);
  return print;
}

/** Text that is the same as long as the parts of a release are: the same items, unchanged, the same sprints, the same settings. */
export function printOfParts(parts: readonly ReleasePart[]): string {
  return JSON.stringify(parts.map(({ items, sprints, settings, ...more }) => [more, numberOf(settings), printOf(sprints), items.map(numberOf).sort((a, b) => a - b)]));
}
