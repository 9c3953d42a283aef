import { useEffect, useState } from 'react';
import { useQuery, useQueryClient, keepPreviousData } from '@tanstack/react-query';
import { shortNumber } from '../format/number';
import { ask } from '../graphql/client';
import { PreviewImportDocument, StartImportDocument } from '../graphql/generated';
import { useAct } from '../graphql/use-act';
import { ErrorState, LoadingState } from '../ui/panel-states';
import { blankDraft, optionsOf, type ImportDraft } from './import-draft';
import { ImportOptionsForm } from './import-options-form';
import { ImportProblems } from './import-problems';
import { MappingEditor } from './mapping-editor';
import { PreviewTable } from './preview-table';

/** What an uploaded file means: guessed by the server, changed by the person, previewed after each change, and only then imported. */
export function ImportEditor({ file, onStarted, onCancel }: { file: string; onStarted: (job: string) => void; onCancel: () => void }) {
  const client = useQueryClient();
  const [draft, setDraft] = useState<ImportDraft>(blankDraft);
  // Typing asks for a preview once it rests.
  const [settled, setSettled] = useState(draft);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(draft), 350);
    return () => clearTimeout(timer);
  }, [draft]);
  const options = optionsOf(settled);
  const question = useQuery({
    queryKey: ['PreviewImport', file, options],
    queryFn: ({ signal }) => ask(PreviewImportDocument, { file, options }, signal),
    placeholderData: keepPreviousData,
  });
  const start = useAct({
    mutationFn: () => ask(StartImportDocument, { file, options: optionsOf(draft) }),
    onSuccess: async ({ startImport }) => {
      await client.invalidateQueries({ queryKey: ['ImportJobs'] });
      onStarted(startImport.id);
    },
  });
  const preview = question.data?.previewImport;
  const change = (part: Partial<ImportDraft>) => setDraft({ ...draft, ...part });
  // News asks for the preview once more; what it says of these choices stays true meanwhile.
  const waiting = question.isPlaceholderData || settled !== draft;
  return (
    <section aria-labelledby="import-file" className="card flex flex-col gap-4 px-4 py-4">
      <header className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h2 id="import-file" className="min-w-0 text-body break-all">{preview ? preview.fileName : 'Reading the file'}</h2>
        {preview && <p className="text-small text-muted">{preview.format}, {shortNumber(preview.bytes)} bytes, {preview.columns.length} columns</p>}
        <button type="button" className="control ml-auto" onClick={onCancel}>Another file</button>
      </header>
      {!preview ? (
        <div className="h-60">{question.error ? <ErrorState what="The file" error={question.error} onRetry={() => void question.refetch()} /> : <LoadingState name="the file" />}</div>
      ) : (
        <div className="flex flex-col gap-4" aria-busy={waiting}>
          <ImportOptionsForm preview={preview} draft={draft} onChange={change} />
          <MappingEditor preview={preview} draft={draft} onChange={(mapping) => change({ mapping })} />
          {question.error && <p role="alert" className="text-trouble-ink">{question.error.message}</p>}
          <ImportProblems problems={preview.problems} />
          <div className="grid gap-4 xl:grid-cols-2">
            <PreviewTable title="First rows, as they stand in the file" rows={preview.rows} columns={preview.columns} />
            <PreviewTable title="The same rows, as understood" rows={preview.understood} />
          </div>
          <footer className="flex flex-wrap items-center gap-3">
            <button type="button" className="control bg-ink text-surface" disabled={!preview.ready || waiting || start.isPending} onClick={() => start.mutate()}>{start.isPending ? 'Starting…' : 'Import'}</button>
            <span className="text-small text-muted" aria-live="polite">{preview.ready ? 'Nothing is kept until you import. What is already known counts once.' : 'Not ready: map the required fields first.'}</span>
            {start.error && <span role="alert" className="text-trouble-ink">Not started: {start.error.message}</span>}
          </footer>
        </div>
      )}
    </section>
  );
}
