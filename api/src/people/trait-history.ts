import type { SaidRow } from '../facts/person-facts.js';
import type { PersonTrait, TraitChange } from './person.type.js';

const TRAIT = 'traits.';
/** Said only where nothing else is ever said of it. */
const FIRST = 'first.';

/** Every change of what was said, the latest first: what only repeats what was so already is no change. */
export function changesOf(said: readonly SaidRow[]): TraitChange[] {
  const last = new Map<string, string>();
  const changes: TraitChange[] = [];
  const outright = new Set(said.flatMap(({ said: words }) => Object.keys(words)));
  for (const { at, said: words, under } of inOrder(said)) {
    for (const [asSaid, value] of Object.entries(words)) {
      const name = asSaid.startsWith(FIRST) ? TRAIT + asSaid.slice(FIRST.length) : asSaid;
      if (name !== asSaid && (outright.has(name) || last.has(name))) continue;
      const text = JSON.stringify(value ?? null);
      if (last.get(name) === text || (value === null && !last.has(name))) continue;
      last.set(name, text);
      const isTrait = name.startsWith(TRAIT);
      changes.push({ name: isTrait ? name.slice(TRAIT.length) : name, isTrait, value, from: at, under });
    }
  }
  return changes.reverse();
}

/** Traits as they stand, by name, each with the instant since which it has been so. */
export function traitsSince(traits: Readonly<Record<string, unknown>>, said: readonly SaidRow[]): PersonTrait[] {
  const since = new Map<string, TraitChange>();
  for (const change of changesOf(said)) if (change.isTrait && !since.has(change.name)) since.set(change.name, change);
  return Object.entries(traits).sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, value]) => {
    const change = since.get(name);
    return { name, value, since: change && JSON.stringify(change.value) === JSON.stringify(value) ? change.from : null };
  });
}

/** By instant; at one instant the value that comes later as text is the one that stands, so it comes last. */
function inOrder(said: readonly SaidRow[]): SaidRow[] {
  return [...said].sort((a, b) => a.at.getTime() - b.at.getTime() || (JSON.stringify(a.said) < JSON.stringify(b.said) ? -1 : 1));
}
