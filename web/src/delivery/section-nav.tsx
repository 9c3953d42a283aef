/** Where the parts of a long page begin. */
const parts = [
  { id: 'sprint', name: 'Sprint' },
  { id: 'release', name: 'Velocity and release' },
  { id: 'flow', name: 'Flow' },
  { id: 'defects', name: 'Defects' },
] as const;

/** Leads to the parts of the delivery page; each takes the focus, so that the next tab goes on from there. */
export function SectionNav() {
  const lead = (id: string) => {
    const section = document.getElementById(id);
    section?.scrollIntoView({ block: 'start' });
    section?.focus({ preventScroll: true });
  };
  return (
    <nav aria-label="Parts of this page" className="no-print -my-2 flex flex-wrap gap-x-4 text-small">
      {parts.map(({ id, name }) => <a key={id} className="link text-muted" href={`#${id}`} onClick={(event) => { event.preventDefault(); lead(id); }}>{name}</a>)}
    </nav>
  );
}
