import { useEffect, useRef } from 'react';
import { useBlocker } from 'react-router';

/** Asks before a page with unsaved changes is left: by a link, by going back, or by closing the tab. */
export function LeaveGuard({ unsaved }: { unsaved: boolean }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const blocker = useBlocker(({ currentLocation, nextLocation }) => unsaved && currentLocation.pathname !== nextLocation.pathname);
  useEffect(() => {
    if (!unsaved) return;
    const hold = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', hold);
    return () => window.removeEventListener('beforeunload', hold);
  }, [unsaved]);
  const asks = blocker.state === 'blocked';
  useEffect(() => {
    if (asks) dialog.current?.showModal();
    else dialog.current?.close();
  }, [asks]);
  return (
    <dialog ref={dialog} aria-labelledby="leave-guard" onCancel={() => blocker.reset?.()} className="card m-auto w-96 max-w-[92vw] p-4 text-ink">
      <h2 id="leave-guard" className="text-body">Leave without saving?</h2>
      <p className="mt-1 text-muted">What you changed here is lost.</p>
      <div className="mt-3 flex flex-wrap gap-2">
        <button type="button" autoFocus className="control" onClick={() => blocker.reset?.()}>Stay</button>
        <button type="button" className="control text-trouble-ink" onClick={() => blocker.proceed?.()}>Leave, and lose it</button>
      </div>
    </dialog>
  );
}
