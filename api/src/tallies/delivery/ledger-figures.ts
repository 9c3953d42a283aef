import { measured, netAdditions, nothing, ratio, type LedgerBucket, type LedgerRow, type LedgerTotals, type Measure, type MetricValue, type SprintLedger } from '@bifocal/metrics';
import type { BehindRow, LeftOutRow } from '../answer.js';
import { amountText, unmeasured, type Judged } from './judgement.js';

/** What one metric takes from the ledgers it is about. */
interface LedgerMetric {
  /** The amount of a ledger, or the ratio that the formulas judged. */
  readonly of: (ledger: LedgerTotals) => number | MetricValue;
  /** The column, and of it the rows, that add up to the numerator; and the column of the denominator. */
  readonly column: LedgerBucket;
  readonly numerator?: (row: LedgerRow) => boolean;
  /** Of the column only what was not removed again, item by item. */
  readonly isNet?: boolean;
  readonly denominator: LedgerBucket | null;
  /** What a reader may look for and not find. */
  readonly leftOut: readonly LedgerBucket[];
  readonly words: string;
}

const NOT_COUNTED = ['DONE_BEFORE', 'LEFT_OUT'] as const;

export const LEDGER_METRICS: Readonly<Record<string, LedgerMetric>> = {
  'velocity.committed': { of: (ledger) => ledger.commitment, column: 'COMMITMENT', denominator: null, leftOut: NOT_COUNTED, words: 'committed' },
  'velocity.completed': { of: (ledger) => ledger.completed, column: 'COMPLETED', denominator: null, leftOut: ['COMPLETED_OUTSIDE', ...NOT_COUNTED], words: 'completed' },
  'velocity.carry_over': { of: (ledger) => ledger.carryOver, column: 'CARRY_OVER', denominator: null, leftOut: ['LEFT_OUT'], words: 'carried over' },
  'burndown.remaining': { of: (ledger) => ledger.carryOver, column: 'CARRY_OVER', denominator: null, leftOut: ['LEFT_OUT'], words: 'remaining' },
  'velocity.kept_commitment': { of: (ledger) => ledger.keptCommitment, column: 'COMMITMENT', numerator: (row) => row.isKept === true, denominator: 'COMMITMENT', leftOut: NOT_COUNTED, words: 'kept' },
  'velocity.delivered_ratio': { of: (ledger) => ledger.deliveredRatio, column: 'COMPLETED', denominator: 'COMMITMENT', leftOut: ['COMPLETED_OUTSIDE', ...NOT_COUNTED], words: 'completed, compared with the commitment' },
  'velocity.scope_creep': { of: (ledger) => ledger.scopeCreepGross, column: 'ADDED', denominator: 'COMMITMENT', leftOut: ['LEFT_OUT'], words: 'added, compared with the commitment' },
  'velocity.scope_creep_net': { of: (ledger) => ledger.scopeCreepNet, column: 'ADDED', isNet: true, denominator: 'COMMITMENT', leftOut: ['LEFT_OUT'], words: 'added and not removed again, compared with the commitment' },
};

const NO_SPRINT = 'No sprint was closed in this period.';

function lineOf(metric: string): LedgerMetric {
  const line = LEDGER_METRICS[metric];
  if (!line) throw new RangeError(`${metric} is not read from ledgers`);
  return line;
}

/** The metric over ledgers of one team, or over any where items are counted; several are taken together. For the number alone, totals will do. */
export function measureLedgers(metric: string, ledgers: readonly LedgerTotals[]): MetricValue {
  return ledgers.length === 0 ? nothing(NO_SPRINT) : valueOf(ledgers, lineOf(metric));
}

/** The same, with the items behind it. */
export function judgeLedgers(metric: string, ledgers: readonly SprintLedger[], measure: Measure): Judged {
  const line = lineOf(metric);
  if (ledgers.length === 0) return unmeasured(nothing(NO_SPRINT));
  const rows = ledgers.flatMap((ledger) => rowsOf(ledger, line));
  const leftOut = ledgers.flatMap((ledger) => [...ledger.rows.filter((row) => line.leftOut.includes(row.bucket)).map(leftOutOf), ...roundTripsOf(ledger, line)]);
  const value = valueOf(ledgers, line);
  const formula = value.denominator === null
    ? `${amountText(value.value ?? 0, measure)} ${line.words}, in ${rows.length} ${rows.length === 1 ? 'item' : 'items'}`
    : `${value.numerator ?? 0} of ${amountText(value.denominator, measure)} ${line.words}`;
  return { value, rows, leftOut, formula };
}

