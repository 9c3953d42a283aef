import { funnelChanges, type FunnelDefinition } from '@bifocal/metrics';
import { countChange } from './setting-writer.js';
import type { Transaction } from './transaction.js';

/** A funnel as it is kept. */
export interface KeptFunnel extends FunnelDefinition {
  readonly key: string;
  readonly name: string;
}

interface Row { readonly id: number; readonly version: number; readonly windowMinutes: number; readonly steps: Partial<FunnelDefinition['steps'][number]>[]; readonly switches: Partial<FunnelDefinition> }

/** What became of saving: its id and version, or the version that stands in the way. */
export interface SavedFunnel {
  readonly saved: boolean;
  readonly id: number;
  readonly version: number;
}

/** Saves a funnel under its key; saving again replaces it. Counted otherwise than before, it is a new version. Refused where the version is not the one that was read (null: whichever it is; 0: none). */
export async function saveFunnel(transaction: Transaction, workspaceId: number, productId: number, { key, name, windowMinutes, steps, ...switches }: KeptFunnel, readVersion: number | null): Promise<SavedFunnel> {
  const [known] = await transaction.rows<Row>(
    'SELECT id, version, window_minutes AS "windowMinutes", steps, switches FROM funnel WHERE workspace_id = $1 AND product_id = $2 AND key = $3 FOR UPDATE', [workspaceId, productId, key]);
  if (known && readVersion !== null && known.version !== readVersion) return { saved: false, id: known.id, version: known.version };
  const changes = known ? funnelChanges(definitionOf(known), { windowMinutes, steps, ...switches }) : [];
  const version = known ? known.version + (changes.length > 0 ? 1 : 0) : 1;
  const [row] = await transaction.rows<{ id: number }>(
    `INSERT INTO funnel (workspace_id, product_id, key, name, window_minutes, steps, switches, version) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
     ON CONFLICT (product_id, key) DO UPDATE SET name = excluded.name, window_minutes = excluded.window_minutes, steps = excluded.steps, switches = excluded.switches, version = excluded.version RETURNING id`,
    [workspaceId, productId, key, name, windowMinutes, JSON.stringify(steps), JSON.stringify(switches), version]);
  if (!known || changes.length > 0) {
    await transaction.rows(
      `INSERT INTO funnel_version (funnel_id, version, changes, window_minutes, steps, switches) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING`,
      [row!.id, version, changes, windowMinutes, JSON.stringify(steps), JSON.stringify(switches)]);
  }
  await countChange(transaction, workspaceId);
  return { saved: true, id: row!.id, version };
}

/** What was kept before there was a switch is as it always was. */
function definitionOf({ windowMinutes, steps, switches }: Row): FunnelDefinition {
  return {
    windowMinutes, order: 'IN_ORDER', entries: 'ANY', exclusions: [], hold: null, ...switches,
    steps: steps.map((step) => ({ event: step.event!, name: step.name ?? step.event!, where: step.where ?? [], or: step.or ?? [] })),
  };
}
