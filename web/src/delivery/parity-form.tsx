import { useRef, useState, type DragEvent, type FormEvent } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { ask } from '../graphql/client';
import { CompareWithReportDocument, type CompareWithReportMutation } from '../graphql/generated';
import { useOwnName } from '../graphql/me';
import { useAct } from '../graphql/use-act';
import { Field } from '../ui/field';

const MOST_BYTES = 4_000_000;

/** Where Jira's report is pasted, dropped or chosen. `isAll`: it spoke of this sprint alone, so that there is nothing more to tell. */
export function ParityForm({ sprint, onCompared }: { sprint: { id: string; name: string }; onCompared: (isAll: boolean) => void }) {
  const client = useQueryClient();
  const file = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const [over, setOver] = useState(false);
  const [unread, setUnread] = useState<string | null>(null);
  const name = useOwnName();
  const comparison = useAct({
    mutationFn: (report: string) => ask(CompareWithReportDocument, { sprint: sprint.id, report, by: name }),
    onSuccess: async ({ compareWithReport }) => {
      onCompared(compareWithReport.leftOut.length === 0 && compareWithReport.compared.every((one) => one.id === sprint.id));
      await client.invalidateQueries({ queryKey: ['SprintParity'] });
    },
  });
  const take = async (files: FileList | null) => {
    const chosen = files?.[0];
    if (!chosen) return;
    setUnread(null);
    if (chosen.size > MOST_BYTES) return setUnread(`${chosen.name} is too large to be a report: ${MOST_BYTES / 1e6} MB is the most.`);
    const read = await chosen.text();
    setText(read);
    comparison.mutate(read);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void take(event.dataTransfer.files);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim()) comparison.mutate(text);
  };
  return (
    <form onSubmit={submit} className={`flex flex-col gap-3 rounded-lg ${over ? 'bg-sunken' : ''}`} onDragOver={(event) => { event.preventDefault(); setOver(true); }} onDragLeave={() => setOver(false)} onDrop={drop}>
      <p>Signed in to Jira, open one of these addresses, copy the whole answer, and paste it here; or save it and drop the file.</p>
      <ul className="flex list-disc flex-col gap-1 pl-5 text-small break-all text-muted">
        <li><code>/rest/greenhopper/1.0/rapid/charts/sprintreport?rapidViewId=BOARD&amp;sprintId=SPRINT</code> <span className="break-normal">names every item of one sprint</span></li>
        <li><code>/rest/greenhopper/1.0/rapid/charts/velocity?rapidViewId=BOARD</code> <span className="break-normal">has the totals of the last sprints at once</span></li>
      </ul>
      <Field label="Jira’s answer, as JSON" error={comparison.error?.message ?? unread} hint="Only numbers and item keys are kept.">
        {(ids) => <textarea {...ids} rows={8} spellCheck={false} className="control h-auto w-full py-2 font-mono text-small" placeholder="{&quot;contents&quot;: …" value={text} onChange={(event) => setText(event.target.value)} />}
      </Field>
      <div className="flex flex-wrap items-center gap-2">
        <button type="submit" className="control bg-ink text-surface" disabled={comparison.isPending || !text.trim()}>{comparison.isPending ? 'Comparing…' : 'Compare'}</button>
        <button type="button" className="control" onClick={() => file.current?.click()}>Choose a file</button>
        <input ref={file} type="file" accept=".json,.txt" className="sr-only" tabIndex={-1} aria-label="Jira’s report as a file" onChange={(event) => { void take(event.target.files); event.target.value = ''; }} />
      </div>
      {comparison.data && !comparison.isPending && <Receipt sprint={sprint} receipt={comparison.data.compareWithReport} />}
    </form>
  );
}

/** What a report of several sprints came to. */
function Receipt({ sprint, receipt }: { sprint: { id: string; name: string }; receipt: CompareWithReportMutation['compareWithReport'] }) {
  const others = receipt.compared.filter((one) => one.id !== sprint.id);
  return (
    <div role="status" className="text-small">
      {others.length === receipt.compared.length && <p className="mb-1">The report does not speak of {sprint.name}.</p>}
      {others.length > 0 && <p>Compared too:</p>}
      <ul className="mb-1 list-disc pl-5">{others.map((one) => <li key={one.id}>{one.name}: {one.parity.sentence}</li>)}</ul>
      {receipt.leftOut.length > 0 && <p>Not compared:</p>}
      <ul className="list-disc pl-5 text-muted">{receipt.leftOut.map((one, index) => <li key={index}>{one.name}: {one.reason}</li>)}</ul>
    </div>
  );
}
