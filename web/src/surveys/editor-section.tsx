import { useId, type ReactNode } from 'react';

/** Fields that belong together, on a card. */
export function EditorSection({ title, says, children }: { title: string; says?: ReactNode; children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="card flex min-w-0 flex-col gap-3 px-4 py-3">
      <h2 id={id} className="text-body">{title}{says && <span className="block text-small font-normal text-muted sm:ml-2 sm:inline">{says}</span>}</h2>
      {children}
    </section>
  );
}
