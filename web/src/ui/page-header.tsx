import { useEffect, type ReactNode } from 'react';

/** The name of the page, what it is about, and its filters. Sets the tab's title too. */
export function PageHeader({ title, children, actions, tab }: { title: string; children?: ReactNode; actions?: ReactNode; tab?: string }) {
  useEffect(() => {
    document.title = `${tab ?? title} · Bifocal`;
  }, [tab, title]);
  return (
    <header className="flex flex-wrap items-center gap-x-3 gap-y-2">
      <h1 className="text-title">{title}</h1>
      {children && <div className="flex min-w-0 flex-wrap items-center gap-x-2 text-muted">{children}</div>}
      {actions && <div className="no-print ml-auto flex flex-wrap items-center gap-2">{actions}</div>}
    </header>
  );
}
