/** Which parts add up exactly to an amount. */

/** Something that may or may not be in a sum; two parts that claim the same item exclude each other. */
export interface Part {
  readonly amount: number;
  readonly claims: readonly string[];
}

export interface FoundSum<P extends Part> {
  readonly parts: readonly P[];
  /** How many choices of at most so many parts give the sum, this one among them. */
  readonly ways: number;
}

const MILLIONTHS = 1e6;

/**
 * The fewest parts, at most `most`, that add up to `target` to a millionth; of equally few the first in the order given. null
 * where no such choice does. Tries every choice, so give tens of parts, not thousands.
 */
export function fewestThatAddUp<P extends Part>(parts: readonly P[], target: number, most: number): FoundSum<P> | null {
  const goal = Math.round(target * MILLIONTHS);
  const amounts = parts.map((part) => Math.round(part.amount * MILLIONTHS));
  let first: readonly P[] | null = null;
  let ways = 0;
  for (let size = 1; size <= Math.min(most, parts.length); size += 1) {
    const chosen: P[] = [];
    const claimed = new Set<string>();
    const choose = (from: number, left: number): void => {
      if (chosen.length === size) {
        if (left !== 0) return;
        ways += 1;
        first ??= [...chosen];
        return;
      }
      for (let index = from; index <= parts.length - (size - chosen.length); index += 1) {
        const part = parts[index]!;
        if (part.claims.some((claim) => claimed.has(claim))) continue;
        chosen.push(part);
        part.claims.forEach((claim) => claimed.add(claim));
        choose(index + 1, left - amounts[index]!);
        part.claims.forEach((claim) => claimed.delete(claim));
        chosen.pop();
      }
    };
    choose(0, goal);
  }
  return first && { parts: first, ways };
}
