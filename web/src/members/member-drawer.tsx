import { useState, type FormEvent } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { ask } from '../graphql/client';
import { ChangeMemberDocument, CreateResetLinkDocument, RemoveMemberDocument, type MemberPartsFragment, type RolesQuery } from '../graphql/generated';
import { useAct } from '../graphql/use-act';
import { ChangedMeanwhile } from '../ui/changed-meanwhile';
import { Drawer } from '../ui/drawer';
import { MadeLink } from './made-link';
import { inputOf, isSamePlace, placeOf, problemOf, type Place } from './place';
import { PlaceFields } from './place-fields';
import { rolesInWords, seesWords } from './role-words';

/** One member: what they are and see, another password, and the way out. */
export function MemberDrawer({ member, roles, onClose }: { member: MemberPartsFragment; roles: RolesQuery['roles']; onClose: () => void }) {
  const client = useQueryClient();
  // What they were when the drawer was opened, and what is to become of it.
  const [base, setBase] = useState(() => placeOf(member));
  const [place, setPlace] = useState<Place>(base);
  const now = placeOf(member);
  const isWhole = roles.some(({ role, canBeKept }) => !canBeKept && place.roles.includes(role));
  const problem = problemOf(isWhole ? { ...place, products: null, teams: null } : place);
  const done = async () => {
    // One's own rights may be others now: whatever is on the page is asked for again.
    await client.invalidateQueries();
    onClose();
  };
  const saving = useAct({ mutationFn: () => ask(ChangeMemberDocument, { member: member.id, input: inputOf(place, isWhole), read: inputOf(base, false) }), onSuccess: done, onError: () => client.invalidateQueries() });
  const isOther = !isSamePlace(base, now) && !saving.isPending;
  const rebase = () => {
    saving.reset();
    setBase(now);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!problem && !isOther) saving.mutate();
  };
  return (
    <Drawer title={member.name} onClose={onClose}>
      <div className="flex flex-col gap-6">
        <form onSubmit={submit} noValidate className="flex flex-col gap-4">
          {member.email && <p className="text-muted">{member.email}</p>}
          <PlaceFields roles={roles} place={place} held={member.roles} onChange={setPlace} />
          <div className="flex flex-wrap items-center gap-3">
            <button type="submit" className="control bg-ink text-surface" disabled={saving.isPending || isOther || problem !== null}>{saving.isPending ? 'Saving…' : 'Save'}</button>
            {problem && <p role="alert" className="text-trouble-ink">{problem}</p>}
            {isOther
              ? <ChangedMeanwhile onTake={() => { rebase(); setPlace(now); }} onKeep={rebase}>Somebody changed this meanwhile: {rolesInWords(member.roles)}, sees {seesWords(member)}.</ChangedMeanwhile>
              : saving.error && <p role="alert" className="text-trouble-ink">Not saved: {saving.error.message}</p>}
          </div>
        </form>
        {member.email && <ResetLink member={member} />}
        <Removal member={member} onRemoved={done} />
      </div>
    </Drawer>
  );
}

function ResetLink({ member }: { member: MemberPartsFragment }) {
  const making = useAct({ mutationFn: () => ask(CreateResetLinkDocument, { member: member.id }) });
  return (
    <section className="flex flex-col items-start gap-2 border-t border-line pt-4">
      <h3 className="text-body">Another password</h3>
      {making.data ? <div className="w-full min-w-0"><MadeLink says="The link works once, until tomorrow." path={making.data.createResetLink.path} onClose={() => making.reset()} /></div> : (
        <>
          <p className="text-small text-muted">Makes a link by which {member.isYou ? 'you choose' : 'they choose'} another password. All sessions end when it is used.</p>
          <button type="button" className="control" disabled={making.isPending} onClick={() => making.mutate()}>{making.isPending ? 'Making…' : 'Make a reset link'}</button>
        </>
      )}
      {making.error && <p role="alert" className="text-trouble-ink">Not made: {making.error.message}</p>}
    </section>
  );
}

function Removal({ member, onRemoved }: { member: MemberPartsFragment; onRemoved: () => Promise<void> }) {
  const [asking, setAsking] = useState(false);
  const removing = useAct({ mutationFn: () => ask(RemoveMemberDocument, { member: member.id }), onSuccess: onRemoved });
  return (
    <section className="flex flex-col items-start gap-2 border-t border-line pt-4">
      <h3 className="text-body">{member.isYou ? 'Leave the workspace' : 'Remove from the workspace'}</h3>
      <p className="text-small text-muted">What {member.isYou ? 'you' : 'they'} did stays, under {member.isYou ? 'your' : 'their'} name. The way back in is another invitation.</p>
      {asking ? (
        <div className="flex flex-wrap items-center gap-2">
          <p role="alert">{member.isYou ? 'Leave? You are out at once.' : `Remove ${member.name}? They are out at once.`}</p>
          <button type="button" autoFocus className="control text-trouble-ink" disabled={removing.isPending} onClick={() => removing.mutate()}>{removing.isPending ? 'Removing…' : member.isYou ? 'Yes, leave' : 'Yes, remove'}</button>
          <button type="button" className="control" onClick={() => setAsking(false)}>Keep</button>
        </div>
      ) : <button type="button" className="control" onClick={() => setAsking(true)}>{member.isYou ? 'Leave…' : 'Remove…'}</button>}
      {removing.error && <p role="alert" className="text-trouble-ink">Not removed: {removing.error.message}</p>}
    </section>
  );
}
