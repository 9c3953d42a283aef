import { useState } from 'react';
import { longDay } from '../format/date';
import { CalendarImport } from './calendar-import';
import type { SettingIds } from './setting-row';
import type { SettingsForm } from './use-settings-form';

/** By year, the latest first. */
function byYear(days: readonly string[]): [string, string[]][] {
  const years = new Map<string, string[]>();
  for (const day of [...days].sort()) years.set(day.slice(0, 4), [...(years.get(day.slice(0, 4)) ?? []), day]);
  return [...years].reverse();
}

/** The days off, one by one, and the ways to more of them. */
export function HolidayList({ form, ids }: { form: SettingsForm; ids: SettingIds }) {
  const { holidays } = form.values;
  const [day, setDay] = useState('');
  // The definition keeps days and no names; those of a calendar that was just read are shown as long as the page is open.
  const [names, setNames] = useState<ReadonlyMap<string, string>>(new Map());
  const thisYear = String(new Date().getFullYear());
  const years = byYear(holidays);
  const add = () => {
    if (day && !holidays.includes(day)) form.set('holidays', [...holidays, day].sort());
    setDay('');
  };
  return (
    <div role="group" {...ids} className="flex w-full min-w-0 flex-col gap-2">
      {years.length === 0 && <p className="text-muted">None yet.</p>}
      {years.map(([year, days]) => (
        <details key={year} open={year === thisYear} className="rounded-md border border-line px-2">
          <summary className="py-1.5 font-medium">{year} <span className="font-normal text-muted">{days.length} {days.length === 1 ? 'day' : 'days'}</span></summary>
          <ul className="mb-1 columns-[216px] gap-x-4">
            {days.map((date) => (
              <li key={date} className="flex min-h-7 break-inside-avoid items-center gap-2 text-small">
                <span className="min-w-0 truncate">{longDay(date)}{names.has(date) && <span className="text-muted"> {names.get(date)}</span>}</span>
                <button type="button" className="ml-auto size-6 shrink-0 rounded text-muted hover:bg-sunken hover:text-ink" aria-label={`Remove ${longDay(date)}`} onClick={() => form.set('holidays', holidays.filter((each) => each !== date))}>×</button>
              </li>
            ))}
          </ul>
        </details>
      ))}
      <div className="flex flex-wrap gap-2">
        <input type="date" aria-label="A day off" className="control" value={day} onChange={(event) => setDay(event.target.value)} onKeyDown={(event) => event.key === 'Enter' && add()} />
        <button type="button" className="control" disabled={!day} onClick={add}>Add the day</button>
      </div>
      <CalendarImport
        timeZone={form.values.timeZone} holidays={holidays}
        onTake={(days, named) => {
          form.set('holidays', days);
          setNames((before) => new Map([...before, ...named]));
        }}
      />
    </div>
  );
}
