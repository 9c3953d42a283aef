import { dayAndTime } from '../format/date';
import { exactNumber } from '../format/number';
import { useQuestion } from '../graphql/client';
import { ReleaseBarItemsDocument, type Measure, type ReleaseBarItemsQuery, type ReleaseBucket, type ReleaseProgressQuery } from '../graphql/generated';
import { DataTable } from '../ui/data-table';
import { Drawer } from '../ui/drawer';
import { ErrorState, LoadingState } from '../ui/panel-states';

type Bar = NonNullable<ReleaseProgressQuery['release']>['burndown']['bars'][number];
type Item = NonNullable<ReleaseBarItemsQuery['release']>['barItems'][number];

/** What happened first; what was left at both ends stands last, being the longest. */
const parts: readonly { bucket: ReleaseBucket; name: string; of: (bar: Bar) => number }[] = [
  { bucket: 'COMPLETED', name: 'Completed', of: (bar) => bar.completed },
  { bucket: 'ADDED', name: 'Added', of: (bar) => bar.added },
  { bucket: 'REMOVED', name: 'Removed', of: (bar) => bar.removed },
  { bucket: 'RE_ESTIMATED', name: 'Re-estimated', of: (bar) => bar.reEstimated },
  { bucket: 'REMAINING_AT_END', name: 'Left at its end', of: (bar) => bar.end },
  { bucket: 'REMAINING_AT_START', name: 'Left at its start', of: (bar) => bar.start },
];

/** The items behind one bar of a release. */
export function ReleaseBarDrawer({ release, bar, measure, timeZone, onClose }: { release: { id: string; name: string }; bar: Bar; measure: Measure; timeZone: string; onClose: () => void }) {
  const question = useQuestion(ReleaseBarItemsDocument, { release: release.id, sprint: bar.sprint.id, measure });
  const items = question.isPlaceholderData ? undefined : question.data?.release?.barItems;
  return (
    <Drawer title={`${release.name}, ${bar.sprint.name}`} onClose={onClose}>
      {!items ? <div className="h-60">{question.error ? <ErrorState what="The items" error={question.error} onRetry={() => void question.refetch()} /> : <LoadingState name="items" />}</div> : (
        <div className="flex flex-col gap-5">
          <Between bar={bar} items={items.filter((item) => item.before)} timeZone={timeZone} />
          {parts.map(({ bucket, name, of }) => <Part key={bucket} name={name} sum={of(bar)} items={items.filter((item) => !item.before && item.bucket === bucket)} timeZone={timeZone} />)}
        </div>
      )}
    </Drawer>
  );
}

/** What came in between the sprint before and this one. */
function Between({ bar, items, timeZone }: { bar: Bar; items: readonly Item[]; timeZone: string }) {
  if (bar.changedBefore === 0 && items.length === 0) return null;
  return (
    <section>
      <h3 className="font-semibold">Before the sprint: {bar.changedBefore > 0 ? '+' : ''}{exactNumber(bar.changedBefore)}</h3>
      <p className="text-small text-muted">
        scope {exactNumber(bar.scopeChangedBefore)}, completed {exactNumber(bar.completedBefore)}
        {bar.revisedBefore !== 0 && `; ${exactNumber(bar.revisedBefore)} by news that came after the sprint before was frozen, by another definition, or by a sprint at the same time`}
      </p>
      {items.length > 0 && <div className="mt-1"><Items caption={`Before ${bar.sprint.name}`} items={items} timeZone={timeZone} sum={null} /></div>}
    </section>
  );
}

function Part({ name, sum, items, timeZone }: { name: string; sum: number; items: readonly Item[]; timeZone: string }) {
  if (items.length === 0) return null;
  return (
    <section>
      <h3 className="font-semibold">{name}: {exactNumber(sum)}</h3>
      <div className="mt-1"><Items caption={name} items={items} timeZone={timeZone} sum={sum} /></div>
    </section>
  );
}

function Items({ caption, items, timeZone, sum }: { caption: string; items: readonly Item[]; timeZone: string; sum: number | null }) {
  // What was left was so at one instant: a column of equal times says nothing.
  const isTimed = items.length === 1 || new Set(items.map((item) => item.at)).size > 1;
  return (
    <div className="overflow-x-auto">
      <DataTable caption={caption} rows={items} rowKey={(item, index) => `${item.key}-${index}`} {...(sum === null ? {} : { footer: ['Sum', '', ...(isTimed ? [''] : []), exactNumber(sum)] })} columns={[
        { name: 'Item', value: (item) => item.key, show: (item) => <span className="font-medium">{item.key}</span> },
        { name: 'Title', wide: true, value: (item) => item.title, show: (item) => <>{item.title}{item.note && <span className="block text-small text-muted">{item.note}</span>}</> },
        ...(isTimed ? [{ name: 'When', roomOnly: true, value: (item: Item) => item.at, show: (item: Item) => dayAndTime(item.at, timeZone) }] : []),
        { name: 'Amount', number: true, value: (item) => item.amount, show: (item) => exactNumber(item.amount) },
      ]} />
    </div>
  );
}
