import { useId, type ReactNode } from 'react';

/** One part of the report on a card of its own; on paper it runs on and breaks between rows. */
export function ReportSection({ title, says, children }: { title: string; says?: ReactNode; children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id} data-half="delivery" className="card report-section min-w-0 px-4 py-3">
      <h2 id={id} className="text-body">{title}{says && <>{' '}<span className="block text-small font-normal text-muted sm:ml-1 sm:inline">{says}</span></>}</h2>
      <div className="mt-2 min-w-0">{children}</div>
    </section>
  );
}
