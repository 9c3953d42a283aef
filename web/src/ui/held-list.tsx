import { useState, type ReactNode } from 'react';
import { heldRows } from './held-rows';

/** A list, the newest first, that stays as it is under the pointer and around the focus: what comes in on top meanwhile waits, and is counted. `of` says which page of it is shown. */
export function HeldList<T extends { readonly id: string }>({ label, of, rows, children }: { label: string; of: string; rows: readonly T[]; children: (row: T) => ReactNode }) {
  const [held, setHeld] = useState<{ of: string; rows: readonly T[] } | null>(null);
  const [inside, setInside] = useState({ pointer: false, focus: false });
  const enter = (by: 'pointer' | 'focus') => {
    setInside({ ...inside, [by]: true });
    if (held?.of !== of) setHeld({ of, rows });
  };
  // A row that goes takes the focus along without a word.
  const leave = (by: 'pointer' | 'focus', list: Element) => {
    const now = { pointer: by !== 'pointer' && inside.pointer, focus: by !== 'focus' && list.contains(document.activeElement) };
    setInside(now);
    if (!now.pointer && !now.focus) setHeld(null);
  };
  const shown = held?.of === of ? heldRows(held.rows, rows) : { rows, waiting: 0 };
  return (
    <div
      className="relative h-full" onPointerEnter={() => enter('pointer')} onPointerLeave={({ currentTarget }) => leave('pointer', currentTarget)} onFocus={() => enter('focus')}
      onBlur={(event) => { if (!event.currentTarget.contains(event.relatedTarget)) leave('focus', event.currentTarget); }}
    >
      <ul tabIndex={0} aria-label={label} className="h-full overflow-y-auto">{shown.rows.map((row) => children(row))}</ul>
      {shown.waiting > 0 && <button type="button" className="control no-print absolute top-1 right-2 bg-surface text-small" onClick={() => setHeld({ of, rows })}>{shown.waiting} new: show {shown.waiting === 1 ? 'it' : 'them'}</button>}
    </div>
  );
}
