import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { exactNumber, percent, shortNumber } from '../format/number';
import { ask } from '../graphql/client';
import { ImportJobDocument, type ImportJobQuery } from '../graphql/generated';
import { DataTable } from '../ui/data-table';
import { ErrorState, LoadingState } from '../ui/panel-states';
import { ProgressBar } from '../ui/progress-bar';
import { isOver, stateWords } from './import-words';

type Job = NonNullable<ImportJobQuery['importJob']>;

/** One import: how far it is, and when it is over, what became of every row. */
export function ImportReceipt({ id, onClose }: { id: string; onClose: () => void }) {
  const client = useQueryClient();
  const question = useQuery({
    queryKey: ['ImportJob', { id }],
    queryFn: ({ signal }) => ask(ImportJobDocument, { id }, signal),
    refetchInterval: (query) => (query.state.data?.importJob && isOver(query.state.data.importJob.state) ? false : 500),
  });
  const job = question.data?.importJob;
  const over = job ? isOver(job.state) : false;
  useEffect(() => {
    // Its rows are facts now: the list of imports and of sources says so at once.
    if (over) void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] === 'ImportJobs' || queryKey[0] === 'Sources' });
  }, [client, over]);
  return (
    <section aria-labelledby="import-job" className="card flex min-h-60 flex-col gap-4 px-4 py-4">
      <header className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h2 id="import-job" className="min-w-0 text-body break-all">{job?.fileName ?? 'Import'}</h2>
        {job && <p className="text-small text-muted">{job.as}, {stateWords[job.state]}</p>}
        <button type="button" className="control ml-auto" onClick={onClose}>{over ? 'Import another file' : 'Close'}</button>
      </header>
      {question.data === undefined ? (
        <div className="h-40">{question.error ? <ErrorState what="The import" error={question.error} onRetry={() => void question.refetch()} /> : <LoadingState name="the import" />}</div>
      ) : !job ? <p className="text-muted">This import is not known here.</p> : (
        <>
          <Progress job={job} />
          <Counts job={job} />
          {job.error && <p role="alert" className="text-trouble-ink">{job.error}</p>}
          {job.rejectedCount > 0 && <Rejected job={job} />}
        </>
      )}
    </section>
  );
}

function Progress({ job }: { job: Job }) {
  const share = job.state === 'DONE' ? 1 : job.bytes > 0 ? Math.min(1, job.bytesRead / job.bytes) : 0;
  return (
    <div>
      <ProgressBar label={`Import of ${job.fileName}`} share={share} />
      <p className="mt-1 text-small text-muted">{percent(share, 0)} of {shortNumber(job.bytes)} bytes, {exactNumber(job.rowsRead)} rows read</p>
    </div>
  );
}

function Counts({ job }: { job: Job }) {
  const counts = [
    { name: 'Accepted', value: job.accepted, hint: 'new facts' },
    { name: 'Duplicates', value: job.duplicates, hint: 'already known, counted once' },
    { name: 'Rejected', value: job.rejectedCount, hint: 'not kept' },
  ];
  return (
    <dl className="grid grid-cols-3 gap-4" aria-live="polite">
      {counts.map((count) => (
        <div key={count.name} className="min-w-0">
          <dt className="text-small text-muted">{count.name}</dt>
          <dd className={`text-figure font-semibold ${count.name === 'Rejected' && count.value > 0 ? 'text-trouble-ink' : ''}`} title={exactNumber(count.value)}>{shortNumber(count.value)}</dd>
          <dd className="text-small text-muted">{count.hint}</dd>
        </div>
      ))}
    </dl>
  );
}

function Rejected({ job }: { job: Job }) {
  return (
    <div className="min-w-0">
      <h3 className="mb-1 text-small text-muted">What was rejected, and why</h3>
      <div tabIndex={0} role="region" aria-label="Rejected rows" className="max-h-72 overflow-auto">
        <DataTable
          caption="Rejected rows"
          csv={false}
          columns={[
            { name: 'Line', number: true, value: (row) => row.line, show: (row) => exactNumber(row.line) },
            { name: 'Where', value: (row) => row.path, show: (row) => <code className="font-mono text-small">{row.path}</code> },
            { name: 'Value', value: (row) => row.value, show: (row) => <span className="block max-w-48 truncate" title={row.value ?? ''}>{row.value ?? '–'}</span> },
            { name: 'Why', wide: true, value: (row) => row.reason, show: (row) => <span className="block min-w-52">{row.reason}</span> },
          ]}
          rows={job.rejected}
          rowKey={(row, index) => `${row.line}-${index}`}
        />
      </div>
      <p className="mt-2 flex flex-wrap gap-3 text-small text-muted">
        {job.rejected.length < job.rejectedCount && <span>The first {job.rejected.length} of {exactNumber(job.rejectedCount)}.</span>}
        <a className="link" href={`/api/v1/imports/${encodeURIComponent(job.id)}/rejected.csv`} download>Download all rejected rows as CSV</a>
      </p>
    </div>
  );
}
