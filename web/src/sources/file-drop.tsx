import { useRef, useState, type DragEvent } from 'react';
import { percent } from '../format/number';
import { ProgressBar } from '../ui/progress-bar';
import { uploadFile, type UploadedFile } from './upload-file';

const kinds = '.csv,.tsv,.json,.ndjson,.jsonl,.gz,.txt';

/** Where a file is dropped or chosen. It is only uploaded here: what it means is decided after. */
export function FileDrop({ onUploaded }: { onUploaded: (file: UploadedFile) => void }) {
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [state, setState] = useState<{ name: string; sent: number } | { error: string } | null>(null);
  const busy = state !== null && 'name' in state;
  const take = async (files: FileList | null) => {
    const file = files?.[0];
    if (!file || busy) return;
    if (file.size === 0) return setState({ error: `${file.name} is empty.` });
    setState({ name: file.name, sent: 0 });
    try {
      const uploaded = await uploadFile(file, (sent) => setState({ name: file.name, sent }));
      setState(null);
      onUploaded(uploaded);
    } catch (error) {
      setState({ error: `${file.name} was not taken: ${error instanceof Error ? error.message : 'unknown'}` });
    }
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void take(event.dataTransfer.files);
  };
  return (
    <div
      className={`flex min-h-40 flex-col items-center justify-center gap-2 rounded-lg border border-dashed px-4 py-6 text-center ${over ? 'border-ink bg-sunken' : 'border-line-strong'}`}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      {busy ? (
        <>
          <p role="status">Sending {state.name}</p>
          <ProgressBar label={`Sending ${state.name}`} share={state.sent} className="w-60 max-w-full" />
          <p className="text-small text-muted">{percent(state.sent, 0)}</p>
        </>
      ) : (
        <>
          <p className="font-medium">Drop a file here</p>
          <p className="max-w-96 text-muted">CSV, JSON or NDJSON: work items, sprints, events, people, subscriptions, payments, survey answers. You see what it means before anything is kept.</p>
          <button type="button" className="control" onClick={() => input.current?.click()}>Choose a file</button>
          {state && 'error' in state && <p role="alert" className="text-trouble-ink">{state.error}</p>}
        </>
      )}
      <input
        ref={input}
        type="file"
        accept={kinds}
        className="sr-only"
        tabIndex={-1}
        aria-label="File to import"
        onChange={(event) => {
          void take(event.target.files);
          // The same file may be chosen again.
          event.target.value = '';
        }}
      />
    </div>
  );
}
