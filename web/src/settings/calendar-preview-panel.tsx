import { useEffect, useRef, useState } from 'react';
import { longDay } from '../format/date';
import { useQuestion } from '../graphql/client';
import { CalendarPreviewDocument, type CalendarPreviewQuery } from '../graphql/generated';
import { LoadingState } from '../ui/panel-states';
import { Segmented } from '../ui/segmented';

export interface CalendarFile {
  name: string;
  text: string;
}

type Preview = CalendarPreviewQuery['previewCalendar'];
type How = 'ADD' | 'REPLACE';

/** What would come of the list: days added, days taken away, days that were there. */
function outcome(preview: Preview, holidays: readonly string[], how: How) {
  const found = new Set(preview.holidays.map(({ date }) => date));
  const inYears = (day: string) => preview.years.includes(Number(day.slice(0, 4)));
  const removed = how === 'REPLACE' ? holidays.filter((day) => inYears(day) && !found.has(day)) : [];
  const added = preview.holidays.filter(({ date }) => !holidays.includes(date));
  return { added, removed, there: preview.holidays.length - added.length, days: [...holidays.filter((day) => !removed.includes(day)), ...added.map(({ date }) => date)].sort() };
}

const counted = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;

export interface CalendarPreviewPanelProps {
  file: CalendarFile;
  timeZone: string;
  holidays: readonly string[];
  onTake: (days: string[], names: ReadonlyMap<string, string>) => void;
  onCancel: () => void;
}

/** What a calendar file would add, and what of it is left out and why. */
export function CalendarPreviewPanel({ file, timeZone, holidays, onTake, onCancel }: CalendarPreviewPanelProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const thisYear = new Date().getFullYear();
  const [[from, to], setYears] = useState<[number, number]>([thisYear, thisYear + 1]);
  const [how, setHow] = useState<How>('ADD');
  const years = Array.from({ length: Math.max(0, Math.min(to - from + 1, 11)) }, (_, index) => from + index);
  const question = useQuestion(CalendarPreviewDocument, { text: file.text, timeZone, years });
  const preview = question.data?.previewCalendar;
  useEffect(() => heading.current?.focus(), []);
  const year = (label: string, value: number, put: (year: number) => void) => (
    <label className="flex items-center gap-1.5 text-muted">{label}<input type="number" min={1970} max={2200} className="control w-22" value={value} onChange={(event) => put(Number(event.target.value))} /></label>
  );
  return (
    <section aria-labelledby="calendar-preview" aria-busy={!preview && !question.error} className="flex min-w-0 flex-col gap-2 rounded-md border border-line bg-sunken px-3 py-2">
      <h4 id="calendar-preview" ref={heading} tabIndex={-1} className="font-medium outline-none">{file.name}</h4>
      <div className="flex flex-wrap gap-2">{year('Years', from, (next) => setYears([next, to]))}{year('to', to, (next) => setYears([from, next]))}</div>
      {question.error ? <p role="alert" className="text-trouble-ink">Not read: {question.error.message}</p> : !preview ? <div className="h-24"><LoadingState name="the calendar" /></div> : (
        <Found preview={preview} holidays={holidays} how={how} onHow={setHow} onTake={onTake} />
      )}
      <button type="button" className="link self-start text-small text-muted" onClick={onCancel}>Put the file aside</button>
    </section>
  );
}

function Found({ preview, holidays, how, onHow, onTake }: { preview: Preview; holidays: readonly string[]; how: How; onHow: (how: How) => void; onTake: CalendarPreviewPanelProps['onTake'] }) {
  const { added, removed, there, days } = outcome(preview, holidays, how);
  const span = preview.years.length > 1 ? `${preview.years[0]} to ${preview.years.at(-1)}` : `${preview.years[0]}`;
  return (
    <>
      <Segmented label="What becomes of the list" value={how} options={[{ value: 'ADD', name: 'Add to the list' }, { value: 'REPLACE', name: `Replace ${span}` }]} onChange={onHow} />
      <p role="status">
        {counted(added.length, 'day is', 'days are')} added{removed.length > 0 && `, ${counted(removed.length, 'day is', 'days are')} removed`}{there > 0 && `; ${counted(there, 'is', 'are')} in the list already`}.
        {preview.outside > 0 && ` ${counted(preview.outside, 'whole day falls', 'whole days fall')} in none of these years.`}
      </p>
      {added.length > 0 && <ul aria-label="Added" className="columns-[216px] gap-x-4 text-small">{added.map(({ date, name, note }) => <li key={date} className="break-inside-avoid py-0.5">+ {longDay(date)} <span className="text-muted">{name}{note && ` (${note})`}</span></li>)}</ul>}
      {removed.length > 0 && <ul aria-label="Removed" className="columns-[216px] gap-x-4 text-small">{removed.map((date) => <li key={date} className="break-inside-avoid py-0.5">− {longDay(date)}</li>)}</ul>}
      {preview.leftOut.length > 0 && (
        <details className="text-small">
          <summary className="text-muted">{counted(preview.leftOut.length, 'event is', 'events are')} left out</summary>
          <ul aria-label="Left out" className="max-h-48 overflow-y-auto">{preview.leftOut.map(({ name, reason }, index) => <li key={index} className="py-0.5">{name}: <span className="text-muted">{reason}</span></li>)}</ul>
        </details>
      )}
      <button type="button" className="control self-start" disabled={added.length + removed.length === 0} onClick={() => onTake(days, new Map(preview.holidays.map(({ date, name }) => [date, name])))}>Take into the list</button>
    </>
  );
}
