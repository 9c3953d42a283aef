import type { Transaction } from './transaction.js';

/** Whose facts a batch brings. */
export interface Scope {
  readonly workspaceId: number;
  readonly sourceId: number;
}
export interface ProductScope extends Scope {
  readonly productId: number;
}

/** What can be referred to by key, and what makes the key unique. Products and teams are the workspace's, people and accounts a product's, the rest a source's. */
const PLACES = {
  product: { owner: 'workspace', columns: 'workspace_id, key, name', values: '$1, k, k' },
  team: { owner: 'workspace', columns: 'workspace_id, key, name', values: '$1, k, k' },
  sprint: { owner: 'source', columns: 'workspace_id, source_id, key, name', values: '$1, $2, k, k' },
  release: { owner: 'source', columns: 'workspace_id, source_id, key, name', values: '$1, $2, k, k' },
  work_item: { owner: 'source', columns: 'workspace_id, source_id, key', values: '$1, $2, k' },
  account: { owner: 'product', columns: 'workspace_id, source_id, product_id, key', values: '$1, $3, $2, k' },
  person: { owner: 'product', columns: 'workspace_id, source_id, product_id, key', values: '$1, $3, $2, k' },
} as const;

export type Place = keyof typeof PLACES;

/** Ids by key. */
export type Ids = ReadonlyMap<string, number>;

/**
 * The ids of these keys; for a key that was not collected yet a row is made that holds its place until it is described.
 * Keys go in sorted, so that two batches which make the same rows wait for each other instead of deadlocking.
 * `madeKeys` takes the keys of the rows that were made.
 */
export async function idsOf(transaction: Transaction, place: Place, scope: Scope & { readonly productId?: number }, keys: Iterable<string | null | undefined>, madeKeys?: Set<string>): Promise<Ids> {
  const wanted = [...new Set([...keys].filter((key): key is string => typeof key === 'string'))].sort();
  const ids = new Map<string, number>();
  if (wanted.length === 0) return ids;
  const { owner, columns, values } = PLACES[place];
  const owners = owner === 'workspace' ? [scope.workspaceId] : owner === 'source' ? [scope.workspaceId, scope.sourceId] : [scope.workspaceId, scope.productId];
  const own = owner === 'workspace' ? '' : ` AND ${owner}_id = $2`;
  const find = async (missing: string[]): Promise<void> => {
    const rows = await transaction.rows<{ id: number; key: string }>(
      `SELECT id, key FROM ${place} WHERE workspace_id = $1${own} AND key = ANY ($${owners.length + 1}::text[])`, [...owners, missing]);
    for (const row of rows) ids.set(row.key, row.id);
  };
  await find(wanted);
  let missing = wanted.filter((key) => !ids.has(key));
  if (missing.length === 0) return ids;
  const parameters = owner === 'product' ? [...owners, scope.sourceId] : owners;
  const made = await transaction.rows<{ id: number; key: string }>(
    `INSERT INTO ${place} (${columns}) SELECT ${values} FROM unnest($${parameters.length + 1}::text[]) WITH ORDINALITY AS wanted(k, n) ORDER BY n
     ON CONFLICT DO NOTHING RETURNING id, key`, [...parameters, missing]);
  for (const row of made) {
    ids.set(row.key, row.id);
    madeKeys?.add(row.key);
  }
  // What another transaction made meanwhile is visible to a new statement.
  missing = missing.filter((key) => !ids.has(key));
  if (missing.length > 0) await find(missing);
  return ids;
}

/** The id of a key that was said: null stays null, unsaid stays unsaid. */
export function idOf(ids: Ids, key: string | null | undefined): number | null | undefined {
  return typeof key === 'string' ? (ids.get(key) ?? null) : key;
}
