/** The items behind each number of a sprint ledger. */
import type { Measure, Sprint, TeamSettings } from './history.js';
import { amountOf, leftOutReason } from './measure.js';
import type { Passage } from './sprint-passage.js';
import type { SprintSpan } from './sprint-span.js';

export const LEDGER_BUCKETS = [
  'COMMITMENT', 'ADDED', 'REMOVED', 'RE_ESTIMATED', 'COMPLETED', 'CANCELLED', 'CARRY_OVER', 'COMPLETED_OUTSIDE', 'DONE_BEFORE', 'LEFT_OUT',
] as const;
export type LedgerBucket = (typeof LEDGER_BUCKETS)[number];
const PLACES = Object.fromEntries(LEDGER_BUCKETS.map((bucket, place) => [bucket, place])) as Record<LedgerBucket, number>;

/** One item in one column of the ledger; an item that left and came back stands in a column twice. */
export interface LedgerRow {
  readonly bucket: LedgerBucket;
  readonly itemId: string;
  readonly itemKey: string;
  readonly itemTitle: string;
  readonly itemType: string;
  readonly severity: string | null;
  /** With sign in RE_ESTIMATED. The amounts of LEFT_OUT belong to no number. */
  readonly amount: number;
  readonly at: number;
  /** "8 → 13", "late", why it was left out... */
  readonly note: string | null;
  /** Of a COMMITMENT: whether it was completed in the sprint. */
  readonly isKept: boolean | null;
  /** Of a CARRY_OVER: in how many consecutive sprints it has been. */
  readonly age: number | null;
}

type Draft = Pick<LedgerRow, 'bucket' | 'amount' | 'at' | 'note'>;
/** A passage with the sprint it is credited to (where it is done in this one at the close) and its age (where it is carried over). */
export type CreditedPassage = Passage & { readonly creditedTo: string | null; readonly age: number | null };

/** What became of the item at the close. */
function outcomeOf(passage: CreditedPassage, sprint: Sprint, span: SprintSpan, settings: TeamSettings, measure: Measure): Draft | null {
  const { final, amount, isCounted, isMember } = passage;
  const at = Number.isFinite(final.categorySince) ? final.categorySince : span.closeAt;
  if (isCounted) {
    if (final.category === 'CANCELLED') return { bucket: 'CANCELLED', amount, at, note: null };
    if (final.category !== 'DONE') return { bucket: 'CARRY_OVER', amount, at: span.closeAt, note: null };
    if (passage.creditedTo !== sprint.id) return { bucket: 'COMPLETED_OUTSIDE', amount, at, note: passage.steps.at(-1)?.note ?? null };
    return { bucket: 'COMPLETED', amount, at, note: at > sprint.plannedEndAt ? 'late' : null };
  }
  if (isMember) {
    const reason = leftOutReason(final, settings);
    const estimate = amountOf(final, measure);
    if (reason !== null) return { bucket: 'LEFT_OUT', amount: estimate, at, note: reason };
    if (final.category === 'CANCELLED') return { bucket: 'LEFT_OUT', amount: estimate, at, note: 'cancelled before it was in the sprint' };
    return { bucket: 'DONE_BEFORE', amount: estimate, at, note: null };
  }
  const isOutside = passage.lastExitWasDone && final.exists && final.category === 'DONE' && !final.sprintIds.includes(sprint.id);
  return isOutside ? { bucket: 'COMPLETED_OUTSIDE', amount, at, note: 'removed after it was done' } : null;
}

/** All rows of a ledger: by column, then in the order they happened. */
export function rowsOf(
  sprint: Sprint, span: SprintSpan, passages: readonly CreditedPassage[], settings: TeamSettings, measure: Measure,
): LedgerRow[] {
  const rows = passages.flatMap((passage) => {
    const { item } = passage.timeline;
    const outcome = outcomeOf(passage, sprint, span, settings, measure);
    const drafts: Draft[] = passage.steps.flatMap(({ bucket, amount, at, note }) => (bucket === null ? [] : [{ bucket, amount, at, note }]));
    if (passage.commitment) {
      const at = Math.min(span.startAt, span.closeAt);
      drafts.push({ bucket: 'COMMITMENT', amount: passage.commitment.amount, at, note: passage.commitment.unestimated ? 'no estimate' : null });
    }
    if (outcome) drafts.push(outcome);
    return drafts.map((draft): LedgerRow => ({
      ...draft,
      itemId: item.id,
      itemKey: item.key,
      itemTitle: item.title,
      itemType: item.type,
      severity: item.severity,
      isKept: draft.bucket === 'COMMITMENT' ? outcome?.bucket === 'COMPLETED' : null,
      age: draft.bucket === 'CARRY_OVER' ? passage.age : null,
    }));
  });
  return rows.sort((a, b) => PLACES[a.bucket] - PLACES[b.bucket] || a.at - b.at || (a.itemKey < b.itemKey ? -1 : a.itemKey > b.itemKey ? 1 : 0));
}
