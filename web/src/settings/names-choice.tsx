import { useState } from 'react';
import type { SettingIds } from './setting-row';

const same = (one: string, other: string) => one.trim().toLowerCase() === other.trim().toLowerCase();

/** Some of the names that the tracker uses. Those that were chosen and never seen stand beside them. */
export function NamesChoice({ ids, known, chosen, onChange }: { ids: SettingIds; known: readonly { name: string; items: number }[]; chosen: readonly string[]; onChange: (names: string[]) => void }) {
  const has = (name: string) => chosen.some((each) => same(each, name));
  const unseen = chosen.filter((name) => known.every((each) => !same(each.name, name))).map((name) => ({ name, items: 0 }));
  const toggle = (name: string) => onChange(has(name) ? chosen.filter((each) => !same(each, name)) : [...chosen, name]);
  return (
    <div role="group" {...ids} className="flex flex-wrap gap-x-4 gap-y-1.5">
      {[...known, ...unseen].map(({ name, items }) => (
        <label key={name} className="flex min-h-6 cursor-pointer items-center gap-1.5">
          <input type="checkbox" className="accent-ink" checked={has(name)} onChange={() => toggle(name)} />
          {name} <span className="text-small text-muted">{items === 0 ? 'not seen' : items}</span>
        </label>
      ))}
      {known.length + unseen.length === 0 && <p className="text-muted">No item is known yet.</p>}
    </div>
  );
}

/** Names that nobody can list beforehand: added by typing, taken away one by one. */
export function NamesTyped({ ids, what, names, onChange }: { ids: SettingIds; what: string; names: readonly string[]; onChange: (names: string[]) => void }) {
  const [typed, setTyped] = useState('');
  const add = () => {
    const name = typed.trim();
    if (name && !names.some((each) => same(each, name))) onChange([...names, name]);
    setTyped('');
  };
  return (
    <div role="group" {...ids} className="flex w-full flex-col gap-2">
      {names.length === 0 ? <p className="text-muted">None.</p> : (
        <ul className="flex flex-wrap gap-1">
          {names.map((name) => (
            <li key={name} className="inline-flex min-h-6 items-center rounded border border-line pl-2">
              {name}<button type="button" className="size-6 text-muted hover:text-ink" aria-label={`Remove ${name}`} onClick={() => onChange(names.filter((each) => each !== name))}>×</button>
            </li>
          ))}
        </ul>
      )}
      <div className="flex flex-wrap gap-2">
        <input aria-label={what} placeholder={what} className="control w-44 min-w-0" value={typed} onChange={(event) => setTyped(event.target.value)} onKeyDown={(event) => event.key === 'Enter' && add()} />
        <button type="button" className="control" disabled={!typed.trim()} onClick={add}>Add</button>
      </div>
    </div>
  );
}
