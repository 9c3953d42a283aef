import { useId, useRef, useState, type KeyboardEvent } from 'react';

export interface ComboOption {
  value: string;
  /** Beside it, as how often it comes. */
  note?: string;
}

const SHOWN = 50;

/** A field that suggests what is known and takes anything. Arrow keys walk through the suggestions, Enter takes one, Escape closes them. */
export function Combobox({ label, value, options, onChange, onTake, placeholder, className = '' }: { label: string; value: string; options: readonly ComboOption[]; onChange: (value: string) => void; onTake?: (value: string) => void; placeholder?: string; className?: string }) {
  const list = useId();
  const [open, setOpen] = useState(false);
  const [place, setPlace] = useState(-1);
  const typed = useRef(false);
  const wanted = value.trim().toLowerCase();
  // Opened on a field that is filled already, all are shown: one looks for another.
  const fitting = options.filter((option) => !typed.current || wanted === '' || option.value.toLowerCase().includes(wanted)).slice(0, SHOWN);
  const close = () => { setOpen(false); setPlace(-1); typed.current = false; };
  const take = (taken: string) => {
    (onTake ?? onChange)(taken);
    close();
  };
  const move = (to: number) => {
    setOpen(true);
    setPlace(to);
    document.getElementById(`${list}-${to}`)?.scrollIntoView({ block: 'nearest' });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const chosen = open ? fitting[place] : undefined;
    if (event.key === 'ArrowDown') move(Math.min(place + 1, fitting.length - 1));
    else if (event.key === 'ArrowUp') move(Math.max(place - 1, -1));
    else if (event.key === 'Enter' && (chosen || (onTake && value.trim() !== ''))) take(chosen?.value ?? value.trim());
    else if (event.key === 'Escape' && open) close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <span className={`relative block min-w-0 ${className}`} onBlur={(event) => { if (!event.currentTarget.contains(event.relatedTarget)) close(); }}>
      <input
        role="combobox" aria-label={label} aria-expanded={open && fitting.length > 0} aria-controls={list} aria-autocomplete="list" aria-activedescendant={open && place >= 0 ? `${list}-${place}` : undefined}
        autoComplete="off" spellCheck={false} className="control w-full min-w-0" placeholder={placeholder} value={value}
        onFocus={() => setOpen(true)} onClick={() => setOpen(true)} onKeyDown={onKeyDown}
        onChange={(event) => { typed.current = true; setOpen(true); setPlace(-1); onChange(event.target.value); }}
      />
      <ul id={list} role="listbox" aria-label={label} hidden={!open || fitting.length === 0} className="absolute inset-x-0 top-full z-10 mt-0.5 max-h-56 min-w-40 overflow-y-auto rounded-md border border-line-strong bg-surface py-1 shadow-lg">
        {fitting.map((option, index) => (
          <li key={option.value} id={`${list}-${index}`} role="option" aria-selected={index === place} className={`flex cursor-pointer gap-2 px-2 py-1 ${index === place ? 'bg-sunken' : 'hover:bg-sunken'}`} onMouseDown={(event) => { event.preventDefault(); take(option.value); }}>
            <span className="min-w-0 break-all">{option.value === '' ? '(empty)' : option.value}</span>
            {option.note && <span className="ml-auto whitespace-nowrap text-small text-muted">{option.note}</span>}
          </li>
        ))}
      </ul>
    </span>
  );
}
