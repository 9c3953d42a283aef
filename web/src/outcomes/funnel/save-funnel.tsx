import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { ask } from '../../graphql/client';
import { SaveFunnelDocument, type FunnelDefinitionInput } from '../../graphql/generated';
import { Field } from '../../ui/field';
import { keyOf } from '../../ui/key-of';
import type { ChosenFunnel } from '../use-funnel';

/** A new funnel gets a key of its own, so that it never replaces another of the same name. */
function freeKey(name: string, taken: readonly string[]): string {
  const wanted = keyOf(name);
  let key = wanted;
  for (let count = 2; taken.includes(key); count += 1) key = `${wanted}-${count}`;
  return key;
}

/** Keeps what was built: over the funnel it came from, or as another. */
export function SaveFunnel({ product, definition, saved, taken, isChanged, onSaved }: { product: string; definition: FunnelDefinitionInput | null; saved: ChosenFunnel | null; taken: readonly string[]; isChanged: boolean; onSaved: (key: string) => void }) {
  const client = useQueryClient();
  const [name, setName] = useState(saved?.name ?? '');
  const [tried, setTried] = useState(false);
  const saving = useMutation({
    mutationFn: ({ key }: { key: string }) => ask(SaveFunnelDocument, { product, input: { ...definition!, key, name: name.trim() } }),
    onSuccess: async ({ saveFunnel }) => {
      await client.invalidateQueries();
      onSaved(saveFunnel.key);
    },
  });
  const hasName = keyOf(name) !== '';
  const save = (key: string) => {
    setTried(true);
    if (hasName && definition) saving.mutate({ key });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save(saved?.key ?? freeKey(name, taken));
  };
  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-2 border-t border-line pt-3">
      <Field label="Name" error={tried && !hasName ? 'Give it a name.' : null} hint={saved ? `Version ${saved.version}${isChanged ? '. Saving a change makes the next one, and marks the day on its lines.' : ', as it is saved.'}` : 'As people read it: “Sign-up to paid”.'}>
        {(ids) => <input {...ids} className="control w-full" maxLength={200} value={name} onChange={(event) => setName(event.target.value)} />}
      </Field>
      <div className="flex flex-wrap items-center gap-2">
        <button type="submit" className="control bg-ink text-surface" disabled={saving.isPending || definition === null}>{saving.isPending ? 'Saving…' : saved ? 'Save' : 'Save the funnel'}</button>
        {saved && <button type="button" className="control" disabled={saving.isPending || definition === null} onClick={() => save(freeKey(name, taken))}>Save as another</button>}
        {saving.isSuccess && !isChanged && <span role="status" className="text-small text-muted">Saved.</span>}
      </div>
      {saving.error && <p role="alert" className="text-small text-trouble-ink">Not saved: {saving.error.message}</p>}
    </form>
  );
}
