import { useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { ask, useQuestion } from '../graphql/client';
import { CreateWriteKeyDocument, RevokeWriteKeyDocument, WriteKeysDocument, type WriteKeysQuery } from '../graphql/generated';
import { useAct } from '../graphql/use-act';
import { Ago } from '../ui/ago';
import { DataTable } from '../ui/data-table';
import { Panel } from '../ui/panel';
import { CreateKeyForm, type NewKey } from './create-key-form';
import { CreatedKey } from './created-key';
import { KeyActions } from './key-actions';
import { listedKeys } from './listed-keys';

/** Keys by which a product's pages and servers send: made, replaced, ended. */
export function WriteKeysPanel({ className = '' }: { className?: string }) {
  const client = useQueryClient();
  const question = useQuestion(WriteKeysDocument, {});
  const [made, setMade] = useState<{ name: string; text: string } | null>(null);
  const creation = useAct({
    mutationFn: (key: NewKey) => ask(CreateWriteKeyDocument, key),
    onSuccess: async ({ createWriteKey: { text, key } }) => {
      setMade({ name: key.name, text });
      await client.invalidateQueries();
    },
  });
  const revocation = useAct({ mutationFn: (id: string) => ask(RevokeWriteKeyDocument, { id }), onSuccess: () => client.invalidateQueries() });
  const live = (data: WriteKeysQuery): number => listedKeys(data).filter((key) => key.revokedAt === null).length;
  return (
    <>
      <section aria-labelledby="make-key" className={`card flex min-w-0 flex-col px-4 py-3 ${className}`}>
        <header className="mb-3 flex flex-wrap items-baseline gap-2">
          <h2 id="make-key" className="text-body">Make a write key</h2>
          <p className="text-small text-muted">Segment's and PostHog's clients, and Bifocal's own script, send with it</p>
        </header>
        <CreateKeyForm pending={creation.isPending} error={creation.error?.message ?? null} onCreate={(key) => creation.mutate(key)} />
        {made && <CreatedKey key={made.text} {...made} onClose={() => setMade(null)} />}
      </section>
      <Panel title="Write keys" height={176} question={question} className={className} empty={(data) => (listedKeys(data).length > 0 ? null : { says: 'There is no key yet. Make one above: it takes a name.' })} notes={(data) => [revocation.error && <span role="alert" className="text-trouble-ink">Not revoked: {revocation.error.message}</span>, `${live(data)} live`, 'To replace a key: make another, change the programs, then revoke the first.']}>
        {(data) => (
          <div tabIndex={0} role="region" aria-label="Write keys" className="h-full overflow-auto">
            <DataTable
              caption="Write keys"
              csv={false}
              columns={[
                { name: 'Name', value: (row) => row.name, show: (row) => <span className={row.revokedAt ? 'text-muted' : 'font-medium'}>{row.name}</span> },
                { name: 'Key', value: (row) => row.start, show: (row) => <code className="font-mono text-small">{row.start}…</code>, roomOnly: true },
                { name: 'Source', value: (row) => row.source },
                { name: 'Product', value: (row) => row.product, roomOnly: true },
                { name: 'Made', value: (row) => row.createdAt, show: (row) => <Ago at={row.createdAt} />, roomOnly: true },
                { name: 'Last used', value: (row) => row.lastUsedAt, show: (row) => (row.lastUsedAt ? <Ago at={row.lastUsedAt} /> : 'never') },
                { name: 'State', value: (row) => row.revokedAt ?? '', show: (row) => (row.revokedAt ? <span className="text-muted">revoked <Ago at={row.revokedAt} /></span> : (
                  <KeyActions row={row} pending={revocation.isPending || creation.isPending} onReplace={() => creation.mutate({ name: row.name, product: row.product, source: row.source })} onRevoke={() => revocation.mutate(row.id)} />
                )) },
              ]}
              rows={listedKeys(data)}
              rowKey={(row) => row.id}
            />
          </div>
        )}
      </Panel>
    </>
  );
}
