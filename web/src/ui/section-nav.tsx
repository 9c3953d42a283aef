import { useEffect, useState, type ReactNode } from 'react';
import { leadTo } from './lead-to';

/** A part of a page: where its link leads, and what it is called there. */
export interface NamedPart {
  readonly id: string;
  readonly name: string;
}

/** The part that lies across the upper part of the window. */
function useCurrentPart(parts: readonly NamedPart[]): string | undefined {
  const [current, setCurrent] = useState<string>();
  useEffect(() => {
    const observer = new IntersectionObserver((entries) => {
      for (const entry of entries) if (entry.isIntersecting) setCurrent(entry.target.id);
    }, { rootMargin: '-12% 0px -80% 0px' });
    for (const { id } of parts) {
      const part = document.getElementById(id);
      if (part) observer.observe(part);
    }
    return () => observer.disconnect();
  }, [parts]);
  return current;
}

/** Leads to the parts of a long page, and stays in sight while one reads on. `children` stand at its end. */
export function SectionNav({ parts, children }: { parts: readonly NamedPart[]; children?: ReactNode }) {
  const current = useCurrentPart(parts);
  return (
    <div className="no-print sticky top-0 z-10 -my-2 flex items-center gap-x-4 bg-page py-2 text-small max-md:flex-wrap">
      <nav aria-label="Parts of this page" className="flex min-w-0 flex-1 gap-x-4 overflow-x-auto whitespace-nowrap max-md:basis-full">
        {parts.map(({ id, name }) => <a key={id} className={`link ${id === current ? 'text-ink' : 'text-muted'}`} aria-current={id === current ? 'true' : undefined} href={`#${id}`} onClick={(event) => { event.preventDefault(); leadTo(id); }}>{name}</a>)}
      </nav>
      {children}
    </div>
  );
}
