import { exactNumber } from '../format/number';
import { useQuestion } from '../graphql/client';
import { ImportJobsDocument } from '../graphql/generated';
import { Ago } from '../ui/ago';
import { DataTable } from '../ui/data-table';
import { Panel } from '../ui/panel';
import { stateWords } from './import-words';

/** The last imports; each opens its receipt. */
export function RecentImportsPanel({ onOpen, className = '' }: { onOpen: (job: string) => void; className?: string }) {
  const question = useQuestion(ImportJobsDocument, {});
  return (
    <Panel title="Recent imports" height={264} question={question} className={className} empty={(data) => (data.importJobs.length > 0 ? null : { says: 'No file was imported yet. Drop one above.' })}>
      {(data) => (
        <div tabIndex={0} role="region" aria-label="List of recent imports" className="h-full overflow-auto">
          <DataTable
            caption="Recent imports"
            columns={[
              { name: 'File', wide: true, value: (row) => row.fileName, show: (row) => <button type="button" className="link min-w-32 text-left font-medium wrap-anywhere" onClick={() => onOpen(row.id)}>{row.fileName}</button> },
              { name: 'What', value: (row) => row.as },
              { name: 'State', value: (row) => stateWords[row.state], show: (row) => <span className={row.state === 'FAILED' ? 'text-trouble-ink' : ''}>{stateWords[row.state]}</span> },
              { name: 'Accepted', number: true, value: (row) => row.accepted, show: (row) => exactNumber(row.accepted) },
              { name: 'Duplicates', number: true, value: (row) => row.duplicates, show: (row) => exactNumber(row.duplicates) },
              { name: 'Rejected', number: true, value: (row) => row.rejectedCount, show: (row) => <span className={row.rejectedCount > 0 ? 'text-trouble-ink' : ''}>{exactNumber(row.rejectedCount)}</span> },
              { name: 'When', number: true, value: (row) => row.startedAt, show: (row) => <Ago at={row.startedAt} /> },
            ]}
            rows={data.importJobs}
            rowKey={(row) => row.id}
          />
        </div>
      )}
    </Panel>
  );
}
