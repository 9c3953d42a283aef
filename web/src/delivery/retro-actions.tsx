import { AddRetroActionDocument, type RetroActionPartsFragment } from '../graphql/generated';
import { useState, type FormEvent } from 'react';
import { May } from '../ui/may';
import { ReportSection } from './report-section';
import { RetroAction } from './retro-action';
import { NotSaved } from './retro-meanwhile';
import { newKey } from '../ui/new-key';
import { useRoom, useSay } from './retro-room';

/** What earlier retrospectives agreed on, and what became of it. Open ones follow by themselves until they are done or dropped. */
export function PreviousActions() {
  const { known } = useRoom();
  const actions = known?.retrospective.previousActions ?? [];
  if (actions.length === 0) return null;
  const open = actions.filter(({ state }) => state === 'OPEN').length;
  return (
    <ReportSection title="Actions from before" says={open === 0 ? 'none is open any more' : `${open} of ${actions.length} still open`}>
      <ActionList actions={actions} label="Actions from before" from />
    </ReportSection>
  );
}

/** What this retrospective agreed on. */
export function RetroActions() {
  const { known } = useRoom();
  if (!known) return null;
  const { actions } = known.retrospective;
  return (
    <ReportSection title="Actions" says="they stand on top of the next sprint's page until they are done or dropped">
      {actions.length > 0 && <ActionList actions={actions} label="Actions" />}
      {actions.length === 0 && <p className="hidden text-muted print:block">None.</p>}
      <May do="WORK_DELIVERY"><NewAction /></May>
    </ReportSection>
  );
}

function ActionList({ actions, label, from = false }: { actions: readonly RetroActionPartsFragment[]; label: string; from?: boolean }) {
  return <ul aria-label={label} className="flex flex-col">{actions.map((action) => <RetroAction key={action.id} action={action} from={from} />)}</ul>;
}

function NewAction() {
  const { sprint } = useRoom();
  const empty = { text: '', owner: '', dueOn: '' };
  const [draft, setDraft] = useState(empty);
  const [key, setKey] = useState(newKey);
  const adding = useSay(AddRetroActionDocument);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (draft.text.trim() === '' || adding.isPending) return;
    adding.mutate({ sprint: sprint.id, text: draft.text, owner: draft.owner || null, dueOn: draft.dueOn || null, key }, {
      onSuccess: () => {
        setDraft(empty);
        setKey(newKey());
      },
    });
  };
  return (
    <form onSubmit={submit} className="no-print mt-2 flex flex-col gap-1">
      <div className="flex flex-wrap items-end gap-2">
        <input aria-label="What to do" placeholder="What do we do?" maxLength={500} className="control min-w-0 flex-[1_1_240px] font-normal" value={draft.text} onChange={(event) => setDraft({ ...draft, text: event.target.value })} />
        <input aria-label="Who takes care of it" placeholder="Who?" maxLength={100} className="control w-36 min-w-0 font-normal" value={draft.owner} onChange={(event) => setDraft({ ...draft, owner: event.target.value })} />
        <label className="flex items-center gap-2 text-small text-muted">until <input type="date" max="2199-12-31" className="control font-normal" value={draft.dueOn} onChange={(event) => setDraft({ ...draft, dueOn: event.target.value })} /></label>
        <button type="submit" className="control" disabled={draft.text.trim() === '' || adding.isPending}>Add the action</button>
      </div>
      <NotSaved error={adding.error} />
    </form>
  );
}
