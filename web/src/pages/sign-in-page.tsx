import { useEffect, useState } from 'react';
import { useSearchParams } from 'react-router';
import { DoorForm } from '../door/door-form';
import { ownPath } from '../door/own-path';
import { SampleVisit } from '../door/sample-visit';
import { TextField } from '../door/text-field';
import { useDoor } from '../door/use-door';
import { useQuestion } from '../graphql/client';
import { SignInOptionsDocument } from '../graphql/generated';
import { ErrorState } from '../ui/panel-states';

/** What the organisation's own sign-in may have said. */
const PROBLEMS: Readonly<Record<string, string>> = {
  'oidc-unknown': 'You are known there, but you have no account here. Ask an owner or admin for an invitation.',
  'oidc-unverified': 'Your e-mail address is not confirmed there, so that nobody here can know that it is yours.',
  'oidc-password': 'There is an account with your e-mail address here, and it has a password. Sign in with that password once; under Your account it can then be connected, and from then on either lets you in.',
  'oidc-failed': 'Signing in there did not work. Try again; if it stays, ask whoever runs Bifocal to look into its log.',
};

/** The door: a password, the organisation's own sign-in, or a look around in the sample. */
export function SignInPage() {
  const [search] = useSearchParams();
  const to = ownPath(search.get('to'));
  const question = useQuestion(SignInOptionsDocument, {});
  const options = question.data?.signInOptions;
  const { byPassword, asSample } = useDoor(to);
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  useEffect(() => { document.title = 'Sign in · Bifocal'; }, []);
  const problem = PROBLEMS[search.get('problem') ?? ''];
  if (question.error) return <div className="h-60"><ErrorState what="The sign-in" error={question.error} onRetry={() => void question.refetch()} /></div>;
  return (
    <>
      <h1 className="text-title">Sign in</h1>
      {problem && <p role="alert" className="rounded-md bg-trouble-wash px-3 py-2 text-trouble-ink">{problem}</p>}
      {options?.withoutOwner && <p className="rounded-md bg-sunken px-3 py-2">First time here? The terminal in which Bifocal was started shows a link to make your own account. It works once; <code className="font-mono text-small">npm run owner-link</code> prints another.</p>}
      {options?.oidcName && <a href={`/oidc/start?to=${encodeURIComponent(to)}`} className="control justify-center">Sign in with {options.oidcName}</a>}
      <DoorForm name="Sign in" button="Sign in" busy={byPassword.isPending || byPassword.isSuccess} error={byPassword.error} onSubmit={() => byPassword.mutate({ email, password })}>
        <TextField label="E-mail" type="email" autoComplete="username" autoFocus value={email} onChange={setEmail} />
        <TextField label="Password" type="password" autoComplete="current-password" value={password} onChange={setPassword} />
      </DoorForm>
      {options && options.sampleRoles.length > 0 && <SampleVisit roles={options.sampleRoles} busy={asSample.isPending || asSample.isSuccess} error={asSample.error} onVisit={(role) => asSample.mutate(role)} />}
      <p className="text-small text-muted">Password forgotten? An owner or admin makes a link for another one. Whoever has the server's terminal prints it with <code className="font-mono">npm run reset-link -- E-MAIL</code>.</p>
    </>
  );
}
