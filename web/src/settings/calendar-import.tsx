import { useRef, useState, type DragEvent } from 'react';
import { CalendarPreviewPanel, type CalendarFile } from './calendar-preview-panel';

const MOST_BYTES = 8_000_000;

/** Where a calendar file is dropped or chosen. What is in it is shown before anything is taken. */
export function CalendarImport({ timeZone, holidays, onTake }: { timeZone: string; holidays: readonly string[]; onTake: (days: string[], names: ReadonlyMap<string, string>) => void }) {
  const input = useRef<HTMLInputElement>(null);
  const [file, setFile] = useState<CalendarFile | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [over, setOver] = useState(false);
  const take = async (chosen: File | undefined) => {
    if (!chosen) return;
    setFile(null);
    if (chosen.size > MOST_BYTES) return setProblem(`${chosen.name} is too large for a calendar of holidays.`);
    try {
      setFile({ name: chosen.name, text: await chosen.text() });
      setProblem(null);
    } catch {
      setProblem(`${chosen.name} could not be read.`);
    }
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void take(event.dataTransfer.files[0]);
  };
  return (
    <>
      <div
        className={`flex flex-wrap items-center gap-x-3 gap-y-2 rounded-md border border-dashed px-3 py-2 ${over ? 'border-ink bg-sunken' : 'border-line-strong'}`}
        onDragOver={(event) => { event.preventDefault(); setOver(true); }} onDragLeave={() => setOver(false)} onDrop={drop}
      >
        <p className="text-muted">Drop a calendar (.ics) here</p>
        <button type="button" className="control" onClick={() => input.current?.click()}>Choose a calendar</button>
        <input
          ref={input} type="file" accept=".ics,text/calendar" className="sr-only" tabIndex={-1} aria-label="Calendar file"
          onChange={(event) => {
            void take(event.target.files?.[0]);
            // The same file may be chosen again.
            event.target.value = '';
          }}
        />
        {problem && <p role="alert" className="w-full text-small text-trouble-ink">{problem}</p>}
      </div>
      {file && (
        <CalendarPreviewPanel
          file={file} timeZone={timeZone} holidays={holidays} onCancel={() => setFile(null)}
          onTake={(days, names) => {
            onTake(days, names);
            setFile(null);
          }}
        />
      )}
    </>
  );
}
