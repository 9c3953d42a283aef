import { LEDGER_BUCKETS, ledgerDifference, type ItemDifference, type LedgerBucket, type LedgerRow, type Measure } from '@bifocal/metrics';
import type { SnapshotHead } from '../facts/sprint-snapshots.js';
import type { LedgerItemDifference, SprintDifference, SprintFreeze, StartDifference } from './freeze.type.js';
import type { Sprint } from './sprint.type.js';

/** Whether a sprint is frozen, and what was written down of it. */
export function freezeOf({ history, row }: Sprint, versions: readonly SnapshotHead[], settleMs: number): SprintFreeze {
  const versionOf = (id: number): number => history.definitions.find((each) => each.id === id)?.version ?? 1;
  const state = history.stateOf(row) !== 'CLOSED' ? 'NOT_CLOSED' : history.frozen(row) ? 'FROZEN' : 'SETTLING';
  const seenAt = row.closeSeenAt?.getTime() ?? history.nowMs;
  return {
    state,
    freezesAt: state === 'SETTLING' ? new Date(seenAt + settleMs) : null,
    versions: versions.map(({ kind, version, takenAt, definitionId, author, reason }) => ({ kind, version, takenAt, author, reason, definitionVersion: versionOf(definitionId) })),
    definitionVersion: history.definitionOf(row).version,
  };
}

/** What differs between the sprint as frozen and its history; null where it is not frozen, so that there is nothing to compare. */
export async function differenceOf({ history, row }: Sprint, measure: Measure): Promise<SprintDifference | null> {
  if (!history.frozen(row)) return null;
  const [closed, now] = await Promise.all([history.ledger(row, measure), history.ledger(row, measure, 'NOW')]);
  const items = ledgerDifference(closed.rows, now.rows);
  const differing = LEDGER_BUCKETS.filter((bucket) => items.some((item) => item.bucket === bucket));
  return {
    measure, unit: measure, same: items.length === 0,
    numbers: differing.map((bucket) => ({ bucket, asClosed: total(closed.rows, bucket), now: total(now.rows, bucket) })),
    items: items.map(itemOf),
  };
}

/** How the commitment that was written down at the start differs from the one the sprint is read with; null where nothing was written down. */
export async function startDifferenceOf({ history, row }: Sprint, measure: Measure): Promise<StartDifference | null> {
  const start = await history.startOf(row);
  if (!start) return null;
  const { commitment, rows } = await history.ledger(row, measure, 'NOW');
  const items = ledgerDifference(start[measure].rows, rows.filter((each) => each.bucket === 'COMMITMENT'));
  return { atStart: start[measure].commitment, now: commitment, items: items.map(itemOf) };
}

const total = (rows: readonly LedgerRow[], bucket: LedgerBucket): number =>
  Math.round(rows.filter((row) => row.bucket === bucket).reduce((sum, row) => sum + row.amount, 0) * 1e6) / 1e6;

function itemOf({ bucket, itemKey, itemTitle, before, after, change, note }: ItemDifference): LedgerItemDifference {
  return { bucket, key: itemKey, title: itemTitle, asClosed: before, now: after, change, note };
}
