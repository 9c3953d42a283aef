import { useId, type ReactNode } from 'react';

/** A label over its control, with a hint or what is wrong below. The control gets the ids through the function. */
export function Field({ label, hint, error, children, className = '' }: { label: string; hint?: ReactNode; error?: string | null; children: (ids: { id: string; 'aria-describedby': string; 'aria-invalid': boolean }) => ReactNode; className?: string }) {
  const id = useId();
  return (
    <div className={`flex min-w-0 flex-col gap-1 ${className}`}>
      <label htmlFor={id} className="text-small font-medium text-muted">{label}</label>
      {children({ id, 'aria-describedby': `${id}-note`, 'aria-invalid': Boolean(error) })}
      <p id={`${id}-note`} className={`text-small ${error ? 'text-trouble-ink' : 'text-muted'}`}>{error ?? hint}</p>
    </div>
  );
}
