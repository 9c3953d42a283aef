import { useState } from 'react';

interface Props {
  row: { name: string; start: string };
  pending: boolean;
  /** What makes the next key: its word, and what it says to who cannot see the row. */
  next: { word: string; label: string; make: () => void };
  onRevoke: () => void;
}

/** What can be done with a live key. Revoking asks again: programs that use it are refused from that moment on. */
export function LiveKey({ row, pending, next, onRevoke }: Props) {
  const [asking, setAsking] = useState(false);
  if (asking) {
    return (
      <span className="inline-flex flex-wrap items-center gap-2">
        <span role="alert">Refuse what still uses it?</span>
        <button type="button" autoFocus className="link text-trouble-ink" disabled={pending} aria-label={`Yes, revoke ${row.name} ${row.start}`} onClick={onRevoke}>Yes, revoke</button>
        <button type="button" className="link" onClick={() => setAsking(false)}>Keep</button>
      </span>
    );
  }
  return (
    <span className="inline-flex items-center gap-3">
      <span>live</span>
      <button type="button" className="link no-print" disabled={pending} aria-label={next.label} onClick={next.make}>{next.word}</button>
      <button type="button" className="link no-print" aria-label={`Revoke ${row.name} ${row.start}`} onClick={() => setAsking(true)}>Revoke</button>
    </span>
  );
}
