/** The two numbers that a tracker's velocity has of a sprint, and what the ledger counts of each item in them. */
import type { ItemHistory, TeamSettings } from './history.js';
import type { LedgerRow } from './ledger-rows.js';
import { exactSum } from './measure.js';
import { otherCounts, type OtherCount, type ParityReason, type ParitySide } from './parity-rules.js';
import type { SprintLedger } from './sprint-ledger.js';

/** An item that the report counts otherwise. `amount` is theirs less ours. */
export interface ParityItem {
  readonly itemKey: string;
  /** null where the item is not known here. */
  readonly itemTitle: string | null;
  readonly side: ParitySide;
  readonly ours: number;
  readonly theirs: number;
  readonly amount: number;
}

export interface ParityExplanation extends ParityItem {
  readonly reason: ParityReason;
  readonly detail: string | null;
}

export const BUCKET = { COMMITTED: 'COMMITMENT', COMPLETED: 'COMPLETED' } as const;

/** One side of a comparison, with all it is judged by. */
export interface Asked {
  readonly side: ParitySide;
  readonly ledger: SprintLedger;
  readonly histories: readonly ItemHistory[];
  readonly settings: TeamSettings;
  readonly now: number;
  readonly elsewhere: readonly Pick<ItemHistory, 'key' | 'title'>[];
  readonly listed: readonly string[] | null;
}

/** An item with what the ledger counts of it on this side. */
export interface Ours {
  readonly key: string;
  readonly title: string;
  readonly item: ItemHistory | undefined;
  readonly rows: readonly LedgerRow[];
  readonly amount: number;
}

/** The items that were ever in the sprint, and those only the ledger's rows know. */
export function ourItems({ side, ledger, histories }: Asked): Map<string, Ours> {
  const rows = new Map<string, LedgerRow[]>();
  for (const row of ledger.rows) rows.set(row.itemId, [...(rows.get(row.itemId) ?? []), row]);
  const all = new Map<string, Ours>();
  const put = (id: string, itemKey: string, title: string, item: ItemHistory | undefined): void => {
    const its = rows.get(id) ?? [];
    all.set(keyOf(itemKey), { key: itemKey, title, item, rows: its, amount: exactSum(its.filter((row) => row.bucket === BUCKET[side]).map((row) => row.amount)) });
    rows.delete(id);
  };
  for (const item of histories) put(item.id, item.key, item.title, item);
  for (const [id, [first]] of [...rows]) if (first) put(id, first.itemKey, first.itemTitle, undefined);
  return all;
}

/** What other rules would count of an item. */
export const countsOf = (asked: Asked, { item, rows, amount }: Ours): OtherCount[] =>
  (item ? otherCounts(asked.side, item, rows, amount, asked.ledger, asked.settings, asked.now) : []);

/** Keys are compared without regard to case. */
export const keyOf = (key: string): string => key.trim().toUpperCase();

export const byKey = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** What was found out about a difference. */
export interface Found {
  readonly explanations: readonly ParityExplanation[];
  readonly unexplainedItems: readonly ParityItem[];
  readonly basis: 'ITEMS' | 'TOTALS';
  readonly ways: number | null;
}
