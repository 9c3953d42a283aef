import { keysOf, type ByKey, type Changed } from './delivery-writer.js';
import { writeFacts, type FactTable } from './fact-writer.js';
import { refOf, type People, type PersonRef } from './identities.js';
import type { PaymentItem } from './outcome-items.js';
import { idOf, type Ids, type ProductScope } from './reference-writer.js';
import type { Transaction } from './transaction.js';

type Stored = PaymentItem & ProductScope & { readonly accountId: number | null | undefined; readonly personId: number | null; readonly aliasId: PersonRef['aliasId'] };

const TABLE: FactTable<Stored> = {
  table: 'payment', unique: ['source_id', 'key'],
  columns: [
    ['source_id', 'bigint', 'sourceId'], ['key', 'text', 'key'], ['workspace_id', 'bigint', 'workspaceId'], ['product_id', 'bigint', 'productId'],
    ['account_id', 'bigint', 'accountId'], ['person_id', 'bigint', 'personId'], ['alias_id', 'bigint', 'aliasId'], ['at', 'timestamptz', 'at'], ['kind', 'text', 'kind'],
    ['currency', 'text', 'currency'], ['amount_minor', 'numeric', 'amountMinor'],
    ['tax_minor', 'numeric', 'taxMinor'], ['usage_minor', 'numeric', 'usageMinor'], ['one_off_minor', 'numeric', 'oneOffMinor'],
  ],
};

/** Keeps payments and refunds. */
export async function writePayments(transaction: Transaction, scope: ProductScope, items: ByKey<PaymentItem>, accounts: Ids, people: People): Promise<Changed> {
  const rows = [...items.values()].map(({ item }) => ({ ...item, ...scope, accountId: idOf(accounts, item.account), ...refOf(people, item.person) }));
  return keysOf(await writeFacts(transaction, TABLE, rows));
}

/** Removes payments of these keys, which the source has taken back. Answers how many there were. */
export async function removePayments(transaction: Transaction, { workspaceId, sourceId }: ProductScope, keys: readonly string[]): Promise<number> {
  if (keys.length === 0) return 0;
  return (await transaction.rows('DELETE FROM payment WHERE workspace_id = $1 AND source_id = $2 AND key = ANY ($3::text[]) RETURNING 1', [workspaceId, sourceId, keys])).length;
}
