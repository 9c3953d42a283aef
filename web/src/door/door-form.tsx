import type { FormEvent, ReactNode } from 'react';

/** A short form with one button; what went wrong stands above the button, and is read out. */
export function DoorForm({ name, button, busy, error, onSubmit, children }: { name: string; button: string; busy: boolean; error: Error | null; onSubmit: () => void; children: ReactNode }) {
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!busy) onSubmit();
  };
  return (
    <form aria-label={name} onSubmit={submit} className="card flex flex-col gap-2 px-4 py-4">
      {children}
      {error && <p role="alert" className="rounded-md bg-trouble-wash px-3 py-2 text-trouble-ink">{error.message.replace(/^(password|next|current|email|name): /, '')}</p>}
      <button type="submit" disabled={busy} className="control mt-1 justify-center border-ink bg-ink text-page hover:opacity-90">{busy ? 'One moment…' : button}</button>
    </form>
  );
}
