import type { ReactNode } from 'react';

/** Something that was chosen, with the way to take it out again. */
export function Chip({ name, half, onRemove, children }: { name: string; half?: 'delivery' | 'outcome' | undefined; onRemove: () => void; children: ReactNode }) {
  return (
    <li data-half={half} className={`inline-flex min-h-8 max-w-full items-center rounded-md border border-line ${half ? 'bg-half-wash' : 'bg-sunken'}`}>
      <span className="min-w-0 truncate py-1 pl-2.5 font-medium">{children}</span>
      <button type="button" aria-label={`Remove ${name}`} className="no-print px-2.5 py-1 text-muted hover:text-ink" onClick={onRemove}><span aria-hidden>×</span></button>
    </li>
  );
}
