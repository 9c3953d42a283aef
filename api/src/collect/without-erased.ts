import type { Erased } from '../facts/erasures.js';
import type { KeptRejection } from '../facts/source-writer.js';
import type { ReadOutcomes } from './read-outcomes.js';
import type { ReadItems } from './read-items.js';

interface Whose { readonly person?: string | null | undefined; readonly device?: string | undefined; readonly at: string }

/**
 * The batch without what is of people who were erased and was so before that: sent again, it is not kept again. What came after
 * is of a new person. A description without an instant is as old as what is known of its person: it counts where the person has come
 * back (`back`, or by something newer in this batch). Money of an account stays the account's.
 */
export function withoutErased(read: ReadOutcomes, erased: Erased, back: ReadonlySet<string>, reject: (rejection: KeptRejection) => void): ReadOutcomes {
  const isOld = (key: string | null | undefined, at: string): boolean => typeof key === 'string' && at <= (erased.get(key) ?? '');
  const alive = new Set(back);
  const facts = <T extends Whose>(list: string, items: ReadItems<T>, without: (item: T) => T | null = () => null): ReadItems<T> => left(list, items, reject, (item) => {
    const kept = isOld(item.person, item.at) ? without(item) : isOld(item.device, item.at) ? withoutDevice(item) : item;
    if (typeof kept?.person === 'string') alive.add(kept.person);
    return kept;
  });
  const events = facts('events', read.events);
  const payments = facts('payments', read.payments, ({ device: _device, ...payment }) => (payment.account == null ? null : { ...payment, person: null }));
  const surveyResponses = facts('surveyResponses', read.surveyResponses);
  const feedback = facts('feedback', read.feedback);
  const identities = left('identities', read.identities, reject, (item) => (isOld(item.from, item.at) || isOld(item.to, item.at) ? null : item));
  for (const { from, to } of identities.items) alive.add(from).add(to);
  for (const { key, at } of read.people.items) if (typeof at === 'string' && !isOld(key, at)) alive.add(key);
  const people = left('people', read.people, reject, (item) => {
    const old = (key: string): boolean => (typeof item.at === 'string' ? isOld(key, item.at) : erased.has(key) && !alive.has(key));
    return old(item.key) ? null : item.device !== undefined && old(item.device) ? withoutDevice(item) : item;
  });
  return { ...read, people, events, payments, surveyResponses, feedback, identities };
}

function withoutDevice<T extends { readonly device?: string | undefined }>({ device: _device, ...item }: T): T {
  return item as T;
}

/** What is left of a list; what is dropped is told, without naming anybody. */
function left<T>(list: string, { items, places, rejections, rejectedItems }: ReadItems<T>, reject: (rejection: KeptRejection) => void, keep: (item: T) => T | null): ReadItems<T> {
  const kept: T[] = [];
  const at: number[] = [];
  items.forEach((item, index) => {
    const found = keep(item);
    if (found === null) {
      reject({ path: `${list}[${places[index]}]`, value: null, reason: 'is of a person who was erased, and was so before that: it is not kept again. Leave it out.' });
      return;
    }
    kept.push(found);
    at.push(places[index]!);
  });
  return { items: kept, places: at, rejections, rejectedItems };
}
