import { dateAndTime } from '../format/date';
import { exactNumber } from '../format/number';
import { useQuestion } from '../graphql/client';
import { WorkItemStoryDocument, type WorkItemStoryQuery } from '../graphql/generated';
import { DataTable } from '../ui/data-table';
import { Drawer } from '../ui/drawer';
import { ErrorState, LoadingState } from '../ui/panel-states';

type Item = NonNullable<WorkItemStoryQuery['workItem']>;
type Duration = NonNullable<Item['cycle']>;

/** One work item: how long it took, what held it up, and everything that happened to it. */
export function ItemDrawer({ id, onClose }: { id: string; onClose: () => void }) {
  const question = useQuestion(WorkItemStoryDocument, { id });
  const item = question.isPlaceholderData ? undefined : question.data?.workItem;
  return (
    <Drawer title={item ? `${item.key} ${item.title}` : 'Work item'} onClose={onClose}>
      {item ? <Story item={item} /> : item === null ? <p>There is no such work item.</p> : (
        <div className="h-60">{question.error ? <ErrorState what="The item" error={question.error} onRetry={() => void question.refetch()} /> : <LoadingState name="the item" />}</div>
      )}
    </Drawer>
  );
}

function inWords({ days, workingDays, hours }: Duration): string {
  return `${exactNumber(days)} ${days === 1 ? 'day' : 'days'}, ${exactNumber(workingDays)} of them worked; ${exactNumber(hours)} hours`;
}

function Story({ item }: { item: Item }) {
  const when = (at: string | null) => (at === null ? null : dateAndTime(at, item.timeZone));
  const estimate = [item.points === null ? null : `${exactNumber(item.points)} points`, item.hours === null ? null : `${exactNumber(item.hours)} hours`].filter(Boolean).join(', ');
  const facts: [string, string | null][] = [
    ['Type', [item.type, item.severity && `severity ${item.severity}`].filter(Boolean).join(', ')],
    ['Status', [item.status, item.resolution && `resolved: ${item.resolution}`].filter(Boolean).join(', ') || null],
    ['Estimate', estimate || 'none'],
    ['Created', when(item.createdAt)],
    ['Started', when(item.startedAt)],
    ['Done', when(item.doneAt)],
    ['Cycle time', item.cycle && `${inWords(item.cycle)}${item.doneAt === null ? ' so far' : ''}`],
    ['Lead time', item.lead && `${inWords(item.lead)}${item.doneAt === null ? ' so far' : ''}`],
    ['Blocked', item.blockedTime && inWords(item.blockedTime)],
  ];
  return (
    <>
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1">
        {facts.map(([name, says]) => <div key={name} className="contents"><dt className="text-muted">{name}</dt><dd>{says ?? '–'}</dd></div>)}
      </dl>
      {item.notCounted && <p className="mt-2 text-muted">Not counted by the team: {item.notCounted}.</p>}
      {item.blocked.length > 0 && (
        <>
          <h3 className="mt-4 mb-1 text-small text-muted">When it was blocked</h3>
          <ul>{item.blocked.map((stretch) => <li key={stretch.from}>{when(stretch.from)} to {when(stretch.to) ?? <span className="text-trouble-ink">now</span>}{stretch.reason && <span className="text-muted"> {stretch.reason}</span>}</li>)}</ul>
        </>
      )}
      <h3 className="mt-4 mb-1 text-small text-muted">What happened to it</h3>
      <DataTable caption={`What happened to ${item.key}`} rows={item.steps} rowKey={(step, index) => `${step.at}-${index}`} columns={[
        { name: 'When', value: (step) => step.at, show: (step) => when(step.at) },
        { name: 'What', wide: true, value: (step) => step.says },
      ]} />
    </>
  );
}
