import type { RetroNotePartsFragment } from '../graphql/generated';
import { useMay } from '../graphql/me';

/** A note as a card; its words are the button that edits them, for those who may. */
export function RetroNote({ note, onEdit, onRemove }: { note: RetroNotePartsFragment; onEdit: () => void; onRemove: () => void }) {
  const may = useMay('WORK_DELIVERY');
  return (
    <li className="break-inside-avoid rounded-md border border-line bg-half-wash px-2.5 py-1.5">
      <div className="flex items-start gap-1">
        {may ? <button type="button" title="Edit" onClick={onEdit} className="min-w-0 flex-1 text-left wrap-anywhere whitespace-pre-wrap">{note.text}<span className="sr-only"> (edit)</span></button> : <p className="min-w-0 flex-1 wrap-anywhere whitespace-pre-wrap">{note.text}</p>}
        {may && <button type="button" aria-label={`Remove “${note.text.slice(0, 60)}”`} title="Remove" onClick={onRemove} className="no-print -mr-1 size-5 shrink-0 rounded text-muted hover:text-ink">×</button>}
      </div>
      {note.author && <p className="text-small text-muted">{note.author}</p>}
    </li>
  );
}
