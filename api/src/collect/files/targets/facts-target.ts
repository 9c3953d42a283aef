import { isObject, type Json, type JsonObject } from '../reading/file-row.js';
import { plainName } from './field.js';
import { DELIVERY_LISTS, OUTCOME_LISTS, type Fact, type FactList, type ImportTargetDefinition } from './target.js';

const LISTS: readonly FactList[] = [...DELIVERY_LISTS, ...OUTCOME_LISTS];
const SINGULAR: Readonly<Record<string, FactList>> = { person: 'people', identity: 'identities', alias: 'identities', company: 'accounts', subscription: 'subscriptionChanges', survey: 'surveyResponses', response: 'surveyResponses', issue: 'workItems', item: 'workItems' };
const LIST_OF = new Map<string, FactList>([
  ...LISTS.map((list) => [plainName(list), list] as const),
  ...LISTS.map((list) => [plainName(list.replace(/s$/, '')), list] as const),
  ...Object.entries(SINGULAR),
]);
const WRAPPERS = ['item', 'data', 'fact', 'value'];

/** The list that a kind ("event", "survey-response", "workItems") names; null for a word that names none. */
export function listOf(kind: string): FactList | null {
  return LIST_OF.get(plainName(kind)) ?? null;
}

export const KINDS: readonly string[] = LISTS;

/** Facts as the collecting door takes them, any kinds mixed: read by `readFacts`, not by columns. */
export const anyFacts: ImportTargetDefinition = {
  as: 'facts', name: 'Facts of any kind: each item names its own', needs: 'NOTHING', missingAppliesTo: null,
  fields: [], families: [],
  facts: () => [],
};

/** What one JSON item holds: {"kind": "event", "person": ...}, {"kind": "payment", "item": {...}}, {"event": {...}}, or an element of a list of that name. */
export function readFacts(item: Json | undefined, section: string | null): Fact[] | string {
  if (!isObject(item)) return 'Expected a JSON object.';
  const fromSection = section === null ? null : listOf(section);
  if (fromSection) return [withProduct(fromSection, item, undefined)];
  if (section !== null) return `"${section}" is no kind of fact. Known: ${KINDS.join(', ')}.`;
  const kind = item['kind'];
  if (typeof kind === 'string' && listOf(kind)) return wrapped(listOf(kind)!, item);
  const lists = Object.entries(item).filter(([name]) => listOf(name));
  if (lists.length === 0) return typeof kind === 'string' ? `"${kind.slice(0, 40)}" is no kind of fact. Known: ${KINDS.join(', ')}.` : 'The item does not say what it is: give it a "kind", as {"kind": "event", ...}.';
  return lists.flatMap(([name, value]) => (Array.isArray(value) ? value : [value]).filter(isObject).map((one) => withProduct(listOf(name)!, one, item)));
}

function wrapped(list: FactList, item: JsonObject): Fact[] {
  for (const name of WRAPPERS) {
    const inner = item[name];
    if (isObject(inner)) return [withProduct(list, inner, item)];
  }
  const { kind: _kind, ...rest } = item;
  return [withProduct(list, rest, undefined)];
}

/** Outcome facts have no product of their own: it belongs to their batch. */
function withProduct(list: FactList, item: JsonObject, envelope: JsonObject | undefined): Fact {
  const outcome = (OUTCOME_LISTS as readonly string[]).includes(list);
  const source = envelope?.['source'] ?? item['source'];
  const product = envelope?.['product'] ?? (outcome ? item['product'] : undefined);
  const { source: _source, ...plain } = item;
  const { product: _product, ...bare } = plain;
  return {
    list, item: outcome ? bare : plain,
    ...(typeof source === 'string' ? { source } : {}), ...(outcome && typeof product === 'string' ? { product } : {}),
  };
}
