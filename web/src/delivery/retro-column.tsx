import { useId, useRef, useState } from 'react';
import { AddRetroNoteDocument, EditRetroNoteDocument, RemoveRetroNoteDocument, type RetroColumn as ColumnName, type RetroNotePartsFragment } from '../graphql/generated';
import { May } from '../ui/may';
import type { NoteEdit } from './note-edit';
import { NotSaved } from './retro-meanwhile';
import { RetroNote } from './retro-note';
import { NoteEditor } from './retro-note-editor';
import { newKey } from '../ui/new-key';
import { useRoom, useSay } from './retro-room';

interface RetroColumnProps {
  column: ColumnName;
  name: string;
  ask: string;
  notes: readonly RetroNotePartsFragment[];
  /** Edited here, removed by others. */
  gone: readonly RetroNotePartsFragment[];
  edits: ReadonlyMap<string, NoteEdit>;
  setEdit: (id: string, edit: NoteEdit | null) => void;
}

/** One column: its notes, the one that was just removed, and a line for the next. */
export function RetroColumn({ column, name, ask, notes, gone, edits, setEdit }: RetroColumnProps) {
  const id = useId();
  const removal = useSay(RemoveRetroNoteDocument);
  const undo = useSay(EditRetroNoteDocument);
  const [removed, setRemoved] = useState<RetroNotePartsFragment | null>(null);
  const undoButton = useRef<HTMLButtonElement>(null);
  const remove = (note: RetroNotePartsFragment) => removal.mutate({ id: note.id, version: note.version }, {
    onSuccess: ({ removeRetroNote: { saved, note: now } }) => {
      setEdit(note.id, null);
      // Somebody changed it in the same moment: it stays, and their words are on the page by now.
      if (!saved) return;
      setRemoved(now);
      requestAnimationFrame(() => undoButton.current?.focus());
    },
  });
  const bringBack = (note: RetroNotePartsFragment) => undo.mutate({ id: note.id, version: note.version, text: note.text }, { onSuccess: () => setRemoved(null) });
  return (
    <section aria-labelledby={id} className="flex min-w-0 flex-col gap-2">
      <h3 id={id} className="flex items-baseline gap-2 border-b-2 border-half pb-1 text-body">{name} <span className="text-small font-normal text-muted">{notes.length}</span></h3>
      <ul className="flex flex-col gap-2" aria-label={name}>
        {notes.map((note, index) => {
          const edit = edits.get(note.id);
          return edit
            ? <NoteEditor key={note.id} edit={edit} now={note} before={notes[index - 2]?.id ?? null} after={notes[index + 1]?.id ?? null} isFirst={index === 0} onChange={(next) => setEdit(note.id, next)} onRemove={() => remove(note)} />
            : <RetroNote key={note.id} note={note} onEdit={() => setEdit(note.id, { base: note, draft: note.text })} onRemove={() => remove(note)} />;
        })}
        {gone.map((note) => <NoteEditor key={note.id} edit={edits.get(note.id)!} now={null} before={null} after={null} isFirst onChange={(next) => setEdit(note.id, next)} onRemove={() => setEdit(note.id, null)} />)}
      </ul>
      {notes.length === 0 && gone.length === 0 && <p className="hidden text-muted print:block">–</p>}
      {removed && <p role="status" className="no-print text-small text-muted">Removed “{removed.text.length > 40 ? `${removed.text.slice(0, 40)}…` : removed.text}”. <button ref={undoButton} type="button" className="link font-medium text-ink" onClick={() => bringBack(removed)}>Undo</button></p>}
      <NotSaved error={removal.error ?? undo.error} />
      <May do="WORK_DELIVERY"><NewNote column={column} ask={ask} /></May>
    </section>
  );
}

/** A line for one more note: Enter adds it, and the line is ready for the next. */
function NewNote({ column, ask }: { column: ColumnName; ask: string }) {
  const { sprint } = useRoom();
  const [draft, setDraft] = useState('');
  const [key, setKey] = useState(newKey);
  const adding = useSay(AddRetroNoteDocument);
  const add = () => {
    if (draft.trim() === '' || adding.isPending) return;
    adding.mutate({ sprint: sprint.id, column, text: draft, key }, {
      onSuccess: () => {
        setDraft('');
        setKey(newKey());
      },
    });
  };
  return (
    <div className="no-print flex flex-col gap-1">
      <textarea
        aria-label={ask} placeholder={ask} rows={Math.min(6, Math.max(1, draft.split('\n').length))} maxLength={2000} className="writing"
        readOnly={adding.isPending} value={draft} onChange={(event) => setDraft(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
          event.preventDefault();
          add();
        }}
      />
      {draft.trim() !== '' && <p className="text-small text-muted"><button type="button" className="link font-medium text-ink" onClick={add}>{adding.isPending ? 'Adding…' : 'Add'}</button> or Enter; Shift + Enter for a new line</p>}
      <NotSaved error={adding.error} />
    </div>
  );
}
