import { keysOf, type ByKey, type Changed } from './delivery-writer.js';
import { lockRows } from './description-writer.js';
import { writeFacts, type FactTable } from './fact-writer.js';
import { movementsOf, outlookOf, type ChangeRow } from './movements-of-account.js';
import type { SubscriptionChangeItem } from './outcome-items.js';
import type { Ids, ProductScope } from './reference-writer.js';
import type { Transaction } from './transaction.js';

type Stored = Omit<SubscriptionChangeItem, 'account'> & ProductScope & { readonly accountId: number };

const TABLE: FactTable<Stored> = {
  table: 'subscription_change', unique: ['source_id', 'key'],
  columns: [
    ['source_id', 'bigint', 'sourceId'], ['key', 'text', 'key'], ['workspace_id', 'bigint', 'workspaceId'], ['product_id', 'bigint', 'productId'],
    ['account_id', 'bigint', 'accountId'], ['subscription', 'text', 'subscription'], ['at', 'timestamptz', 'at'], ['status', 'text', 'status'], ['plan', 'text', 'plan'],
    ['currency', 'text', 'currency'], ['amount_minor', 'bigint', 'amountMinor'], ['quantity', 'integer', 'quantity'], ['"interval"', 'text', 'interval'],
    ['interval_count', 'integer', 'intervalCount'], ['discount_percent', 'numeric', 'discountPercent'], ['discount_amount_minor', 'bigint', 'discountAmountMinor'],
    ['discount_duration', 'text', 'discountDuration'], ['discount_ends_at', 'timestamptz', 'discountEndsAt'], ['discounts', 'jsonb', 'discounts'], ['tax_minor', 'bigint', 'taxMinor'],
    ['cancel_at', 'timestamptz', 'cancelAt'], ['cancel_reason', 'text', 'cancelReason'], ['cancel_comment', 'text', 'cancelComment'],
  ],
};

const CHANGES = `
  SELECT account_id AS "accountId", source_id AS "sourceId", currency, key, subscription, at, status, amount_minor AS "amountMinor", quantity, "interval", interval_count AS "intervalCount",
         discount_percent AS "discountPercent", discount_amount_minor AS "discountAmountMinor", discount_duration AS "discountDuration",
         discount_ends_at AS "discountEndsAt", discounts,
         cancel_at AS "cancelAt", cancel_reason AS "cancelReason", cancel_comment AS "cancelComment"
  FROM subscription_change WHERE workspace_id = $1 AND account_id = ANY ($2::bigint[])`;

/**
 * What accounts ($1) have from now on is what follows: what is gone is removed, what is new or otherwise is written, and all else stays as it is, so
 * that one change of an account with hundreds costs what it brings. What is gone is told by NOT IN: a hash, whatever the planner knows (none is null).
 */
const replaced = (table: string, columns: readonly (readonly [column: string, type: string])[]): string => {
  const names = columns.map(([column]) => column);
  return `
  WITH fresh AS MATERIALIZED (
    SELECT f.account_id, f.currency, f.at, a.product_id, ${names.map((name) => `f.${name}`).join(', ')}
    FROM unnest($2::bigint[], $3::text[], $4::timestamptz[], ${columns.map(([, type], index) => `$${index + 5}::${type}[]`).join(', ')}) AS f(account_id, currency, at, ${names.join(', ')})
    JOIN account a ON a.id = f.account_id),
  gone AS (
    DELETE FROM ${table} t WHERE t.account_id = ANY ($1::bigint[]) AND (t.account_id, t.currency, t.at) NOT IN (SELECT f.account_id, f.currency, f.at FROM fresh f))
  INSERT INTO ${table} AS t (account_id, currency, at, product_id, ${names.join(', ')}) SELECT * FROM fresh
  ON CONFLICT (account_id, currency, at) DO UPDATE SET ${names.map((name) => `${name} = excluded.${name}`).join(', ')}
  WHERE (${names.map((name) => `t.${name}`).join(', ')}) IS DISTINCT FROM (${names.map((name) => `excluded.${name}`).join(', ')})`;
};
const MOVEMENTS = replaced('mrr_movement', [['kind', 'text'], ['amount_minor', 'bigint'], ['mrr_after_minor', 'bigint'], ['note', 'text'], ['reason', 'text'], ['comment', 'text']]);
const OUTLOOK = replaced('mrr_outlook', [['at_risk_minor', 'bigint'], ['scheduled_minor', 'bigint']]);

