/**
 * What was said of a person or an account at one instant, by name: a field ("account"), a trait ("traits.plan"), or a trait for whom nothing else is said of it
 * ("first.plan"). null: said to be nothing.
 */
export type Said = Readonly<Record<string, unknown>>;

/** What was last said by name, each with the instant at which it was so. Something said to be nothing is kept, so that older words do not bring it back. */
export type Standing = Readonly<Record<string, readonly [at: string, value: unknown]>>;

const TRAIT = 'traits.';
/** Of what is said so, the first stands, and only where the trait was never said outright. */
const FIRST = 'first.';
/** The instant of what was collected before instants were kept: anything that has one stands before it. */
const SINCE_EVER = '1970-01-01T00:00:00.000Z';

/** What an item says, by name: what it leaves out is not said. */
export function saidBy(fields: object, traits: object | null | undefined, firstTraits?: object | null): Said {
  const named = (prefix: string, values: object | null | undefined) => Object.entries(values ?? {}).map(([name, value]) => [prefix + name, value] as const);
  const firsts = named(FIRST, firstTraits).filter(([, value]) => value !== null);
  return Object.fromEntries([...Object.entries(fields), ...named(TRAIT, traits), ...firsts].filter(([, value]) => value !== undefined));
}

/** Puts what was so at an instant over what stands: by name the later instant counts (of what was said for the first time the earlier one), and at one instant the value that comes later as text. */
export function put(standing: Standing, at: string, said: Said): Standing {
  const next: Record<string, readonly [string, unknown]> = { ...standing };
  for (const [name, value] of Object.entries(said)) {
    const known = next[name];
    if (!known || (name.startsWith(FIRST) ? at < known[0] : at > known[0]) || (at === known[0] && outweighs(value, known[1]))) next[name] = [at, value];
  }
  return next;
}

/** What stands of one whose ids were spoken of apart. */
export function together(all: readonly Standing[]): Standing {
  return all.reduce((sum, each) => Object.entries(each).reduce((next, [name, [at, value]]) => put(next, at, { [name]: value }), sum), {});
}

/** Two statements of one instant as one. */
export function atOnce(a: Said, b: Said): Said {
  return Object.fromEntries(Object.entries(put(put({}, '', a), '', b)).map(([name, [, value]]) => [name, value]));
}

/** Whether two statements say the same. */
export const saysTheSame = (a: Said, b: Said): boolean => asText(a) === asText(b);

/** Of what is said now, that which is not so already. */
export function newlySaid(standing: Standing, said: Said): Said {
  return Object.fromEntries(Object.entries(said).filter(([name, value]) => (name.startsWith(FIRST) ? standing[name] === undefined : asText(standing[name]?.[1] ?? null) !== asText(value))));
}

/** What the columns said before instants were kept. */
export function standingOf(fields: object, traits: object): Standing {
  const known = Object.entries(saidBy(fields, traits)).filter(([, value]) => value !== null);
  return Object.fromEntries(known.map(([name, value]) => [name, [SINCE_EVER, value] as const]));
}

/** The value of a field as it stands; null where nothing stands. */
export const fieldOf = (standing: Standing, name: string): unknown => standing[name]?.[1] ?? null;

/** The traits as they stand: what was said outright, forgetting included, stands before what was said for the first time. */
export function traitsOf(standing: Standing): Record<string, unknown> {
  const named = (prefix: string) => Object.entries(standing).flatMap(([name, [, value]]) => (name.startsWith(prefix) ? [[name.slice(prefix.length), value] as const] : []));
  return Object.fromEntries([...new Map([...named(FIRST), ...named(TRAIT)])].filter(([, value]) => value !== null));
}

const outweighs = (a: unknown, b: unknown): boolean => asText(a) > asText(b);

/** JSON text that does not hang on the order of an object's names. */
function asText(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) => (
    typeof inner === 'object' && inner !== null && !Array.isArray(inner) ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1))) : inner));
}
