import type { Given } from './given.js';
import { idsOf, type Ids, type ProductScope } from './reference-writer.js';
import type { Transaction } from './transaction.js';

/** The key of a device's id, which names an anonymous person until the device is said to be somebody's: no user's key begins like this. */
export const ANONYMOUS = 'anonymous ';

/** Whose a fact is: the person, and the id it came under where that is another one of theirs. */
export interface PersonRef {
  readonly personId: number;
  readonly aliasId: number | null;
}

/** People by the key of any of their ids. */
export type People = ReadonlyMap<string, PersonRef>;

const whose = (id: number, mergedInto: number | null): PersonRef => (mergedInto === null ? { personId: id, aliasId: null } : { personId: mergedInto, aliasId: id });

const NOBODY = { personId: null, aliasId: null } as const;

/** Whose a fact is that may be nobody's. */
export function refOf(people: People, key: Given<string>): PersonRef | typeof NOBODY {
  return (typeof key === 'string' ? people.get(key) : undefined) ?? NOBODY;
}

/** The people that these ids belong to now. Stays so until the transaction ends, since it holds the people of the product. */
export async function peopleOf(transaction: Transaction, workspaceId: number, ids: Ids): Promise<People> {
  const merged = ids.size === 0 ? [] : await transaction.rows<{ id: number; mergedInto: number }>(
    `SELECT id, merged_into AS "mergedInto" FROM person WHERE workspace_id = $1 AND id = ANY ($2::bigint[]) AND merged_into IS NOT NULL`, [workspaceId, [...ids.values()]]);
  const rootOf = new Map(merged.map((row) => [row.id, row.mergedInto]));
  return new Map([...ids].map(([key, id]) => [key, whose(id, rootOf.get(id) ?? null)]));
}

/** The ids of these keys, and whose they are, where nobody can change that meanwhile: as idsOf and peopleOf say it, in one statement for those that are known. */
export async function heldPeople(transaction: Transaction, scope: ProductScope, keys: Iterable<string>, madeKeys: Set<string>): Promise<{ readonly ids: Ids; readonly people: People }> {
  const ids = new Map<string, number>();
  const people = new Map<string, PersonRef>();
  const wanted = [...new Set(keys)];
  if (wanted.length === 0) return { ids, people };
  const rows = await transaction.rows<{ id: number; key: string; mergedInto: number | null }>(
    'SELECT id, key, merged_into AS "mergedInto" FROM person WHERE workspace_id = $1 AND product_id = $2 AND key = ANY ($3::text[])', [scope.workspaceId, scope.productId, wanted]);
  const take = (key: string, id: number, mergedInto: number | null): void => {
    ids.set(key, id);
    people.set(key, whose(id, mergedInto));
  };
  for (const { id, key, mergedInto } of rows) take(key, id, mergedInto);
  if (rows.length < wanted.length) for (const [key, id] of await idsOf(transaction, 'person', scope, wanted.filter((key) => !ids.has(key)), madeKeys)) take(key, id, null);
  return { ids, people };
}

/** Which of these keys there is anybody by. */
export async function idsKnown(transaction: Transaction, scope: ProductScope, keys: Iterable<string>): Promise<Set<string>> {
  const rows = await transaction.rows<{ key: string }>('SELECT key FROM person WHERE workspace_id = $1 AND product_id = $2 AND key = ANY ($3::text[])', [scope.workspaceId, scope.productId, [...keys]]);
  return new Set(rows.map(({ key }) => key));
}

/**
 * Holds which id of a product is whose until the transaction ends: together with others who only bring facts, or alone, to change
 * it. It is waited for in the order of asking, so that a stream of batches keeps nobody out.
 */
export async function holdPeople(transaction: Transaction, productId: number, how: 'together' | 'alone'): Promise<void> {
  await transaction.rows(`SELECT pg_advisory_xact_lock${how === 'alone' ? '' : '_shared'}(hashtextextended('people', $1))`, [productId]);
}
