import { useState } from 'react';
import { shortDay } from '../format/date';
import { EditRetroActionDocument, type RetroActionPartsFragment } from '../graphql/generated';
import { useMay } from '../graphql/me';
import { ActionEditor } from './retro-action-editor';
import { NotSaved } from './retro-meanwhile';
import { useSay } from './retro-room';

/** An action on one line: done or not, what, who, until when. Its words are the button that edits it, for those who may. */
export function RetroAction({ action, from }: { action: RetroActionPartsFragment; from: boolean }) {
  const [editing, setEditing] = useState<RetroActionPartsFragment | null>(null);
  const change = useSay(EditRetroActionDocument);
  // Shows at once what was ticked; what stands follows.
  const [ticked, setTicked] = useState<boolean | null>(null);
  const tick = (done: boolean) => {
    setTicked(done);
    change.mutate({ id: action.id, state: done ? 'DONE' : 'OPEN' }, { onSettled: () => setTicked(null) });
  };
  const over = action.state !== 'OPEN';
  const may = useMay('WORK_DELIVERY');
  const look = `min-w-0 flex-[1_1_240px] text-left wrap-anywhere ${over ? 'text-muted' : ''} ${action.state === 'DROPPED' ? 'line-through' : ''}`;
  const origin = from && <>{' '}<span className="inline-block text-small text-muted no-underline sm:ml-1">from {action.sprintName}</span></>;
  return (
    <li className="break-inside-avoid border-b border-line py-1.5 last:border-0">
      {editing ? <ActionEditor base={editing} now={action} onClose={() => setEditing(null)} /> : (
        <div className="flex items-start gap-2.5">
          <input type="checkbox" aria-label={`Done: ${action.text.slice(0, 80)}`} disabled={!may} checked={ticked ?? action.state === 'DONE'} onChange={(event) => tick(event.target.checked)} className="mt-0.75 size-3.5 shrink-0 accent-[var(--half)]" />
          <div className="flex min-w-0 flex-1 flex-wrap items-baseline gap-x-4">
            {may ? <button type="button" title="Edit" onClick={() => setEditing(action)} className={look}>{action.text}<span className="sr-only"> (edit)</span>{origin}</button> : <p className={look}>{action.text}{origin}</p>}
            <span className="w-24 truncate sm:w-28">{action.owner ?? <span className="text-muted">nobody yet</span>}</span>
            <span className={`w-36 text-small sm:w-40 ${action.overdue ? 'font-semibold text-trouble-ink' : 'text-muted'}`}>{stateOf(action)}</span>
          </div>
        </div>
      )}
      <NotSaved error={change.error} />
    </li>
  );
}

/** "done 18 Mar", "overdue since 6 Mar", "due 3 Apr", "open". */
export function stateOf({ state, closedOn, overdue, dueOn }: RetroActionPartsFragment): string {
  if (state !== 'OPEN') return `${state === 'DONE' ? 'done' : 'dropped'}${closedOn ? ` ${shortDay(closedOn)}` : ''}`;
  if (dueOn === null) return 'open';
  return overdue ? `overdue since ${shortDay(dueOn)}` : `due ${shortDay(dueOn)}`;
}
