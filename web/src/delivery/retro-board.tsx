import { useState } from 'react';
import type { RetroColumn as ColumnName, RetroNotePartsFragment } from '../graphql/generated';
import { useMay, useOwnName } from '../graphql/me';
import { ErrorState, LoadingState } from '../ui/panel-states';
import type { NoteEdit } from './note-edit';
import { ReportSection } from './report-section';
import { RetroColumn } from './retro-column';
import { noteColumns } from './retro-words';
import { useRoom } from './retro-room';

/** The notes, in three columns. */
export function RetroBoard() {
  const { known, question } = useRoom();
  const name = useOwnName();
  const may = useMay('WORK_DELIVERY');
  // Held here, since a note that is moved or removed by others must not take one's own words along.
  const [edits, setEdits] = useState<ReadonlyMap<string, NoteEdit>>(new Map());
  const setEdit = (id: string, edit: NoteEdit | null) => setEdits((before) => {
    const after = new Map(before);
    if (edit) after.set(id, edit);
    else after.delete(id);
    return after;
  });
  if (known === null) return null;
  const says = may && <span className="no-print">several can write at once{name && ` · you as ${name}`}</span>;
  return (
    <ReportSection title="Notes" says={says}>
      {known === undefined ? (
        <div className="h-40">{question.error ? <ErrorState what="The retrospective" error={question.error} onRetry={() => void question.refetch()} /> : <LoadingState name="the notes" />}</div>
      ) : (
        <div className="grid gap-4 md:grid-cols-3 print:grid-cols-3">
          {noteColumns.map(({ column, name, ask }) => (
            <RetroColumn key={column} column={column} name={name} ask={ask} notes={inColumn(known.retrospective.notes, edits, column)} gone={goneFrom(known.retrospective.notes, edits, column)} edits={edits} setEdit={setEdit} />
          ))}
        </div>
      )}
    </ReportSection>
  );
}

/** A note that is being edited stays where it is here, wherever others put it. */
function inColumn(notes: readonly RetroNotePartsFragment[], edits: ReadonlyMap<string, NoteEdit>, column: ColumnName): RetroNotePartsFragment[] {
  return notes.filter((note) => (edits.get(note.id)?.base.column ?? note.column) === column);
}

/** Notes that are being edited here and were removed meanwhile. */
function goneFrom(notes: readonly RetroNotePartsFragment[], edits: ReadonlyMap<string, NoteEdit>, column: ColumnName): RetroNotePartsFragment[] {
  return [...edits.values()].map(({ base }) => base).filter((base) => base.column === column && !notes.some(({ id }) => id === base.id));
}
