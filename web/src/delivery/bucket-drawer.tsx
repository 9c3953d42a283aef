import { useQuestion } from '../graphql/client';
import { SprintItemsDocument, SprintLedgerDocument, type LedgerBucket, type Measure } from '../graphql/generated';
import { Drawer } from '../ui/drawer';
import { ErrorState, LoadingState } from '../ui/panel-states';
import { buckets, bucketSum } from './bucket';
import { LedgerItemTable } from './ledger-item-table';

const running: Partial<Record<LedgerBucket, { name: string; says: string }>> = {
  COMPLETED: { name: 'Done so far', says: 'done by now' },
  CARRY_OVER: { name: 'Still open', says: 'neither done nor cancelled by now' },
};

export interface BucketDrawerProps {
  sprint: { id: string; name: string };
  bucket: LedgerBucket;
  measure: Measure;
  timeZone: string;
  onClose: () => void;
}

/** The items behind one bar of the ledger. */
export function BucketDrawer({ sprint, bucket, measure, timeZone, onClose }: BucketDrawerProps) {
  const items = useQuestion(SprintItemsDocument, { sprint: sprint.id, bucket, measure });
  const ledger = useQuestion(SprintLedgerDocument, { sprint: sprint.id, measure });
  const known = buckets.find((one) => one.bucket === bucket) ?? { name: bucket, says: '' };
  // Of a running sprint nothing is carried over yet: the drawer is called what its bar is called.
  const { name, says } = (ledger.data?.sprint?.ledger.provisional && running[bucket]) || known;
  const rows = items.isPlaceholderData ? undefined : items.data?.sprint?.items;
  return (
    <Drawer title={`${name}, ${sprint.name}`} onClose={onClose}>
      <p className="mb-3 text-muted">{says}</p>
      {rows ? (rows.length === 0 ? <p>No items.</p> : <LedgerItemTable caption={`${name} of ${sprint.name}`} items={rows} sum={ledger.data?.sprint ? bucketSum(ledger.data.sprint.ledger, bucket) : null} timeZone={timeZone} />) : (
        <div className="h-60">{items.error ? <ErrorState what="The items" error={items.error} onRetry={() => void items.refetch()} /> : <LoadingState name="items" />}</div>
      )}
    </Drawer>
  );
}
