/** How two ledgers of one sprint differ, item by item. */
import { LEDGER_BUCKETS, type LedgerBucket, type LedgerRow } from './ledger-rows.js';
import { exactSum } from './measure.js';

/** One item in one column; null: it is not in the column. */
export interface ItemDifference {
  readonly bucket: LedgerBucket;
  readonly itemId: string;
  readonly itemKey: string;
  readonly itemTitle: string;
  readonly before: number | null;
  readonly after: number | null;
  /** After less before: the changes of a column's items add up to the change of its number. */
  readonly change: number;
  readonly note: string;
}

type Column = ReadonlyMap<string, { readonly row: LedgerRow; readonly amount: number }>;

function columnOf(rows: readonly LedgerRow[], bucket: LedgerBucket): Column {
  const items = new Map<string, { row: LedgerRow; amount: number }>();
  for (const row of rows) {
    if (row.bucket !== bucket) continue;
    const known = items.get(row.itemId);
    items.set(row.itemId, { row, amount: known ? exactSum([known.amount, row.amount]) : row.amount });
  }
  return items;
}

/** What happened to the amount, and, where the item left or came, where it is or was instead. */
function noteOf(before: number | null, after: number | null, elsewhere: readonly LedgerBucket[]): string {
  const words = elsewhere.map((bucket) => bucket.toLowerCase().replaceAll('_', ' ')).join(', ');
  if (before === null) return words === '' ? 'not known to the sprint before' : `was: ${words}`;
  if (after === null) return words === '' ? 'no longer known to the sprint' : `is: ${words}`;
  return `${before} → ${after}`;
}

/**
 * The items that stand differently in two ledgers of one sprint and measure: as it closed, and as its history reads now. An item
 * that counts the same in a column is not listed. For every column, the sum of `change` is the change of the column's number.
 */
export function ledgerDifference(before: readonly LedgerRow[], after: readonly LedgerRow[]): ItemDifference[] {
  const OUTCOMES: readonly LedgerBucket[] = ['COMPLETED', 'CANCELLED', 'CARRY_OVER', 'COMPLETED_OUTSIDE', 'DONE_BEFORE', 'LEFT_OUT'];
  const standing = (rows: readonly LedgerRow[], itemId: string, bucket: LedgerBucket) =>
    OUTCOMES.filter((outcome) => outcome !== bucket && OUTCOMES.includes(bucket) && rows.some((row) => row.itemId === itemId && row.bucket === outcome));
  return LEDGER_BUCKETS.flatMap((bucket) => {
    const [old, now] = [columnOf(before, bucket), columnOf(after, bucket)];
    return [...new Set([...old.keys(), ...now.keys()])].flatMap((id): ItemDifference[] => {
      const [was, is] = [old.get(id), now.get(id)];
      const [from, to] = [was?.amount ?? null, is?.amount ?? null];
      if (from === to) return [];
      const { itemKey, itemTitle } = (is ?? was)!.row;
      const elsewhere = from === null ? standing(before, id, bucket) : to === null ? standing(after, id, bucket) : [];
      return [{ bucket, itemId: id, itemKey, itemTitle, before: from, after: to, change: exactSum([to ?? 0, -(from ?? 0)]), note: noteOf(from, to, elsewhere) }];
    }).sort((a, b) => (a.itemKey < b.itemKey ? -1 : a.itemKey > b.itemKey ? 1 : 0));
  });
}
