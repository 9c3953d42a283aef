import { lazy, Suspense } from 'react';
import { Waterfall } from '../charts/waterfall';
import { exactValue } from '../format/figure';
import { shortNumber } from '../format/number';
import { useQuestion } from '../graphql/client';
import { SprintLedgerDocument, type LedgerBucket, type Measure } from '../graphql/generated';
import { Ago } from '../ui/ago';
import { DataTable } from '../ui/data-table';
import { Panel } from '../ui/panel';
import { useUrlState } from '../ui/use-url-state';
import { bucketName, buckets, bucketSum } from './bucket';
import { ledgerIdentity, ledgerSteps } from './ledger-steps';
import { ParityBadge } from './parity-badge';

const BucketDrawer = lazy(() => import('./bucket-drawer').then((module) => ({ default: module.BucketDrawer })));
const shown = buckets.filter(({ bucket }) => bucket !== 'LEFT_OUT');

export interface LedgerPanelProps {
  sprint: { id: string; name: string };
  team: { key: string; timeZone: string };
  measure: Measure;
  className?: string;
}

/** The sprint's ledger; every bar opens its items. */
export function LedgerPanel({ sprint, team, measure, className = '' }: LedgerPanelProps) {
  const question = useQuestion(SprintLedgerDocument, { sprint: sprint.id, measure });
  const [open, setOpen] = useUrlState<'' | LedgerBucket>('items', '', { allowed: buckets.map(({ bucket }) => bucket) });
  return (
    <>
      <Panel
        title="Ledger" subtitle="every bar opens its items" half="delivery" height={264} className={className} question={question}
        explain={{ metric: 'velocity.completed', team: team.key, sprint: sprint.id, measure }}
        empty={(data) => (data.sprint ? null : { says: 'This sprint has no ledger.' })}
        table={(data) => {
          const ledger = data.sprint?.ledger;
          if (!ledger) return null;
          return <DataTable caption={`Ledger of ${sprint.name}`} rows={shown} rowKey={(row) => row.bucket} columns={[
            { name: 'Part', value: (row) => bucketName(row.bucket) },
            { name: 'Meaning', wide: true, value: (row) => row.says },
            { name: 'Amount', number: true, value: (row) => bucketSum(ledger, row.bucket), show: (row) => exactValue(bucketSum(ledger, row.bucket), ledger) },
          ]} />;
        }}
        notes={(data) => {
          const ledger = data.sprint?.ledger;
          if (!ledger) return [];
          return [
            ledger.addsUp ? 'Adds up ✓' : <span className="text-trouble-ink">Does not add up</span>,
            ledger.provisional ? 'Counted until now' : 'As closed',
            ledger.unestimatedItems > 0 && `${ledger.unestimatedItems} of ${ledger.committedItems} committed unestimated`,
            <>From {shortNumber(ledger.eventCount)} events, <Ago at={ledger.asOf} /></>,
            <ParityBadge sprint={sprint} short />,
          ];
        }}
      >
        {(data) => data.sprint && (
          <div className="flex h-full flex-col gap-2">
            <div className="min-h-0 flex-1"><Waterfall label={`Ledger of ${sprint.name}`} steps={ledgerSteps(data.sprint.ledger)} onOpen={(bucket) => setOpen(bucket as LedgerBucket)} /></div>
            <p className="pl-26 text-small font-semibold">{ledgerIdentity(data.sprint.ledger)}</p>
          </div>
        )}
      </Panel>
      {open && <Suspense><BucketDrawer sprint={sprint} bucket={open} measure={measure} timeZone={team.timeZone} onClose={() => setOpen('')} /></Suspense>}
    </>
  );
}
