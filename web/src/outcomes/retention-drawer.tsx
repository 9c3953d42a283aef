import { useState } from 'react';
import { dayAndTime } from '../format/date';
import { exactNumber } from '../format/number';
import { useQuestion } from '../graphql/client';
import { RetentionPeopleDocument, type ProductRetentionQueryVariables } from '../graphql/generated';
import { DataTable } from '../ui/data-table';
import { Drawer } from '../ui/drawer';
import { ErrorState, LoadingState } from '../ui/panel-states';
import { Segmented } from '../ui/segmented';

type Which = 'came' | 'not' | 'all';
const cameOf: Record<Which, boolean | null> = { came: true, not: false, all: null };

/** The people of one cell: who came back, and who did not. */
export function RetentionDrawer({ asked, cohort, name, step, stepName, timeZone, onClose }: { asked: ProductRetentionQueryVariables; cohort: string; name: string; step: number; stepName: string; timeZone: string; onClose: () => void }) {
  const [which, setWhich] = useState<Which>('came');
  const [cursors, setCursors] = useState<string[]>([]);
  const question = useQuestion(RetentionPeopleDocument, { ...asked, cohort, step, came: cameOf[which], after: cursors.at(-1) ?? null });
  const found = question.data?.product?.retention.people;
  const choose = (next: Which) => {
    setCursors([]);
    setWhich(next);
  };
  return (
    <Drawer title={`${name}, ${stepName.toLowerCase()} ${step}`} onClose={onClose}>
      <div className="flex flex-col gap-3">
        <Segmented label="Which people" value={which} options={[{ value: 'came', name: 'Came back' }, { value: 'not', name: 'Did not' }, { value: 'all', name: 'All' }]} onChange={choose} />
        {!found ? <div className="h-60">{question.error ? <ErrorState what="The people" error={question.error} onRetry={() => void question.refetch()} /> : <LoadingState name="the people" />}</div> : (
          <>
            <p role="status" className="text-muted">{exactNumber(found.totalCount)} {found.totalCount === 1 ? 'person' : 'people'}{found.totalCount > found.rows.length && `, ${exactNumber(found.rows.length)} on this page`}</p>
            <div className={question.isPlaceholderData ? 'opacity-60' : ''}>
              <DataTable
                caption={`Retention, ${name}, ${stepName.toLowerCase()} ${step}`}
                columns={[
                  { name: 'Person', wide: true, value: (row) => row.label, show: (row) => <><span className="font-medium break-all">{row.label}</span>{row.detail && <span className="block text-small text-muted">{row.detail}</span>}</> },
                  { name: 'Began', value: (row) => row.startedAt, show: (row) => dayAndTime(row.startedAt, timeZone) },
                  { name: 'Came back', value: (row) => (row.came ? 'yes' : 'no') },
                ]}
                rows={found.rows}
                rowKey={(row) => row.key}
              />
            </div>
            <div className="flex gap-2">
              {cursors.length > 0 && <button type="button" className="control" onClick={() => setCursors(cursors.slice(0, -1))}>Previous</button>}
              {found.nextCursor && <button type="button" className="control" onClick={() => setCursors([...cursors, found.nextCursor ?? ''])}>More</button>}
            </div>
          </>
        )}
      </div>
    </Drawer>
  );
}
