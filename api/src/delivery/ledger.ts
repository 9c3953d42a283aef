import type { LedgerRow, LedgerTotals, Measure } from '@bifocal/metrics';
import type { ReadAs } from '../facts/team-history.js';
import { figureOf } from '../graphql/figure-of.js';
import type { Figure } from '../graphql/figure.js';
import { definitionOf } from './definition-of.js';
import type { Ledger, LedgerItem } from './ledger.type.js';
import type { Sprint } from './sprint.type.js';

/** The ledger of a sprint as its page shows it. */
export async function ledgerOf(sprint: Sprint, measure: Measure, as: ReadAs): Promise<Ledger> {
  const { history, row } = sprint;
  const totalsIn = (unit: Measure): Promise<LedgerTotals> => (as === 'NOW' ? history.ledger(row, unit, as) : history.totals(row, unit));
  const [ledger, byItems] = await Promise.all([totalsIn(measure), totalsIn('ITEMS')]);
  const asOf = new Date(history.nowMs);
  const complete = ledger.state === 'CLOSED';
  const share = (key: string, of: LedgerTotals, value: LedgerTotals['keptCommitment'], name?: string): Figure =>
    figureOf(definitionOf(key), { ...value, sampleSize: of.committedItems }, { complete, asOf, ...(name === undefined ? {} : { name }) });
  return {
    measure, unit: measure,
    commitment: ledger.commitment, added: ledger.added, removed: ledger.removed, reEstimated: ledger.reEstimated,
    completed: ledger.completed, cancelled: ledger.cancelled, carryOver: ledger.carryOver,
    completedOnTime: ledger.onTime, completedLate: ledger.late, completedOutside: ledger.completedOutside, doneBefore: ledger.doneBefore,
    committedItems: ledger.committedItems, unestimatedItems: ledger.unestimated,
    keptCommitment: share('velocity.kept_commitment', ledger, ledger.keptCommitment),
    keptCommitmentByItems: share('velocity.kept_commitment', byItems, byItems.keptCommitment, 'Kept commitment, by items'),
    deliveredRatio: share('velocity.delivered_ratio', ledger, ledger.deliveredRatio),
    scopeCreepGross: share('velocity.scope_creep', ledger, ledger.scopeCreepGross),
    scopeCreepNet: share('velocity.scope_creep_net', ledger, ledger.scopeCreepNet),
    addsUp: addsUp(ledger),
    provisional: !complete,
    asOf,
    eventCount: ledger.eventCount,
  };
}

/** The items behind the ledger's numbers. */
export async function ledgerItemsOf({ history, row }: Sprint, measure: Measure, as: ReadAs): Promise<LedgerItem[]> {
  return ledgerItems((await history.ledger(row, measure, as)).rows);
}

export function ledgerItems(rows: readonly LedgerRow[]): LedgerItem[] {
  return rows.map(({ bucket, itemKey, itemTitle, itemType, amount, at, note, age, severity }) => ({
    bucket, key: itemKey, title: itemTitle, type: itemType, amount, at: new Date(at), note, carriedSprints: age, severity,
  }));
}

/** Estimates have at most a few decimals; what is left below a millionth is binary dust. */
function addsUp({ commitment, added, removed, reEstimated, completed, cancelled, carryOver }: LedgerTotals): boolean {
  return Math.abs(commitment + added - removed + reEstimated - completed - cancelled - carryOver) < 1e-6;
}
