import type { ByKey, Changed } from './delivery-writer.js';
import { writeFacts, type FactTable } from './fact-writer.js';
import type { RateItem } from './outcome-items.js';
import type { ProductScope } from './reference-writer.js';
import type { Transaction } from './transaction.js';

type Stored = RateItem & ProductScope;

const TABLE: FactTable<Stored> = {
  table: 'exchange_rate', unique: ['product_id', 'from_currency', 'to_currency', 'day', 'source_id'],
  columns: [
    ['product_id', 'bigint', 'productId'], ['from_currency', 'text', 'from'], ['to_currency', 'text', 'to'], ['day', 'date', 'day'], ['source_id', 'bigint', 'sourceId'],
    ['workspace_id', 'bigint', 'workspaceId'], ['rate', 'numeric', 'rate'],
  ],
};

/** Keeps rates of exchange. Answers the keys of those that were new or said something else. */
export async function writeRates(transaction: Transaction, scope: ProductScope, items: ByKey<RateItem>): Promise<Changed> {
  const rows = [...items.values()].map(({ item }) => ({ ...item, ...scope }));
  const changed = await writeFacts(transaction, TABLE, rows);
  return new Set(changed.map((row) => `${String(row['from_currency'])} ${String(row['to_currency'])} ${dayText(row['day'])}`));
}

/** The driver reads a date as local midnight. */
function dayText(day: unknown): string {
  if (!(day instanceof Date)) return String(day);
  return [day.getFullYear(), day.getMonth() + 1, day.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
}
