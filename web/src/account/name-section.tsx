import { useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { TextField } from '../door/text-field';
import { ask } from '../graphql/client';
import { ChangeMyNameDocument } from '../graphql/generated';
import { useAct } from '../graphql/use-act';
import { Told } from './told';

/** One's own name, as others see it. */
export function NameSection({ name, email }: { name: string; email: string }) {
  const client = useQueryClient();
  const [draft, setDraft] = useState<string | null>(null);
  const typed = draft ?? name;
  const change = useAct({
    mutationFn: () => ask(ChangeMyNameDocument, { name: typed }),
    onSuccess: async () => {
      await client.invalidateQueries();
      setDraft(null);
    },
  });
  return (
    <section aria-labelledby="account-name" className="card flex flex-col gap-2 px-4 py-3">
      <h2 id="account-name" className="text-body">You</h2>
      <form onSubmit={(event) => { event.preventDefault(); change.mutate(); }} className="flex flex-col gap-2">
        <TextField label="Name" autoComplete="name" value={typed} onChange={setDraft} hint="As others see it." />
        <TextField label="E-mail" type="email" autoComplete="username" value={email} onChange={() => undefined} readOnly />
        <Told error={change.error} done={change.isSuccess && draft === null ? 'Changed.' : null} />
        <button type="submit" className="control self-start" disabled={change.isPending || typed.trim() === '' || typed === name}>Change the name</button>
      </form>
    </section>
  );
}
