import { EXPORT, type Evidence } from './stripe-evidence.js';
import { isObject, plainJson, type JsonObject } from './stripe-shape.js';

/**
 * What was said of one object, in the order in which it was so, whatever the order in which it came. Stripe's clock has whole seconds: of events of one
 * second, creation is first and deletion last, and between them the one follows that names as previous what the one before it has left.
 * Each gets a millisecond of its own within its second.
 */
export function inStripeOrder(all: readonly Evidence[]): readonly Evidence[] {
  const seconds = new Map<number, Evidence[]>();
  for (const each of all) seconds.set(each.at, [...(seconds.get(each.at) ?? []), each]);
  const ordered: Evidence[] = [];
  for (const [at, own] of [...seconds].sort(([a], [b]) => a - b)) {
    for (const [place, each] of chained(own, ordered.at(-1) ?? null).entries()) ordered.push({ ...each, at: at + Math.min(place, 999) });
  }
  return ordered;
}

function chained(own: readonly Evidence[], before: Evidence | null): Evidence[] {
  const chain: Evidence[] = [];
  for (const place of [0, 1, 2]) {
    const alike = own.filter((each) => rank(each) === place).sort((a, b) => (a.key < b.key ? -1 : 1));
    if (alike.length > 0) chain.push(...(alike.length === 1 ? alike : oneAfterTheOther(alike, chain.at(-1) ?? before)));
  }
  return chain;
}

function rank({ type }: Evidence): number {
  return /\.created$/.test(type) ? 0 : /\.deleted$/.test(type) ? 2 : 1;
}

/** So many tries at most: no more than a few events ever share a second. */
const TRIES = 2_000;

/**
 * The order in which each begins where the one before it ended: a path over all of them. Where several paths lead through, all of them end alike, since what an
 * object comes to is where more events end than begin. Without any path, by their keys.
 */
function oneAfterTheOther(all: readonly Evidence[], last: Evidence | null): readonly Evidence[] {
  const steps = all.map((event) => ({ event, from: plainJson(objectBefore(event)), to: plainJson(event.object) }));
  let tries = 0;
  const follow = (at: string, left: readonly (typeof steps)[number][]): Evidence[] | null => {
    if (left.length === 0) return [];
    if ((tries += 1) > TRIES) return null;
    for (const step of left.filter(({ from }) => from === at)) {
      const rest = follow(step.to, left.filter((other) => other !== step));
      if (rest) return [step.event, ...rest];
    }
    return null;
  };
  const ends = new Set(steps.map(({ to }) => to));
  const starts = [...(last ? [plainJson(last.object)] : []), ...steps.map(({ from }) => from).filter((from) => !ends.has(from)), ...steps.map(({ from }) => from)];
  for (const start of new Set(starts)) {
    const path = follow(start, steps);
    if (path) return path;
  }
  return all;
}

/** How the object was before the event: what it names as previous put into what it is now. Of an object inside it names what has changed alone, of a list the whole. */
export function objectBefore({ object, previous }: Pick<Evidence, 'object' | 'previous'>): JsonObject {
  return previous === null ? object : laidOver(object, previous);
}

function laidOver(object: JsonObject, over: JsonObject): JsonObject {
  return { ...object, ...Object.fromEntries(Object.entries(over).map(([name, value]) => { const own = object[name]; return [name, isObject(own) && isObject(value) ? laidOver(own, value) : value]; })) };
}

/** Once events tell of an object, an export that is handed in later tells nothing of it: nobody knows of which day it is. */
export function withoutLateExports(all: readonly Evidence[]): readonly Evidence[] {
  const firstEvent = Math.min(...all.filter(({ type }) => type !== EXPORT).map(({ at }) => at));
  return all.filter(({ type, at }) => type !== EXPORT || at < firstEvent);
}
