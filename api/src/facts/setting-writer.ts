import { tellFacts, tellTalk } from './moved.js';
import type { Transaction } from './transaction.js';

/** What a workspace has decided, by key. */
export async function readSetting<T>(transaction: Transaction, workspaceId: number, key: string): Promise<T | null> {
  const [row] = await transaction.rows<{ value: T }>('SELECT value FROM setting WHERE workspace_id = $1 AND key = $2', [workspaceId, key]);
  return row?.value ?? null;
}

export async function writeSetting(transaction: Transaction, workspaceId: number, key: string, value: object): Promise<void> {
  await transaction.rows(
    'INSERT INTO setting (workspace_id, key, value) VALUES ($1, $2, $3) ON CONFLICT (workspace_id, key) DO UPDATE SET value = excluded.value',
    [workspaceId, key, JSON.stringify(value)]);
}

/** Moves the workspace's version for a change that no batch brought: whoever keeps an answer must ask again. */
export async function countChange(transaction: Transaction, workspaceId: number): Promise<void> {
  await count(transaction, workspaceId, 'changes', tellFacts);
}

/** Moves the version of what people say about their sprints. No number hangs on it, so nothing is counted again. */
export async function countTalk(transaction: Transaction, workspaceId: number): Promise<void> {
  await count(transaction, workspaceId, 'talk', tellTalk);
}

async function count(transaction: Transaction, workspaceId: number, key: string, tell: string): Promise<void> {
  await transaction.rows(
    `INSERT INTO setting (workspace_id, key, value) VALUES ($1, $2, '1')
     ON CONFLICT (workspace_id, key) DO UPDATE SET value = to_jsonb((setting.value)::bigint + 1) RETURNING ${tell}`, [workspaceId, key]);
}
