import { useState, type FormEvent } from 'react';
import { GiveReasonDocument, type ItemReasonPartsFragment, type LedgerItemPartsFragment, type ReasonKind } from '../graphql/generated';
import { useMay } from '../graphql/me';
import { Meanwhile, NotSaved } from './retro-meanwhile';
import { useMaybeRoom, useRoom, useSay } from './retro-room';
import { usualReasons } from './retro-words';

function isReasonKind(bucket: string): bucket is ReasonKind {
  return bucket in usualReasons;
}

/** Why an item was carried, added or removed: asked in place on the report, told wherever it was said. Nothing elsewhere. */
export function ItemReason({ item }: { item: LedgerItemPartsFragment }) {
  const room = useMaybeRoom();
  const kind = item.bucket;
  if (!room?.known || !isReasonKind(kind)) return null;
  // Until the close nobody knows whether it will be carried.
  if (kind === 'CARRY_OVER' && room.known.state !== 'CLOSED') return null;
  const said = room.known.retrospective.reasons.find((reason) => reason.itemKey === item.key && reason.kind === kind);
  return <Reason itemKey={item.key} kind={kind} said={said ?? null} />;
}

function Reason({ itemKey, kind, said }: { itemKey: string; kind: ReasonKind; said: ItemReasonPartsFragment | null }) {
  const [base, setBase] = useState<{ version: number; reason: string } | null>(null);
  const may = useMay('WORK_DELIVERY');
  const start = () => setBase(said ?? { version: 0, reason: '' });
  if (base) return <ReasonEditor itemKey={itemKey} kind={kind} base={base} said={said} onClose={() => setBase(null)} />;
  if (!said) return may && <button type="button" aria-label={`Why? ${itemKey}`} className="link no-print text-small text-muted" onClick={start}>Why?</button>;
  const words = <><span className="text-muted">Why: </span>{said.reason}{said.author && <span className="text-muted"> – {said.author}</span>}</>;
  if (!may) return <p className="text-small wrap-anywhere">{words}</p>;
  return <button type="button" title="Edit" onClick={start} className="block text-left text-small wrap-anywhere">{words}<span className="sr-only"> (edit)</span></button>;
}

function ReasonEditor({ itemKey, kind, base, said, onClose }: { itemKey: string; kind: ReasonKind; base: { version: number; reason: string }; said: ItemReasonPartsFragment | null; onClose: () => void }) {
  const { sprint } = useRoom();
  const [draft, setDraft] = useState(base.reason);
  const saving = useSay(GiveReasonDocument);
  const version = said?.version ?? 0;
  const changed = version !== base.version;
  const give = (reason: string, read: number) => {
    if (saving.isPending) return;
    setDraft(reason);
    saving.mutate({ sprint: sprint.id, item: itemKey, kind, reason, version: read }, { onSuccess: ({ giveReason }) => { if (giveReason.saved) onClose(); } });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!changed) give(draft, base.version);
  };
  return (
    <form onSubmit={submit} onKeyDown={(event) => { if (event.key === 'Escape') onClose(); }} className="no-print mt-1 flex flex-col gap-1.5">
      <div className="flex flex-wrap gap-1.5">
        <input autoFocus size={1} aria-label={`Reason for ${itemKey}`} placeholder="Why?" maxLength={500} className="control min-w-0 flex-[1_1_130px] font-normal" value={draft} onChange={(event) => setDraft(event.target.value)} />
        <button type="submit" className="control" disabled={saving.isPending || (draft.trim() === '' && base.reason === '')}>Save</button>
        <button type="button" className="control" onClick={onClose}>Cancel</button>
      </div>
      {changed
        ? <Meanwhile who={said?.author ?? null} theirs={said?.reason ?? null} onTake={onClose} onKeep={() => give(draft, version)} />
        : <div className="flex flex-wrap gap-1" role="group" aria-label="Usual reasons">{usualReasons[kind].map((reason) => <button key={reason} type="button" className="rounded-md border border-line px-1.5 py-0.5 text-small hover:border-line-strong" onClick={() => give(reason, base.version)}>{reason}</button>)}</div>}
      <NotSaved error={saving.error} />
    </form>
  );
}
