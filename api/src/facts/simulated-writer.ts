import { countChange } from './setting-writer.js';
import type { Transaction } from './transaction.js';

/** Facts first, then what they refer to: a row that nothing refers to is removed without a search. */
const BY_SOURCE = [
  'removed_event_day', 'event', 'subscription_change', 'payment', 'survey_response', 'survey', 'feedback', 'deployment', 'incident', 'person', 'account', 'work_item', 'sprint', 'release',
] as const;

/**
 * Removes everything that simulated sources brought: their facts, the products and teams they described with all that hangs on
 * these (funnels, and what another source may have sent for such a product), and the sources themselves. False where there was none.
 */
export async function removeSimulated(transaction: Transaction, workspaceId: number): Promise<boolean> {
  const sources = await transaction.rows<{ id: number }>('SELECT id FROM source WHERE workspace_id = $1 AND simulated ORDER BY id FOR UPDATE', [workspaceId]);
  if (sources.length === 0) return false;
  const ids = sources.map(({ id }) => id);
  for (const table of BY_SOURCE) await transaction.rows(`DELETE FROM ${table} WHERE source_id = ANY ($1::bigint[])`, [ids]);
  for (const table of ['team', 'product']) await transaction.rows(`DELETE FROM ${table} WHERE workspace_id = $1 AND source_id = ANY ($2::bigint[])`, [workspaceId, ids]);
  await transaction.rows('DELETE FROM source WHERE id = ANY ($1::bigint[])', [ids]);
  await countChange(transaction, workspaceId);
  return true;
}
