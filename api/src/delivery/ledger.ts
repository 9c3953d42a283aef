import type { ItemHistory, LedgerRow, Measure, SprintLedger } from '@bifocal/metrics';
import type { StoredHistory } from '../facts/delivery-history.js';
import { figureOf } from '../graphql/figure-of.js';
import type { Figure } from '../graphql/figure.js';
import { definitionOf } from './definition-of.js';
import type { Ledger, LedgerItem } from './ledger.type.js';
import type { Sprint } from './sprint.type.js';

/** The ledger of a sprint as its page shows it. */
export async function ledgerOf(sprint: Sprint, measure: Measure): Promise<Ledger> {
  const { history, row } = sprint;
  const histories = await history.ofSprint(row);
  const ledger = await history.ledger(row, measure);
  const byItems = measure === 'ITEMS' ? ledger : await history.ledger(row, 'ITEMS');
  const asOf = new Date(history.nowMs);
  const complete = ledger.state === 'CLOSED';
  const share = (key: string, of: SprintLedger, value: SprintLedger['keptCommitment'], name?: string): Figure =>
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
    scopeCreepNet: share('velocity.scope_creep', ledger, ledger.scopeCreepNet, 'Scope creep, net'),
    addsUp: addsUp(ledger),
    provisional: !complete,
    asOf,
    eventCount: countEvents(histories, ledger.closeAt),
  };
}

/** The items behind the ledger's numbers. */
export async function ledgerItemsOf(sprint: Sprint, measure: Measure): Promise<LedgerItem[]> {
  const histories = await sprint.history.ofSprint(sprint.row);
  return ledgerItems((await sprint.history.ledger(sprint.row, measure)).rows, histories);
}

/** Rows with what only the item knows. */
export function ledgerItems(rows: readonly LedgerRow[], histories: readonly StoredHistory[]): LedgerItem[] {
  const byId = new Map(histories.map((item) => [item.id, item]));
  return rows.map(({ bucket, itemId, itemKey, itemTitle, amount, at, note, age }) => ({
    bucket, key: itemKey, title: itemTitle, type: byId.get(itemId)?.type ?? '', amount, at: new Date(at), note,
    carriedSprints: age, severity: byId.get(itemId)?.severity ?? null,
  }));
}

/** Estimates have at most a few decimals; what is left below a millionth is binary dust. */
function addsUp({ commitment, added, removed, reEstimated, completed, cancelled, carryOver }: SprintLedger): boolean {
  return Math.abs(commitment + added - removed + reEstimated - completed - cancelled - carryOver) < 1e-6;
}

function countEvents(histories: readonly ItemHistory[], until: number): number {
  return histories.reduce((sum, item) => sum + item.events.filter((event) => event.at <= until).length, 0);
}
