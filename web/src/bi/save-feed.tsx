import { useState, type FormEvent } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { scopesOf } from '../feeds/feed-words';
import { SignLink } from '../feeds/sign-link';
import { ask } from '../graphql/client';
import { CreateFeedDocument } from '../graphql/generated';
import { useMay } from '../graphql/me';
import { useAct } from '../graphql/use-act';
import { CopyButton } from '../ui/copy-button';
import { Field } from '../ui/field';
import { EmptyState } from '../ui/panel-states';
import type { TableArguments } from './bi-query';

/** Saves the query as a feed: an address of its own for programs that can only fetch, with a key or by a signed link. */
export function SaveFeed({ given, suggested }: { given: TableArguments; suggested: string }) {
  const client = useQueryClient();
  const may = useMay('MANAGE_KEYS');
  const [name, setName] = useState(suggested);
  const saving = useAct({
    mutationFn: () => ask(CreateFeedDocument, { input: { name: name.trim(), query: given } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['Feeds'] }),
  });
  const feed = saving.data?.createFeed;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    saving.mutate();
  };
  if (!may) return <div className="h-40"><EmptyState notice={{ says: 'A feed gives this query an address of its own. Those who manage keys make them: analysts, admins and owners.' }} /></div>;
  if (!feed) {
    return (
      <form onSubmit={submit} className="flex max-w-[560px] flex-col gap-2">
        <p className="text-small text-muted">A feed is this query with an address of its own, as CSV, NDJSON, JSON or Parquet: always as new as the last fact. A range such as the last 90 days moves with the days.</p>
        <Field label="Name of the feed" hint="Downloads are called after it." error={saving.error ? `Not saved: ${saving.error.message}` : null}>
          {(ids) => <input {...ids} required maxLength={100} className="control w-full font-normal" value={name} onChange={(event) => setName(event.target.value)} />}
        </Field>
        <span><button type="submit" className="control bg-ink text-surface" disabled={saving.isPending || name.trim() === ''}>{saving.isPending ? 'Saving…' : 'Save as a feed'}</button></span>
      </form>
    );
  }
  return (
    <div className="max-w-[720px]">
      <p role="status"><strong className="font-medium">{feed.name}</strong> is saved. It stands under Feeds below.</p>
      <p className="mt-2 text-small text-muted">With a key that may {scopesOf(feed)}, as <code className="font-mono">Authorization: Bearer KEY</code>:</p>
      <ul className="mt-1 flex flex-col gap-2">
        {feed.addresses.map(({ format, path }) => (
          <li key={format} className="flex items-center gap-2">
            <code tabIndex={0} aria-label={`Address as ${format}`} className="min-w-0 flex-1 overflow-x-auto rounded-md bg-sunken px-3 py-2 font-mono text-small whitespace-nowrap">{window.location.origin}{path}</code>
            <CopyButton text={`${window.location.origin}${path}`} name={`Copy ${format === 'PARQUET' ? 'Parquet' : format}`} />
          </li>
        ))}
      </ul>
      <SignLink feed={feed} onSigned={() => undefined} />
    </div>
  );
}
