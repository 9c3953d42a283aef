import { moveFacts, type Move } from './fact-mover.js';
import { rootsOf, type IdentityNode } from './identity-roots.js';
import type { Ids, ProductScope } from './reference-writer.js';
import type { Transaction } from './transaction.js';

/** "This id is that person", by their keys. */
export interface IdentityClaim {
  readonly from: string;
  readonly to: string;
  readonly at: string;
}

/** The earliest of the claims of each two ids. */
export function earliestClaims(claims: Iterable<IdentityClaim>): IdentityClaim[] {
  const earliest = new Map<string, IdentityClaim>();
  for (const claim of claims) {
    const name = claimName(claim);
    const known = earliest.get(name);
    if (!known || claim.at < known.at) earliest.set(name, claim);
  }
  return [...earliest.values()];
}

/** What makes a claim one: the two ids that it names. */
export const claimName = ({ from, to }: Pick<IdentityClaim, 'from' | 'to'>): string => JSON.stringify([from, to]);

/** Whether all of these were claimed before, and as early: then they change nobody. */
export async function areKnown(transaction: Transaction, scope: ProductScope, claims: readonly IdentityClaim[]): Promise<boolean> {
  if (claims.length === 0) return true;
  const [row] = await transaction.rows<{ known: number }>(
    `SELECT count(*) AS known FROM unnest($3::text[], $4::text[], $5::timestamptz[]) AS w(from_key, to_key, at)
     JOIN person f ON f.product_id = $2 AND f.key = w.from_key AND f.workspace_id = $1
     JOIN person t ON t.product_id = $2 AND t.key = w.to_key AND t.workspace_id = $1
     JOIN identity_claim c ON c.from_id = f.id AND c.to_id = t.id AND c.at <= w.at`,
    [scope.workspaceId, scope.productId, claims.map(({ from }) => from), claims.map(({ to }) => to), claims.map(({ at }) => at)]);
  return row?.known === claims.length;
}

/**
 * Keeps claims, and in the same transaction lets every fact follow: each id belongs to what its earliest claim says (of two at one
 * instant, to the key that comes first). Whoever calls holds the people of the product alone. Answers the names of the claims that
 * were new, and all ids of the people that changed.
 */
export async function writeClaims(transaction: Transaction, scope: ProductScope, claims: readonly IdentityClaim[], ids: Ids): Promise<{ changed: Set<string>; touched: number[] }> {
  if (claims.length === 0) return { changed: new Set(), touched: [] };
  const kept = await transaction.rows<{ fromId: number; toId: number }>(
    `INSERT INTO identity_claim AS c (from_id, to_id, at) SELECT * FROM unnest($1::bigint[], $2::bigint[], $3::timestamptz[])
     ON CONFLICT (from_id, to_id) DO UPDATE SET at = excluded.at WHERE excluded.at < c.at RETURNING from_id AS "fromId", to_id AS "toId"`,
    [claims.map(({ from }) => ids.get(from)), claims.map(({ to }) => ids.get(to)), claims.map(({ at }) => at)]);
  const keyOf = new Map([...ids].map(([key, id]) => [id, key]));
  const changed = new Set(kept.map(({ fromId, toId }) => claimName({ from: keyOf.get(fromId)!, to: keyOf.get(toId)! })));
  const turned = await chooseParents(transaction, [...new Set(kept.map(({ fromId }) => fromId))]);
  return { changed, touched: turned.length === 0 ? [] : await settle(transaction, scope, turned) };
}

/** Lets each id point to what its earliest claim says. Answers the ids whose pointer turned, and what they point to now. */
async function chooseParents(transaction: Transaction, fromIds: readonly number[]): Promise<number[]> {
  if (fromIds.length === 0) return [];
  const rows = await transaction.rows<{ id: number; parentId: number }>(
    `UPDATE person p SET parent_id = c.to_id
     FROM (SELECT DISTINCT ON (c.from_id) c.from_id, c.to_id FROM identity_claim c JOIN person t ON t.id = c.to_id
           WHERE c.from_id = ANY ($1::bigint[]) ORDER BY c.from_id, c.at, t.key COLLATE "C") c
     WHERE p.id = c.from_id AND p.parent_id IS DISTINCT FROM c.to_id RETURNING p.id, p.parent_id AS "parentId"`, [fromIds]);
  return rows.flatMap(({ id, parentId }) => [id, parentId]);
}

/** Finds the person of every id that these are together with, before and after, and moves the facts of those that changed hands. */
async function settle(transaction: Transaction, scope: ProductScope, turned: readonly number[]): Promise<number[]> {
  const before = await rootIds(transaction, scope.workspaceId, turned);
  const nodes = await transaction.rows<Omit<IdentityNode, 'claimedAt'> & { claimedAt: Date | null; rootId: number }>(
    `SELECT p.id, p.key, p.parent_id AS "parentId", c.at AS "claimedAt", coalesce(p.merged_into, p.id) AS "rootId"
     FROM person p LEFT JOIN identity_claim c ON c.from_id = p.id AND c.to_id = p.parent_id
     WHERE p.workspace_id = $1 AND (p.id = ANY ($2::bigint[]) OR p.merged_into = ANY ($2::bigint[]))`, [scope.workspaceId, before]);
  const roots = rootsOf(nodes.map((node) => ({ ...node, claimedAt: node.claimedAt?.toISOString() ?? null })));
  const moves = nodes.flatMap(({ id, rootId }): Move[] => {
    const to = roots.get(id)!;
    return to === rootId ? [] : [{ aliasId: id, fromId: rootId, toId: to }];
  });
  await moveFacts(transaction, moves);
  return nodes.map(({ id }) => id);
}

/** The people that these ids belong to, by the ids of their own. */
export async function rootIds(transaction: Transaction, workspaceId: number, ids: readonly number[]): Promise<number[]> {
  const rows = await transaction.rows<{ id: number }>(
    'SELECT DISTINCT coalesce(merged_into, id) AS id FROM person WHERE workspace_id = $1 AND id = ANY ($2::bigint[]) ORDER BY 1', [workspaceId, ids]);
  return rows.map(({ id }) => id);
}
