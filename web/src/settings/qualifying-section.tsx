import { useState } from 'react';
import { exactNumber } from '../format/number';
import { SettingsSection } from './settings-section';

/** Which events make somebody active: all, but those taken out here. */
export function QualifyingSection({ events, excluded, onChange }: { events: readonly { name: string; people: number; events: number }[]; excluded: readonly string[]; onChange: (excluded: readonly string[]) => void }) {
  const [typed, setTyped] = useState('');
  const unseen = excluded.filter((name) => events.every((each) => each.name !== name)).map((name) => ({ name, people: 0, events: 0 }));
  const toggle = (name: string) => onChange(excluded.includes(name) ? excluded.filter((each) => each !== name) : [...excluded, name]);
  const add = () => {
    if (typed.trim() && !excluded.includes(typed.trim())) onChange([...excluded, typed.trim()]);
    setTyped('');
  };
  return (
    <SettingsSection title="Who is active" says="somebody who did a qualifying event: every event qualifies but those taken out">
      <div role="group" aria-label="Events that qualify" className="grid grid-cols-[repeat(auto-fill,minmax(220px,1fr))] gap-x-4 gap-y-1.5 py-2">
        {[...events, ...unseen].map(({ name, people }) => (
          <label key={name} className="flex min-h-6 min-w-0 cursor-pointer items-center gap-1.5">
            <input type="checkbox" className="accent-ink" checked={!excluded.includes(name)} onChange={() => toggle(name)} />
            <span className={`min-w-0 truncate ${excluded.includes(name) ? 'text-muted line-through' : ''}`} title={name}>{name}</span> <span className="text-small text-muted">{people === 0 ? 'not seen' : exactNumber(people)}</span>
          </label>
        ))}
        {events.length + unseen.length === 0 && <p className="text-muted">No event has come in yet.</p>}
      </div>
      <div className="flex flex-wrap gap-2 border-t border-line py-3">
        <input aria-label="An event to take out" placeholder="an event to take out" className="control w-56 min-w-0" value={typed} onChange={(event) => setTyped(event.target.value)} onKeyDown={(event) => event.key === 'Enter' && add()} />
        <button type="button" className="control" disabled={!typed.trim()} onClick={add}>Take out</button>
        <p className="w-full text-small text-muted">Numbers: people of the last year. Weeks begin on Monday.</p>
      </div>
    </SettingsSection>
  );
}
