import type { ProductScope } from './reference-writer.js';
import type { Transaction } from './transaction.js';

/** Puts the tags on responses with which they came in first. Nobody has put them there but their source. */
export async function writeFirstTags(transaction: Transaction, { workspaceId, productId, sourceId }: ProductScope, tags: readonly { readonly key: string; readonly tag: string }[]): Promise<void> {
  if (tags.length === 0) return;
  const [keys, names] = [tags.map(({ key }) => key), tags.map(({ tag }) => tag.trim().replace(/\s+/g, ' '))];
  await transaction.rows(
    `INSERT INTO tag (workspace_id, product_id, name) SELECT $1, $2, min(name) FROM unnest($3::text[]) AS g(name) GROUP BY lower(name) ORDER BY lower(name) ON CONFLICT DO NOTHING`, [workspaceId, productId, names]);
  await transaction.rows(
    `INSERT INTO survey_response_tag (response_id, tag_id, workspace_id) SELECT DISTINCT r.id, t.id, $1::bigint FROM unnest($4::text[], $5::text[]) AS g(key, name)
     JOIN survey_response r ON r.source_id = $3 AND r.key = g.key JOIN tag t ON t.product_id = $2 AND lower(t.name) = lower(g.name) ON CONFLICT DO NOTHING`, [workspaceId, productId, sourceId, keys, names]);
}
