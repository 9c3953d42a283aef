import { useEffect, useId, useRef, useState, type ReactNode } from 'react';

const GAP = 6;
const MARGIN = 8;

/** A word that opens a note beside it: by pointer or by key, closed by Escape or by looking elsewhere. Stands above all else, so that no panel cuts it off. */
export function NotePopover({ label, title, children }: { label: ReactNode; title: string; children: ReactNode }) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const note = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const [box, at] = [note.current, button.current?.getBoundingClientRect()];
    if (!open || !box || !at) return;
    const { width, height } = box.getBoundingClientRect();
    box.style.left = `${Math.max(MARGIN, Math.min(at.left, window.innerWidth - width - MARGIN))}px`;
    box.style.top = `${at.top - height - GAP >= MARGIN ? at.top - height - GAP : at.bottom + GAP}px`;
    const close = () => box.hidePopover();
    window.addEventListener('scroll', close, { once: true, passive: true });
    return () => window.removeEventListener('scroll', close);
  }, [open]);
  return (
    <>
      <button ref={button} type="button" popoverTarget={id} aria-expanded={open} title={title} className="link no-print">{label}</button>
      <div ref={note} id={id} popover="auto" onToggle={(event) => setOpen(event.newState === 'open')} className="card no-print fixed inset-auto m-0 w-80 max-w-[calc(100vw-16px)] px-3 py-2 text-left text-small text-ink shadow-md">{children}</div>
    </>
  );
}
