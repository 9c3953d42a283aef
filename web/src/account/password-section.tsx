import { useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { NewPasswordField } from '../door/new-password-field';
import { TextField } from '../door/text-field';
import { ask } from '../graphql/client';
import { ChangeMyPasswordDocument } from '../graphql/generated';
import { useAct } from '../graphql/use-act';
import { Told } from './told';

/** Another password: all other sessions end with it. */
export function PasswordSection({ about }: { about: readonly string[] }) {
  const client = useQueryClient();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const change = useAct({
    mutationFn: () => ask(ChangeMyPasswordDocument, { current, next }),
    onSuccess: () => {
      setCurrent('');
      setNext('');
      return client.invalidateQueries();
    },
  });
  return (
    <section aria-labelledby="account-password" className="card flex flex-col gap-2 px-4 py-3">
      <h2 id="account-password" className="text-body">Password</h2>
      <form onSubmit={(event) => { event.preventDefault(); change.mutate(); }} className="flex flex-col gap-2">
        <TextField label="Password of now" type="password" autoComplete="current-password" value={current} onChange={setCurrent} />
        <NewPasswordField label="Another password" value={next} onChange={setNext} about={about} />
        <Told error={change.error} done={change.isSuccess ? 'Changed. Everywhere else you are signed out.' : null} />
        <button type="submit" className="control self-start" disabled={change.isPending || current === '' || next === ''}>Change the password</button>
      </form>
    </section>
  );
}
