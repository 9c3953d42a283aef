import { createContext, type ReactNode } from 'react';

/** True within a part of a page that has a heading of its own: panels stand one level below it. */
export const InPart = createContext(false);

export interface PagePartProps {
  /** Where links lead. */
  id: string;
  title: string;
  says: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}

/** One part of a long page under its heading. A link that leads here gives it the focus, so that the next tab goes on from there. */
export function PagePart({ id, title, says, actions, children }: PagePartProps) {
  const headingId = `${id}-heading`;
  return (
    <section id={id} aria-labelledby={headingId} tabIndex={-1} className="page-part flex min-w-0 flex-col gap-4 outline-none">
      <div className="mt-2 flex flex-wrap items-center gap-2 print:break-after-avoid">
        <h2 id={headingId} className="text-title">{title}</h2>
        <p className="text-muted">{says}</p>
        {actions && <span className="no-print ml-auto flex flex-wrap gap-2">{actions}</span>}
      </div>
      <InPart value={true}>{children}</InPart>
    </section>
  );
}
