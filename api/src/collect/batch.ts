import { badInput } from '../graphql/named-error.js';
import { key } from './fields.js';
import { kindOf, shown, Unfit } from './unfit.js';

export const DELIVERY_LISTS = ['products', 'teams', 'sprints', 'releases', 'workItems', 'workItemEvents', 'deployments', 'incidents'] as const;
export const OUTCOME_LISTS = ['people', 'accounts', 'events', 'subscriptionChanges', 'payments', 'surveyResponses', 'feedback', 'identities', 'rates'] as const;

type Lists<Name extends string> = { readonly [K in Name]?: readonly unknown[] | null | undefined };

/** What a door hands over: who sends, and lists of items that nobody has checked yet. */
export type DeliveryBatch = Lists<(typeof DELIVERY_LISTS)[number]> & { readonly source: string };
export type OutcomeBatch = Lists<(typeof OUTCOME_LISTS)[number]> & { readonly source: string; readonly product: string };

/** The most items of one batch: what is larger waits too long for its answer, and for others' locks. */
export const MOST_ITEMS = 10_000;

/** Refuses a batch as a whole where nothing in it can be kept: by whom, for what, or its shape. */
export function requireBatch(batch: object, heads: readonly string[], lists: readonly string[]): void {
  for (const head of heads) requireKey(head, Reflect.get(batch, head));
  let items = 0;
  for (const name of Object.keys(batch)) {
    if (heads.includes(name)) continue;
    if (!lists.includes(name)) throw badInput(`${name.slice(0, 60)}: a batch has no such list. It may have ${lists.join(', ')}.`);
    const list: unknown = Reflect.get(batch, name);
    if (list === null || list === undefined) continue;
    if (!Array.isArray(list)) throw badInput(`${name}: expected a list, got ${kindOf(list)}.`);
    items += list.length;
  }
  if (items > MOST_ITEMS) throw badInput(`The batch has ${items.toLocaleString('en')} items; ${MOST_ITEMS.toLocaleString('en')} is the most. Nothing was kept. Send it in parts, or as a file.`);
}

/** A key that a request is about, or a named error that says what is wrong with it. */
export function requireKey(path: string, value: unknown): string {
  try {
    return key(value);
  } catch (error) {
    throw error instanceof Unfit ? badInput(`${path}: ${error.message}${value === '' ? '' : ` Got ${shown(value) ?? 'nothing'}.`}`) : error;
  }
}
