import { useState } from 'react';
import { dateAndTime, exactInstant } from '../format/date';
import { written, type KnownPerson } from './person';

const SHOWN = 50;

/** What is known of somebody, and how that came to be. */
export function TraitsCard({ person: { traits, traitHistory, timeZone } }: { person: KnownPerson }) {
  const [open, setOpen] = useState(false);
  return (
    <section aria-labelledby="traits" className="card min-w-0 px-4 py-3">
      <header className="mb-2 flex items-baseline gap-2">
        <h2 id="traits" className="text-body">Traits</h2>
        {traitHistory.length > 0 && <button type="button" aria-expanded={open} className="no-print ml-auto text-small font-medium text-muted hover:text-ink" onClick={() => setOpen(!open)}>{open ? 'As it stands' : 'History'}</button>}
      </header>
      {open ? (
        <>
          <ol className="flex flex-col gap-1">
            {traitHistory.slice(0, SHOWN).map(({ name, value, from, under }, index) => (
              <li key={`${name} ${from} ${index}`} className="min-w-0">
                <span className="text-muted">{name === 'createdAt' ? 'signed up' : name}</span> <span className="break-words">{value === null ? 'said to be nothing' : written(value)}</span>
                <span className="block text-small text-muted">from <time dateTime={from} title={exactInstant(from, timeZone)}>{dateAndTime(from, timeZone)}</time>, said of <span className="break-all">{under}</span></span>
              </li>
            ))}
          </ol>
          {traitHistory.length > SHOWN && <p className="mt-2 text-small text-muted">The last {SHOWN} of {traitHistory.length} changes; the export has all.</p>}
        </>
      ) : traits.length === 0 ? <p className="text-muted">Nothing was said of them. Traits come with people and identify.</p> : (
        <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1">
          {traits.map(({ name, value, since }) => (
            <div key={name} className="contents">
              <dt className="max-w-40 break-words text-muted">{name}</dt>
              <dd className="min-w-0 break-words" title={since === null ? undefined : `Since ${exactInstant(since, timeZone)}`}>{written(value)}</dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}
