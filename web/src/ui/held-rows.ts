interface Row {
  readonly id: string;
}

export interface HeldRows<T> {
  readonly rows: readonly T[];
  /** How many came in on top since, and wait. */
  readonly waiting: number;
}

/**
 * The rows of a list, the newest first, as somebody works in it: those that were there when they began stay in their places. What comes
 * in on top waits, and what that pushes off the end stays; what is gone from among them is gone, and what moves up from below comes after.
 */
export function heldRows<T extends Row>(held: readonly T[], now: readonly T[]): HeldRows<T> {
  const [before, present] = [new Set(held.map(({ id }) => id)), new Map(now.map((row) => [row.id, row]))];
  const first = now.findIndex(({ id }) => before.has(id));
  // Nothing of it is there any more: it is another list.
  if (first < 0) return { rows: now, waiting: 0 };
  const last = held.findLastIndex(({ id }) => present.has(id));
  const pushedOff = held.slice(last + 1).slice(0, first);
  const kept = held.slice(0, last + 1).flatMap(({ id }) => present.get(id) ?? []);
  const after = now.slice(first).filter(({ id }) => !before.has(id));
  return { rows: [...kept, ...pushedOff, ...after], waiting: first };
}
