import type { FormEvent } from 'react';
import { dayAndTime } from '../format/date';
import { exactNumber, signed } from '../format/number';
import type { ItemDifferencePartsFragment } from '../graphql/generated';
import { DataTable } from '../ui/data-table';
import { Drawer } from '../ui/drawer';
import { May } from '../ui/may';
import { SignedFields, useSignature } from '../ui/signed';
import { bucketName } from './bucket';
import { useFreezeActs, type Frozen } from './use-freeze';

/** What was written down of a sprint, what reads otherwise now, item by item, and the way to correct it. */
export function DifferenceDrawer({ sprint, known, timeZone, onClose }: { sprint: { id: string; name: string }; known: Frozen; timeZone: string; onClose: () => void }) {
  const { freeze, difference, startDifference } = known;
  return (
    <Drawer title={`${sprint.name}, as closed and as of now`} onClose={onClose}>
      <div className="flex flex-col gap-5">
        {difference && !difference.same ? (
          <>
            <p>What was sent or edited after the sprint was frozen does not move its numbers. This is what they would be now.</p>
            <DataTable caption={`Numbers of ${sprint.name}, as closed and as of now`} rows={difference.numbers} rowKey={(row) => row.bucket} csv={false} columns={[
              { name: 'Part', value: (row) => bucketName(row.bucket) },
              { name: 'As closed', number: true, value: (row) => row.asClosed, show: (row) => exactNumber(row.asClosed) },
              { name: 'Now', number: true, value: (row) => row.now, show: (row) => exactNumber(row.now) },
              { name: 'Change', number: true, value: (row) => row.now - row.asClosed, show: (row) => signed(row.now - row.asClosed) },
            ]} />
            <Items caption={`Items of ${sprint.name} that differ`} items={difference.items} />
          </>
        ) : <p>Its history says the same as what was written down when it closed.</p>}
        {startDifference && startDifference.items.length > 0 && (
          <section className="flex flex-col gap-2">
            <h3 className="text-body">The commitment at the start</h3>
            <p>{exactNumber(startDifference.atStart)} were written down when the sprint started; its history says {exactNumber(startDifference.now)} now.</p>
            <Items caption="Items of the commitment that differ" items={startDifference.items} />
          </section>
        )}
        <section className="flex flex-col gap-2">
          <h3 className="text-body">What was written down</h3>
          <DataTable caption={`Versions of ${sprint.name}`} rows={[...freeze.versions].reverse()} rowKey={(row) => `${row.kind}-${row.version}`} csv={false} columns={[
            { name: 'Of its', value: (row) => row.kind, show: (row) => (row.kind === 'START' ? 'start' : 'close') },
            { name: 'Version', number: true, value: (row) => row.version },
            { name: 'When', value: (row) => row.takenAt, show: (row) => dayAndTime(row.takenAt, timeZone) },
            { name: 'Definition', number: true, roomOnly: true, value: (row) => row.definitionVersion },
            { name: 'Why', wide: true, value: (row) => row.reason, show: (row) => (row.reason ? `${row.reason} (${row.author ?? ''})` : 'by itself') },
          ]} />
        </section>
        {difference && !difference.same && <May do="WORK_DELIVERY"><CorrectForm sprint={sprint} /></May>}
      </div>
    </Drawer>
  );
}

function Items({ caption, items }: { caption: string; items: readonly ItemDifferencePartsFragment[] }) {
  const amount = (value: number | null) => (value === null ? '–' : exactNumber(value));
  return (
    <DataTable caption={caption} rows={items} rowKey={(row) => `${row.bucket}-${row.key}`} columns={[
      { name: 'Item', wide: true, value: (row) => row.key, show: (row) => <><span className="font-medium">{row.key}</span> {row.title}<span className="block text-small text-muted">{bucketName(row.bucket)}, {row.note}</span></> },
      { name: 'As closed', number: true, value: (row) => row.asClosed, show: (row) => amount(row.asClosed) },
      { name: 'Now', number: true, value: (row) => row.now, show: (row) => amount(row.now) },
      { name: 'Change', number: true, value: (row) => row.change, show: (row) => signed(row.change) },
    ]} />
  );
}

/** Writing the sprint down once more is an explicit act, with a name and a reason. */
function CorrectForm({ sprint }: { sprint: { id: string; name: string } }) {
  const signature = useSignature();
  const { correct } = useFreezeActs(sprint.id);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    correct.mutate({ author: signature.author.trim(), reason: signature.reason.trim() }, { onSuccess: () => signature.setReason('') });
  };
  return (
    <form onSubmit={submit} className="flex flex-col gap-3 rounded-md border border-line p-3">
      <h3 className="text-body">Correct the sprint</h3>
      <p className="text-small text-muted">Writes it down once more, as its history reads now. What was written before stays, and both can be seen.</p>
      <SignedFields signature={signature} why="It stands beside the version for good." />
      {correct.error && <p role="alert" className="text-small text-trouble-ink">{correct.error.message}</p>}
      <button type="submit" className="control self-start" disabled={correct.isPending || !signature.isWhole}>{correct.isPending ? 'Correcting …' : 'Write a new version'}</button>
    </form>
  );
}