function valueOf(ledgers: readonly LedgerTotals[], line: LedgerMetric): MetricValue {
  const values = ledgers.map(line.of);
  const sampleSize = ledgers.reduce((sum, ledger) => sum + (line.denominator ? ledger.committedItems : ledger.rowCounts[line.column]), 0);
  const sum = (parts: readonly number[]): number => Math.round(parts.reduce((total, part) => total + part, 0) * 1e6) / 1e6;
  const ratios = values.filter((value): value is MetricValue => typeof value !== 'number');
  if (ratios.length === 0) return measured(sum(values.filter((value) => typeof value === 'number')), { sampleSize });
  const [only] = ratios;
  if (ratios.length === 1 && only) return { ...only, sampleSize };
  return ratio(sum(ratios.map((each) => each.numerator ?? 0)), sum(ratios.map((each) => each.denominator ?? 0)), 'Nothing was committed in these sprints.', { sampleSize });
}

/** One row an item and sprint: what it adds to the numerator and to the denominator. */
function rowsOf(ledger: SprintLedger, line: LedgerMetric): BehindRow[] {
  const byItem = new Map<string, { row: LedgerRow; numerator: number; denominator: number; notes: string[] }>();
  for (const row of ledger.rows) {
    const [above, below] = [row.bucket === line.column && (line.numerator?.(row) ?? true), row.bucket === line.denominator];
    if (!above && !below) continue;
    const item = byItem.get(row.itemId) ?? { row, numerator: 0, denominator: 0, notes: [] };
    if (above) item.numerator += row.amount;
    if (below) item.denominator += row.amount;
    const note = noteOf(row);
    if (note !== null && !item.notes.includes(note)) item.notes.push(note);
    byItem.set(row.itemId, item);
  }
  const net = line.isNet === true ? netAdditions(ledger.rows) : null;
  for (const [id, item] of byItem) {
    if (net) item.numerator = net.get(id) ?? 0;
    if (item.numerator === 0 && item.denominator === 0 && isRoundTrip(ledger, id, line)) byItem.delete(id);
  }
  return [...byItem.values()].map(({ row, numerator, denominator, notes }) => ({
    key: row.itemKey, label: row.itemTitle, detail: [ledger.sprint.name, ...notes].join(' · '), at: new Date(row.at),
    numerator, denominator: line.denominator === null ? null : denominator,
  }));
}

/** Added and removed again without ever having been committed: in no part of the net figure. */
function isRoundTrip({ rows }: SprintLedger, itemId: string, { isNet }: LedgerMetric): boolean {
  return isNet === true && rows.some((row) => row.itemId === itemId && row.bucket === 'REMOVED') && !rows.some((row) => row.itemId === itemId && row.bucket === 'COMMITMENT');
}

function roundTripsOf(ledger: SprintLedger, line: LedgerMetric): LeftOutRow[] {
  const added = ledger.rows.filter((row, n, all) => row.bucket === 'ADDED' && all.findIndex((each) => each.bucket === 'ADDED' && each.itemId === row.itemId) === n);
  const net = line.isNet === true ? netAdditions(ledger.rows) : null;
  return net === null ? [] : added.filter((row) => !net.has(row.itemId) && isRoundTrip(ledger, row.itemId, line))
    .map(({ itemKey, itemTitle }) => ({ key: itemKey, label: itemTitle, reason: 'added and removed again' }));
}

function noteOf({ note, age, bucket, isKept }: LedgerRow): string | null {
  if (bucket === 'CARRY_OVER' && age !== null && age > 1) return `in ${age} sprints in a row`;
  if (bucket === 'COMMITMENT') return [isKept ? 'kept' : 'not kept', ...(note === null ? [] : [note])].join(', ');
  return note;
}

const WHY: Partial<Record<LedgerBucket, string>> = { DONE_BEFORE: 'done before the sprint', COMPLETED_OUTSIDE: 'taken out of the sprint after it was done' };

function leftOutOf({ bucket, itemKey, itemTitle, note }: LedgerRow): LeftOutRow {
  return { key: itemKey, label: itemTitle, reason: note ?? WHY[bucket] ?? 'left out' };
}
