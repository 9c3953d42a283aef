import type { EventRule } from '@bifocal/metrics';
import { countChange } from './setting-writer.js';
import type { Transaction } from './transaction.js';

/** A step as it is kept: an event with its conditions, and others that do as well. */
export interface KeptStep extends EventRule {
  readonly name: string;
  readonly or: readonly EventRule[];
}

/** A funnel as it is kept: steps as the tallies read them. */
export interface KeptFunnel {
  readonly key: string;
  readonly name: string;
  readonly windowMinutes: number;
  readonly steps: readonly KeptStep[];
}

/** Saves a funnel under its key; saving again replaces it. Answers its id. */
export async function saveFunnel(transaction: Transaction, workspaceId: number, productId: number, { key, name, windowMinutes, steps }: KeptFunnel): Promise<number> {
  const [row] = await transaction.rows<{ id: number }>(
    `INSERT INTO funnel (workspace_id, product_id, key, name, window_minutes, steps) VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (product_id, key) DO UPDATE SET name = excluded.name, window_minutes = excluded.window_minutes, steps = excluded.steps RETURNING id`,
    [workspaceId, productId, key, name, windowMinutes, JSON.stringify(steps)]);
  await countChange(transaction, workspaceId);
  return row!.id;
}
