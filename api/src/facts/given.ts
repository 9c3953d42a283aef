/** A field of a description: undefined is not said, so what is known stays; null is said to be nothing. */
export type Given<T> = T | null | undefined;

/** The fields that were said, by name. */
export type Patch = Readonly<Record<string, unknown>>;

/** Only what was said. */
export function said<T extends object>(fields: T): Patch {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

/** What a JSON column is to be merged with: what to set, and the names that were said to be nothing. */
export function jsonPatch(fields: object): { set: Patch; drop: string[] } {
  const entries = Object.entries(fields).filter(([, value]) => value !== undefined);
  return {
    set: Object.fromEntries(entries.filter(([, value]) => value !== null)),
    drop: entries.filter(([, value]) => value === null).map(([name]) => name),
  };
}

/** What one batch says of one key. */
export interface Folded<T> {
  readonly item: T;
  /** How many items said something of their own, and how many only repeated one of these. */
  readonly distinct: number;
  readonly repeats: number;
  /** Where in the list those stood that said something of their own. */
  readonly places: readonly number[];
}

/** The items of a batch by key, in the order of the keys, so that any two batches touch rows in the same order. Of two items with one key the later one counts; `merge` may keep what it leaves unsaid. */
export function foldByKey<T extends { readonly key: string }>(items: readonly T[], merge: (earlier: T, later: T) => T = (_, later) => later): Map<string, Folded<T>> {
  const groups = new Map<string, { item: T; all: T[]; texts: Set<string> | null; repeats: number; places: number[] }>();
  for (const [place, item] of items.entries()) {
    const group = groups.get(item.key);
    if (!group) {
      groups.set(item.key, { item, all: [item], texts: null, repeats: 0, places: [place] });
      continue;
    }
    group.texts ??= new Set(group.all.map((each) => JSON.stringify(each)));
    const text = JSON.stringify(item);
    if (group.texts.has(text)) group.repeats += 1;
    else group.places.push(place);
    group.texts.add(text);
    group.item = merge(group.item, item);
  }
  return new Map([...groups].sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, { item, texts, repeats, places }]) => [key, { item, distinct: texts?.size ?? 1, repeats, places }]));
}

/** Two descriptions of one thing: what the later one leaves unsaid stays. */
export function mergeSaid<T extends object>(earlier: T, later: T): T {
  return { ...earlier, ...said(later) };
}
