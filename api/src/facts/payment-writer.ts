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
  ],
};

/** Keeps payments and refunds. */
export async function writePayments(transaction: Transaction, scope: ProductScope, items: ByKey<PaymentItem>, accounts: Ids, people: People): Promise<Changed> {
  const rows = [...items.values()].map(({ item }) => ({ ...item, ...scope, accountId: idOf(accounts, item.account), ...refOf(people, item.person) }));
  return keysOf(await writeFacts(transaction, TABLE, rows));
}
