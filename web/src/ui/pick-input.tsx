import { useId, useState, type FormEvent } from 'react';

/** A word out of those that are known, or a new one: typed, with suggestions, and given on Enter. */
export function PickInput({ label, placeholder, known, maxLength, busy = false, onPick, autoFocus = false, onLeave, className = 'w-40' }: { label: string; placeholder: string; known: readonly string[]; maxLength: number; busy?: boolean; onPick: (word: string) => void; autoFocus?: boolean; onLeave?: () => void; className?: string }) {
  const list = useId();
  const [typed, setTyped] = useState('');
  const give = (word: string) => {
    if (word.trim() === '' || busy) return;
    onPick(word.trim());
    setTyped('');
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    give(typed);
  };
  return (
    <form onSubmit={submit} className="no-print inline-flex min-w-0">
      <input
        aria-label={label} placeholder={placeholder} list={list} maxLength={maxLength} autoFocus={autoFocus} autoComplete="off" value={typed}
        className={`control min-w-0 font-normal ${className}`}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => { if (event.key === 'Escape') onLeave?.(); }}
        onBlur={() => { if (typed === '') onLeave?.(); }}
      />
      <datalist id={list}>{known.map((word) => <option key={word} value={word} />)}</datalist>
    </form>
  );
}
