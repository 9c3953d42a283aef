import { useState } from 'react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ask } from '../graphql/client';
import { EditRetroNoteDocument, MoveRetroNoteDocument, type RetroColumn, type RetroNotePartsFragment } from '../graphql/generated';
import { Select } from '../ui/select';
import type { NoteEdit } from './note-edit';
import { Meanwhile, NotSaved } from './retro-meanwhile';
import { useSay } from './retro-room';
import { noteColumns } from './retro-words';

interface NoteEditorProps {
  edit: NoteEdit;
  /** The note as it stands on the server; null: removed. */
  now: RetroNotePartsFragment | null;
  /** The note two before it, after which it comes when it moves up; and the one after it. */
  before: string | null;
  after: string | null;
  isFirst: boolean;
  onChange: (edit: NoteEdit | null) => void;
  onRemove: () => void;
}

/** Editing in place. One's own words stay until one saves them or lets them go, whatever others do meanwhile. */
export function NoteEditor({ edit, now, before, after, isFirst, onChange, onRemove }: NoteEditorProps) {
  const { base, draft } = edit;
  const client = useQueryClient();
  const [goneBy, setGoneBy] = useState<string | null>(null);
  const saving = useSay(EditRetroNoteDocument);
  const moving = useMutation({
    mutationFn: (to: { column: RetroColumn; after: string | null }) => ask(MoveRetroNoteDocument, { input: { id: base.id, ...to } }),
    onSuccess: ({ moveRetroNote }) => {
      onChange({ ...edit, base: { ...base, column: moveRetroNote.column } });
      return client.invalidateQueries({ queryKey: ['Retrospective'] });
    },
  });
  const changed = now !== null && now.version !== base.version;
  const save = (version: number, insist = false) => {
    if (draft.trim() === '' || saving.isPending) return;
    if (!insist && draft === base.text && !changed) return onChange(null);
    saving.mutate({ id: base.id, version, text: draft }, {
      onSuccess: ({ editRetroNote: { saved, note } }) => {
        if (saved) onChange(null);
        else if (insist) save(note.version, true);
        else setGoneBy(note.changedBy);
      },
    });
  };
  return (
    <li className="no-print flex flex-col gap-1.5 rounded-md border border-line-strong bg-surface p-1.5">
      <textarea
        autoFocus aria-label="Words of the note" rows={Math.min(8, Math.max(2, draft.split('\n').length))} maxLength={2000} className="writing" value={draft}
        onFocus={(event) => event.target.setSelectionRange(draft.length, draft.length)} onChange={(event) => onChange({ ...edit, draft: event.target.value })}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onChange(null);
          if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
          event.preventDefault();
          if (!changed && now !== null) save(base.version);
        }}
      />
      {changed && <Meanwhile who={now.changedBy} theirs={now.text} onTake={() => onChange(null)} onKeep={() => save(now.version, true)} />}
      {now === null && <Meanwhile who={goneBy} theirs={null} onTake={() => onChange(null)} onKeep={() => save(base.version, true)} />}
      {!changed && now !== null && (
        <div className="flex flex-wrap items-center gap-1.5">
          <button type="button" className="control bg-ink text-surface" disabled={draft.trim() === '' || saving.isPending} onClick={() => save(base.version)}>Save</button>
          <button type="button" className="control" onClick={() => onChange(null)}>Cancel</button>
          <button type="button" className="control" onClick={onRemove}>Remove</button>
          <span className="flex gap-1.5">
            <button type="button" className="control w-8 justify-center px-0" aria-label="Move up" disabled={isFirst} onClick={() => moving.mutate({ column: base.column, after: before })}>↑</button>
            <button type="button" className="control w-8 justify-center px-0" aria-label="Move down" disabled={after === null} onClick={() => moving.mutate({ column: base.column, after })}>↓</button>
            <Select label="Column" value={base.column} options={noteColumns.map(({ column, name }) => ({ value: column, name }))} onChange={(column) => moving.mutate({ column, after: null })} />
          </span>
        </div>
      )}
      <NotSaved error={saving.error ?? moving.error} />
    </li>
  );
}
