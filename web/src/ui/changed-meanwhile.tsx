import type { ReactNode } from 'react';

/** Somebody else saved what one is editing: nothing is saved over it, and nothing of one's own is lost, until one says which it is to be. */
export function ChangedMeanwhile({ children, busy = false, onTake, onKeep }: { children: ReactNode; busy?: boolean; onTake: () => void; onKeep: () => void }) {
  return (
    <div role="alert" className="flex w-full flex-wrap items-center gap-x-3 gap-y-1 rounded-md bg-sunken px-2 py-1.5">
      <span className="min-w-0 wrap-anywhere">{children}</span>
      <button type="button" className="link font-medium" disabled={busy} onClick={onTake}>Take theirs</button>
      <button type="button" className="link font-medium" disabled={busy} onClick={onKeep}>Keep mine</button>
    </div>
  );
}
