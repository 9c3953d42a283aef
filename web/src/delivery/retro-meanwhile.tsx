/** Somebody else changed the words that one is editing: both stay in sight until one decides. */
export function Meanwhile({ who, theirs, onTake, onKeep }: { who: string | null; theirs: string | null; onTake: () => void; onKeep: () => void }) {
  return (
    <div role="alert" className="no-print flex flex-col gap-1 rounded-md bg-sunken px-2 py-1.5 text-small">
      <p>{who ?? 'Somebody'} {theirs === null ? 'removed' : 'changed'} this meanwhile{theirs !== null && <>: <q className="whitespace-pre-wrap">{theirs}</q></>}</p>
      <p className="flex flex-wrap gap-2">
        <button type="button" className="link font-medium" onClick={onTake}>{theirs === null ? 'Let it go' : 'Take theirs'}</button>
        <button type="button" className="link font-medium" onClick={onKeep}>Keep mine</button>
      </p>
    </div>
  );
}

/** What could not be saved, with the words still in their place. */
export function NotSaved({ error }: { error: Error | null }) {
  return error && <p role="alert" className="text-small text-trouble-ink">Not saved: {error.message} Try again.</p>;
}
