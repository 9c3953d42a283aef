import type { LedgerBucket, LedgerPartsFragment } from '../graphql/generated';

/** The buckets of a ledger in the order in which they are read. */
export const buckets: readonly { bucket: LedgerBucket; name: string; says: string }[] = [
  { bucket: 'COMMITMENT', name: 'Commitment', says: 'in the sprint at its start, at the estimate then' },
  { bucket: 'ADDED', name: 'Added', says: 'entered at or after the start' },
  { bucket: 'REMOVED', name: 'Removed', says: 'left before the close' },
  { bucket: 'RE_ESTIMATED', name: 'Re-estimated', says: 'changes of estimate while in the sprint' },
  { bucket: 'COMPLETED', name: 'Completed', says: 'done at the close' },
  { bucket: 'CANCELLED', name: 'Cancelled', says: 'neither delivered nor left over' },
  { bucket: 'CARRY_OVER', name: 'Carry-over', says: 'neither done nor cancelled at the close' },
  { bucket: 'COMPLETED_OUTSIDE', name: 'Completed outside', says: 'done, then removed before the close: not velocity' },
  { bucket: 'DONE_BEFORE', name: 'Done before the sprint', says: 'done before the start: never velocity' },
  { bucket: 'LEFT_OUT', name: 'Left out', says: 'not counted' },
];

export function bucketName(bucket: LedgerBucket): string {
  return buckets.find((one) => one.bucket === bucket)?.name ?? bucket;
}

/** The ledger's own sum of a bucket, where it has one. */
export function bucketSum(ledger: LedgerPartsFragment, bucket: LedgerBucket): number | null {
  const sums: Partial<Record<LedgerBucket, number>> = {
    COMMITMENT: ledger.commitment,
    ADDED: ledger.added,
    REMOVED: ledger.removed,
    RE_ESTIMATED: ledger.reEstimated,
    COMPLETED: ledger.completed,
    CANCELLED: ledger.cancelled,
    CARRY_OVER: ledger.carryOver,
    COMPLETED_OUTSIDE: ledger.completedOutside,
    DONE_BEFORE: ledger.doneBefore,
  };
  return sums[bucket] ?? null;
}
