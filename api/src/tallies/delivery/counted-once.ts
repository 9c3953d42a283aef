import type { ItemHistory, Period as Span, TeamSettings } from '@bifocal/metrics';
import { LRUCache } from 'lru-cache';

/** How many counts are kept of one list of items: those of a page. */
const MOST_OF_A_LIST = 8;

const counted = new WeakMap<readonly ItemHistory[], LRUCache<string, { readonly settings: TeamSettings; readonly value: object }>>();

/**
 * What a formula counted of a list of items over some periods, worked out again when one of the items has moved, and no sooner:
 * of many teams a fact moves one. For formulas that look at no clock. `name` says which formula; lists and settings are told
 * apart as objects, since none is ever changed in place.
 */
export function countedOnce<Value extends object>(name: string, items: readonly ItemHistory[], settings: TeamSettings, spans: readonly Span[], count: () => Value): Value {
  const ofList = counted.get(items) ?? new LRUCache({ max: MOST_OF_A_LIST });
  counted.set(items, ofList);
  const key = `${name} ${spans.map(({ key: own, fromAt, toAt }) => `${own} ${fromAt} ${toAt}`).join(',')}`;
  const known = ofList.get(key);
  if (known?.settings === settings) return known.value as Value;
  const value = count();
  ofList.set(key, { settings, value });
  return value;
}
