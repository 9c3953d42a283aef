import { exactNumber } from '../format/number';
import { useQuestion } from '../graphql/client';
import { SourcesDocument, type SourcesQuery } from '../graphql/generated';
import { Ago } from '../ui/ago';
import { DataTable, type Column } from '../ui/data-table';
import { Panel } from '../ui/panel';
import { SimulatedMark } from '../ui/simulated-mark';

type Source = SourcesQuery['sources'][number];

const count = (name: string, pick: (row: Source) => number): Column<Source> => ({ name, number: true, value: pick, show: (row) => exactNumber(pick(row)) });

/** How long ago the last fact came; and where nothing has come for unusually long, that. */
function Freshness({ source: { lastReceivedAt, unusualSilence } }: { source: Source }) {
  if (!lastReceivedAt) return <>never</>;
  return (
    <>
      <Ago at={lastReceivedAt} />
      {unusualSilence && <span role="status" className="block max-w-56 whitespace-normal text-small text-trouble-ink">{unusualSilence}</span>}
    </>
  );
}

/** What flows in, from where, and how fresh it is. */
export function SourcesPanel({ className = '' }: { className?: string }) {
  const question = useQuestion(SourcesDocument, {});
  return (
    <Panel title="What flows in" subtitle="facts received" height={168} question={question} className={className} empty={(data) => (data.sources.length > 0 ? null : { says: 'Nothing has been sent yet. Drop a file, or send a first event as shown on this page.' })} notes={(data) => [`${data.sources.length} ${data.sources.length === 1 ? 'source' : 'sources'}`]}>
      {(data) => (
        <div tabIndex={0} role="region" aria-label="Sources" className="h-full overflow-auto">
          <DataTable
            caption="Sources"
            columns={[
              { name: 'Source', value: (row) => row.key, show: (row) => <span className="inline-flex items-center gap-2 font-medium">{row.key}{row.simulated && <SimulatedMark />}</span> },
              { name: 'Kind', value: (row) => row.kind },
              { name: 'Last received', value: (row) => row.lastReceivedAt, show: (row) => <Freshness source={row} /> },
              count('Last minute', (row) => row.lastMinute),
              count('Last hour', (row) => row.lastHour),
              count('Last day', (row) => row.lastDay),
              count('All', (row) => row.total),
              { name: 'Rejected', number: true, value: (row) => row.rejectedTotal, show: (row) => <span className={row.rejectedTotal > 0 ? 'text-trouble-ink' : ''}>{exactNumber(row.rejectedTotal)}</span> },
            ]}
            rows={data.sources}
            rowKey={(row) => row.key}
          />
        </div>
      )}
    </Panel>
  );
}
