import { readSetting, writeSetting } from '../facts/setting-writer.js';
import type { Transaction } from '../facts/transaction.js';

/** How far the sample is. What it is made from is kept from the first moment, so that a load that was cut off makes the same facts again. */
export interface SampleState {
  readonly state: 'loading' | 'done' | 'removed';
  readonly seed: number;
  readonly today: string;
  readonly scale: number;
}

const KEY = 'sample';
const TURN = 'sample turn';

export const readSampleState = (transaction: Transaction, workspaceId: number): Promise<SampleState | null> => readSetting<SampleState>(transaction, workspaceId, KEY);
export const writeSampleState = (transaction: Transaction, workspaceId: number, state: SampleState): Promise<void> => writeSetting(transaction, workspaceId, KEY, state);

/** Of several servers that start at once one loads the sample: what people are simulated to say would be said twice. Its turn is over when it has not been heard of for two minutes. */
export async function takeSampleTurn(transaction: Transaction, workspaceId: number, server: string): Promise<boolean> {
  const taken = await transaction.rows(
    `INSERT INTO setting AS s (workspace_id, key, value) VALUES ($1, $2, jsonb_build_object('server', $3::text, 'at', extract(epoch FROM now())))
     ON CONFLICT (workspace_id, key) DO UPDATE SET value = excluded.value WHERE s.value ->> 'server' = $3 OR (s.value ->> 'at')::numeric < extract(epoch FROM now()) - 120 RETURNING 1`, [workspaceId, TURN, server]);
  return taken.length > 0;
}
