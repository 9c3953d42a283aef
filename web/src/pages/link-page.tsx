import { useEffect, useState } from 'react';
import { Link, useParams } from 'react-router';
import { DoorForm } from '../door/door-form';
import { NewPasswordField } from '../door/new-password-field';
import { signInPath } from '../door/own-path';
import { TextField } from '../door/text-field';
import { useDoor } from '../door/use-door';
import { useQuestion } from '../graphql/client';
import { OneTimeLinkDocument, type OneTimeLinkQuery } from '../graphql/generated';
import { useMe } from '../graphql/me';
import { ErrorState, LoadingState } from '../ui/panel-states';

type Found = NonNullable<OneTimeLinkQuery['oneTimeLink']>;

const TITLE = { OWNER: 'Welcome to Bifocal', INVITATION: 'You are invited', RESET: 'Choose another password' } as const;
const BUTTON = { OWNER: 'Make my account', INVITATION: 'Come in', RESET: 'Keep it and sign in' } as const;

/** Behind a link that works once: the owner's, an invitation, or one for another password. */
export function LinkPage() {
  const { token = '' } = useParams();
  const question = useQuestion(OneTimeLinkDocument, { token });
  const link = question.data?.oneTimeLink;
  useEffect(() => { document.title = `${link ? TITLE[link.kind] : 'Link'} · Bifocal`; }, [link]);
  if (question.error) return <div className="h-60"><ErrorState what="The link" error={question.error} onRetry={() => void question.refetch()} /></div>;
  if (question.data === undefined) return <div className="h-60"><LoadingState name="the link" /></div>;
  if (!link || link.state !== 'OPEN') return <Over link={link ?? null} />;
  return <LinkForm token={token} link={link} />;
}

function Over({ link }: { link: Found | null }) {
  return (
    <>
      <h1 className="text-title">This link does not work{link ? ' any more' : ''}</h1>
      <p>{link === null ? 'There is no such link. Copy it whole, as it was given.' : link.state === 'USED' ? 'It was used already: it works once.' : 'It has expired.'}</p>
      <p className="text-muted">{link?.kind === 'OWNER' || link === null ? <>For another owner’s link, run <code className="font-mono text-small">npm run owner-link</code> on the server’s machine.</> : 'Ask the owner or admin who gave it to you for another one.'}</p>
      <p><Link to="/sign-in" className="link">Sign in</Link></p>
    </>
  );
}

function LinkForm({ token, link }: { token: string; link: Found }) {
  const me = useMe().data?.me;
  const { byLink } = useDoor('/');
  const [name, setName] = useState(link.name ?? '');
  const [email, setEmail] = useState(link.email ?? '');
  const [password, setPassword] = useState('');
  const busy = byLink.isPending || byLink.isSuccess;
  const into = link.workspace ? <> to <strong className="font-medium">{link.workspace}</strong></> : null;
  return (
    <>
      <h1 className="text-title">{TITLE[link.kind]}</h1>
      {link.kind === 'OWNER' && <p>Make your account. It owns this installation: its own workspace, and the sample where there is one.</p>}
      {link.kind === 'INVITATION' && <p>You are invited{into}. Choose a password, and you are in. <Link to={signInPath(`/invite/${token}`)} className="link">I have an account already</Link></p>}
      {link.kind === 'RESET' && <p>For {link.email}. Wherever you are signed in now, you will be signed out.</p>}
      {link.kind === 'INVITATION' && me && (
        <button type="button" className="control justify-center" disabled={busy} onClick={() => byLink.mutate({ token })}>Come in as {me.name}</button>
      )}
      <DoorForm name={TITLE[link.kind]} button={BUTTON[link.kind]} busy={busy} error={byLink.error} onSubmit={() => byLink.mutate(link.kind === 'RESET' ? { token, password } : { token, name, email, password })}>
        {link.kind !== 'RESET' && <TextField label="Your name" autoComplete="name" autoFocus value={name} onChange={setName} hint="As others see it." />}
        <TextField label="E-mail" type="email" autoComplete="username" value={email} onChange={setEmail} readOnly={link.email !== null} />
        <NewPasswordField value={password} onChange={setPassword} about={[name, email]} autoFocus={link.kind === 'RESET'} />
      </DoorForm>
    </>
  );
}
