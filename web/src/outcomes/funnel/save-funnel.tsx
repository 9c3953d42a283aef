import { useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { ask } from '../../graphql/client';
import { SaveFunnelDocument } from '../../graphql/generated';
import { useAct } from '../../graphql/use-act';
import { ChangedMeanwhile } from '../../ui/changed-meanwhile';
import { Field } from '../../ui/field';
import { keyOf } from '../../ui/key-of';
import type { ChosenFunnel } from '../use-funnel';
import { definitionOf } from './funnel-draft';
import type { DraftInHand } from './use-draft';

/** A new funnel gets a key of its own, so that it never replaces another of the same name. */
function freeKey(name: string, taken: readonly string[]): string {
  const wanted = keyOf(name);
  let key = wanted;
  for (let count = 2; taken.includes(key); count += 1) key = `${wanted}-${count}`;
  return key;
}

interface Props {
  product: string;
  inHand: DraftInHand;
  saved: ChosenFunnel | null;
  taken: readonly string[];
  /** It was built here a moment ago: its editor begins anew, and whoever pressed the button stays at it. */
  isKept: boolean;
  onSaved: (key: string) => void;
}

/** Keeps what was built: over the funnel it came from, or as another. */
export function SaveFunnel({ product, inHand: { draft, problems, isChanged, version, theirs, take, rebase }, saved, taken, isKept, onSaved }: Props) {
  const client = useQueryClient();
  const [typed, setTyped] = useState<string | null>(null);
  const [tried, setTried] = useState(false);
  const name = typed ?? saved?.name ?? '';
  const definition = problems.length === 0 ? definitionOf(draft) : null;
  const saving = useAct({
    // A key that nobody has is still nobody's when it is saved: version 0 is none.
    mutationFn: ({ key, over }: { key: string; over: number | null }) => ask(SaveFunnelDocument, { product, input: { ...definition!, key, name: name.trim() }, version: over ?? 0 }),
    onSuccess: async ({ saveFunnel }) => {
      if (saveFunnel.key === saved?.key) {
        rebase(saveFunnel);
        setTyped(null);
      }
      await client.invalidateQueries();
      if (saveFunnel.key !== saved?.key) onSaved(saveFunnel.key);
    },
    onError: () => client.invalidateQueries(),
  });
  const hasName = keyOf(name) !== '';
  const save = (key: string, over: number | null) => {
    setTried(true);
    if (hasName && definition) saving.mutate({ key, over });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (saved) save(saved.key, version);
    else save(freeKey(name, taken), null);
  };
  const isNew = (saving.isSuccess && saving.data.saveFunnel.key === saved?.key) || isKept;
  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-2 border-t border-line pt-3">
      <Field label="Name" error={tried && !hasName ? 'Give it a name.' : null} hint={saved ? `Version ${saved.version}${isChanged ? '. Saving a change makes the next one, and marks the day on its lines.' : ', as it is saved.'}` : 'As people read it: “Sign-up to paid”.'}>
        {(ids) => <input {...ids} className="control w-full" maxLength={200} value={name} onChange={(event) => setTyped(event.target.value)} />}
      </Field>
      <div className="flex flex-wrap items-center gap-2">
        <button type="submit" autoFocus={isKept} className="control bg-ink text-surface" disabled={saving.isPending || definition === null}>{saving.isPending ? 'Saving…' : saved ? 'Save' : 'Save the funnel'}</button>
        {saved && <button type="button" className="control" disabled={saving.isPending || definition === null} onClick={() => save(freeKey(name, taken), null)}>Save as another</button>}
        {isNew && !isChanged && !saving.isPending && <span role="status" className="text-small text-muted">Saved.</span>}
      </div>
      {theirs && saved && !saving.isPending
        ? <ChangedMeanwhile onTake={() => { saving.reset(); take(theirs); }} onKeep={() => save(saved.key, theirs.version)}>“{theirs.name}” was changed meanwhile: it is version {theirs.version}.</ChangedMeanwhile>
        : saving.error && <p role="alert" className="text-small text-trouble-ink">Not saved: {saving.error.message}</p>}
    </form>
  );
}
