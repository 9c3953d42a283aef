import { useId, type ReactNode } from 'react';

/** Settings that belong together, on a card. */
export function SettingsSection({ title, says, children }: { title: string; says?: ReactNode; children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="card min-w-0 px-4 pt-3 pb-2">
      <h2 id={id} className="text-body">{title}{says && <span className="block text-small font-normal text-muted sm:ml-2 sm:inline">{says}</span>}</h2>
      <div className="mt-2 min-w-0">{children}</div>
    </section>
  );
}
