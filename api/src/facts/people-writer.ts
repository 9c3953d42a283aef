import type { ByKey, Changed } from './delivery-writer.js';
import { describe, merged, replaced, type DescribedTable } from './description-writer.js';
import { jsonPatch, said } from './given.js';
import type { AccountItem, PersonItem } from './outcome-items.js';
import { idOf, type Ids, type ProductScope } from './reference-writer.js';
import type { Transaction } from './transaction.js';

const ACCOUNT: DescribedTable = { table: 'account', describable: false, adopted: false, columns: [replaced('name', 'name'), merged('traits', 'traits')] };
const PERSON: DescribedTable = {
  table: 'person', describable: false, adopted: false,
  columns: [replaced('account', 'account_id', 'bigint'), merged('traits', 'traits'), replaced('createdAt', 'created_at', 'timestamptz')],
};

/** Traits are merged: what is not named stays, and a trait that is said to be null is forgotten. */
const traitsPatch = (traits: AccountItem['traits']): object | undefined => (traits ? jsonPatch(traits) : undefined);

/** Describes accounts whose rows are there. Answers the keys of those that it changed. */
export async function writeAccounts(transaction: Transaction, scope: ProductScope, items: ByKey<AccountItem>, accounts: Ids): Promise<Changed> {
  const byId = new Map([...items].map(([key, { item: { name, traits } }]) => [accounts.get(key)!, said({ name, traits: traitsPatch(traits) })]));
  return changedKeys(items.keys(), accounts, await describe(transaction, ACCOUNT, scope.workspaceId, scope.sourceId, byId));
}

export async function writePeople(transaction: Transaction, scope: ProductScope, items: ByKey<PersonItem>, people: Ids, accounts: Ids): Promise<Changed> {
  const byId = new Map([...items].map(([key, { item: { account, traits, createdAt } }]) => (
    [people.get(key)!, said({ account: idOf(accounts, account), traits: traitsPatch(traits), createdAt })])));
  return changedKeys(items.keys(), people, await describe(transaction, PERSON, scope.workspaceId, scope.sourceId, byId));
}

function changedKeys(keys: Iterable<string>, ids: Ids, changed: ReadonlySet<number>): Changed {
  return new Set([...keys].filter((key) => changed.has(ids.get(key)!)));
}
