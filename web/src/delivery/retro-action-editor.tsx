import { useState, type FormEvent, type KeyboardEvent } from 'react';
import { EditRetroActionDocument, type ActionState, type RetroActionPartsFragment } from '../graphql/generated';
import { Meanwhile, NotSaved } from './retro-meanwhile';
import { useSay } from './retro-room';

/** Editing an action in place. `base` is what was read when the editing began, `now` what stands. Only what was changed here is said. */
export function ActionEditor({ base, now, onClose }: { base: RetroActionPartsFragment; now: RetroActionPartsFragment; onClose: () => void }) {
  const [draft, setDraft] = useState({ text: base.text, owner: base.owner ?? '', dueOn: base.dueOn ?? '' });
  const saving = useSay(EditRetroActionDocument);
  const changed = now.version !== base.version;
  const save = (version: number, state?: ActionState) => {
    if (draft.text.trim() === '' || saving.isPending) return;
    saving.mutate({
      id: base.id,
      ...(draft.text === base.text ? {} : { text: draft.text, version }),
      ...(draft.owner === (base.owner ?? '') ? {} : { owner: draft.owner || null }),
      ...(draft.dueOn === (base.dueOn ?? '') ? {} : { dueOn: draft.dueOn || null }),
      ...(state ? { state } : {}),
    }, { onSuccess: ({ editRetroAction }) => { if (editRetroAction.saved) onClose(); } });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!changed) save(base.version);
  };
  const leave = (event: KeyboardEvent) => { if (event.key === 'Escape') onClose(); };
  return (
    <form onSubmit={submit} onKeyDown={leave} className="no-print flex flex-col gap-1.5">
      <div className="flex flex-wrap items-center gap-2">
        <input autoFocus aria-label="What to do" maxLength={500} className="control min-w-0 flex-[1_1_240px] font-normal" value={draft.text} onChange={(event) => setDraft({ ...draft, text: event.target.value })} />
        <input aria-label="Who takes care of it" placeholder="Who?" maxLength={100} className="control w-36 min-w-0 font-normal" value={draft.owner} onChange={(event) => setDraft({ ...draft, owner: event.target.value })} />
        <label className="flex items-center gap-2 text-small text-muted">until <input type="date" max="2199-12-31" className="control font-normal" value={draft.dueOn} onChange={(event) => setDraft({ ...draft, dueOn: event.target.value })} /></label>
      </div>
      {changed && <Meanwhile who={now.changedBy} theirs={now.text} onTake={onClose} onKeep={() => save(now.version)} />}
      {!changed && (
        <div className="flex flex-wrap gap-2">
          <button type="submit" className="control bg-ink text-surface" disabled={draft.text.trim() === '' || saving.isPending}>Save</button>
          <button type="button" className="control" onClick={onClose}>Cancel</button>
          {now.state === 'OPEN' ? <button type="button" className="control" onClick={() => save(base.version, 'DROPPED')}>Drop it</button> : <button type="button" className="control" onClick={() => save(base.version, 'OPEN')}>Open it again</button>}
        </div>
      )}
      <NotSaved error={saving.error} />
    </form>
  );
}