/**
 * Keeps changes of subscriptions, and in the same transaction replays every account they touch: its movements are always what
 * the pure replay of all its changes says. Of the subscriptions in `whole` the items are all there is: other changes of theirs are removed. Accounts are locked first, so that of two batches about one the second sees the first.
 */
export async function writeSubscriptionChanges(transaction: Transaction, scope: ProductScope, items: ByKey<SubscriptionChangeItem>, accounts: Ids, whole: readonly string[] = []): Promise<Changed> {
  if (items.size === 0 && whole.length === 0) return new Set();
  // A corrected change may have belonged to another account, which has to be replayed too; one source's corrections wait for each other.
  await transaction.rows(`SELECT pg_advisory_xact_lock(hashtextextended('subscription changes', $1))`, [scope.sourceId]);
  const before = await transaction.rows<{ accountId: number }>(
    `SELECT DISTINCT account_id AS "accountId" FROM subscription_change WHERE workspace_id = $1 AND source_id = $2 AND key = ANY ($3::text[])`,
    [scope.workspaceId, scope.sourceId, [...items.keys()]]);
  const removed = whole.length === 0 ? [] : await transaction.rows<{ accountId: number }>(
    'DELETE FROM subscription_change WHERE workspace_id = $1 AND source_id = $2 AND subscription = ANY ($3::text[]) AND key <> ALL ($4::text[]) RETURNING account_id AS "accountId"',
    [scope.workspaceId, scope.sourceId, whole, [...items.keys()]]);
  const touched = new Set([...before, ...removed].map((row) => row.accountId));
  for (const { item } of items.values()) touched.add(accounts.get(item.account)!);
  await lockRows(transaction, 'account', scope.workspaceId, touched);
  const rows = [...items.values()].map(({ item: { account, ...change } }): Stored => ({ ...change, ...scope, accountId: accounts.get(account)! }));
  const changed = keysOf(await writeFacts(transaction, TABLE, rows));
  if (changed.size > 0 || removed.length > 0) await replay(transaction, scope, [...touched]);
  return changed;
}

/** Works out the movements and the outlook of these accounts anew from all their changes. The accounts are locked by the caller. */
export async function replay(transaction: Transaction, { workspaceId }: Pick<ProductScope, 'workspaceId'>, accountIds: number[]): Promise<void> {
  const rows = await transaction.rows<ChangeRow>(CHANGES, [workspaceId, accountIds]);
  const byAccount = new Map<number, ChangeRow[]>(accountIds.map((id) => [id, []]));
  for (const row of rows) byAccount.get(row.accountId)?.push(row);
  const movements = [...byAccount].flatMap(([accountId, changes]) => movementsOf(changes).map((movement) => ({ accountId, ...movement })));
  const outlook = [...byAccount].flatMap(([accountId, changes]) => outlookOf(changes).map((each) => ({ accountId, ...each })));
  await transaction.rows(MOVEMENTS, [
    accountIds, movements.map((each) => each.accountId), movements.map((each) => each.currency), movements.map((each) => each.at.toISOString()), movements.map((each) => each.kind),
    movements.map((each) => each.amountMinor), movements.map((each) => each.mrrAfterMinor), movements.map((each) => each.note),
    movements.map((each) => each.reason), movements.map((each) => each.comment),
  ]);
  await transaction.rows(OUTLOOK, [
    accountIds, outlook.map((each) => each.accountId), outlook.map((each) => each.currency), outlook.map((each) => each.at.toISOString()),
    outlook.map((each) => each.atRiskMinor), outlook.map((each) => each.scheduledMinor),
  ]);
}
