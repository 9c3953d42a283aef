import { useState, type FormEvent } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { ask } from '../graphql/client';
import { InviteDocument, type RolesQuery } from '../graphql/generated';
import { useAct } from '../graphql/use-act';
import { Drawer } from '../ui/drawer';
import { Field } from '../ui/field';
import { Select } from '../ui/select';
import { MadeLink } from './made-link';
import { inputOf, problemOf, type Place } from './place';
import { PlaceFields } from './place-fields';
import { rolesInWords } from './role-words';

const DAYS = [{ value: '1', name: '1 day' }, { value: '7', name: '7 days' }, { value: '30', name: '30 days' }] as const;

/** Asks somebody in: as what, to see what, for how long; then the link, once. */
export function InviteDrawer({ roles, onClose }: { roles: RolesQuery['roles']; onClose: () => void }) {
  const client = useQueryClient();
  const [place, setPlace] = useState<Place>({ roles: [], products: null, teams: null });
  const [days, setDays] = useState<(typeof DAYS)[number]['value']>('7');
  const [email, setEmail] = useState('');
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const isWhole = roles.some(({ role, canBeKept }) => !canBeKept && place.roles.includes(role));
  const problem = problemOf(isWhole ? { ...place, products: null, teams: null } : place);
  const inviting = useAct({
    mutationFn: () => ask(InviteDocument, { input: { ...inputOf(place, isWhole), email: email.trim() || null, note: note.trim() || null, expiresInDays: Number(days) } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['Invitations'] }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!problem && !inviting.isPending) inviting.mutate();
  };
  const made = inviting.data?.invite;
  return (
    <Drawer title="Invite somebody" onClose={onClose}>
      {made ? <MadeLink says={`A link for one ${rolesInWords(made.invitation.roles).toLowerCase()} is made.`} path={made.path} onClose={onClose} /> : (
        <form onSubmit={submit} noValidate className="flex flex-col gap-4">
          <PlaceFields roles={roles} place={place} onChange={setPlace} />
          <Field label="E-mail address, if only they may take it" hint="Nothing is sent: you give the link on yourself.">{(ids) => <input {...ids} type="email" maxLength={254} autoComplete="off" className="control w-full font-normal" value={email} onChange={(event) => setEmail(event.target.value)} />}</Field>
          <Field label="Note for the list" hint="Such as whom it is for.">{(ids) => <input {...ids} maxLength={200} className="control w-full font-normal" value={note} onChange={(event) => setNote(event.target.value)} />}</Field>
          <div className="flex items-center gap-2"><span className="text-small text-muted">The link works for</span><Select label="The link works for" value={days} options={DAYS} onChange={setDays} /></div>
          <div className="flex flex-wrap items-center gap-3">
            <button type="submit" className="control bg-ink text-surface" disabled={inviting.isPending}>{inviting.isPending ? 'Making…' : 'Make the link'}</button>
            {tried && problem && <p role="alert" className="text-trouble-ink">{problem}</p>}
            {inviting.error && <p role="alert" className="text-trouble-ink">Not made: {inviting.error.message}</p>}
          </div>
        </form>
      )}
    </Drawer>
  );
}
