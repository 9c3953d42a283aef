import { useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { ask, operationName, useQuestion } from '../graphql/client';
import { CreateKeyDocument, KeysDocument, RevokeKeyDocument, RotateKeyDocument, SetKeyBudgetDocument, WriteKeysDocument, type CreateKeyInput, type KeyPartsFragment } from '../graphql/generated';
import { useAct } from '../graphql/use-act';
import { useProducts } from '../shell/use-products';
import { Panel } from '../ui/panel';
import { curlFor } from './key-curl';
import { KeyTable, onOwnClock } from './key-table';
import { MadeKey, type Made } from './made-key';
import { MakeKeyForm } from './make-key-form';

/** The keys by which programs ask and send: made, shown once, rotated, revoked. A component of its own: it stands wherever keys are spoken of. */
export function KeysPanel({ className = '' }: { className?: string }) {
  const client = useQueryClient();
  const question = useQuestion(KeysDocument, {});
  const { products } = useProducts();
  const [made, setMade] = useState<Made | null>(null);
  // No number hangs on keys: only what lists them is asked again.
  const refresh = () => Promise.all([KeysDocument, WriteKeysDocument].map((document) => client.invalidateQueries({ queryKey: [operationName(document)] })));
  const show = (text: string, key: KeyPartsFragment, firstEnds: string | null = null) => {
    const product = (key.products ?? products.map((each) => each.key))[0] ?? null;
    setMade({ name: key.name, text, firstEnds, curl: curlFor({ text, origin: window.location.origin, scopes: key.scopes, product, source: key.source }) });
    return refresh();
  };
  const creation = useAct({ mutationFn: (input: CreateKeyInput) => ask(CreateKeyDocument, { input }), onSuccess: ({ createKey: { text, key } }) => show(text, key) });
  const rotation = useAct({ mutationFn: (id: string) => ask(RotateKeyDocument, { id }), onSuccess: ({ rotateKey: { text, key, first } }) => show(text, key, first.expiresAt && onOwnClock(first.expiresAt)) });
  const revocation = useAct({ mutationFn: (id: string) => ask(RevokeKeyDocument, { id }), onSuccess: refresh });
  const budgeting = useAct({ mutationFn: (set: { id: string; budget: number | null }) => ask(SetKeyBudgetDocument, set), onSuccess: refresh });
  const problem = (rotation.error && `Not rotated: ${rotation.error.message}`) ?? (revocation.error && `Not revoked: ${revocation.error.message}`) ?? (budgeting.error && `Not set: ${budgeting.error.message}`);
  return (
    <div className={`flex min-w-0 flex-col gap-4 ${className}`}>
      <section aria-labelledby="make-a-key" className="card flex min-w-0 flex-col px-4 py-3">
        <header className="mb-3 flex flex-wrap items-baseline gap-2">
          <h2 id="make-a-key" className="text-body">Make a key</h2>
          <p className="text-small text-muted">for a BI tool, a script, or whatever sends facts</p>
        </header>
        <MakeKeyForm key={creation.data?.createKey.key.id} budgets={question.data?.keyBudgets ?? null} pending={creation.isPending} error={creation.error?.message ?? null} onCreate={(key) => creation.mutate(key)} />
        {made && <MadeKey key={made.text} {...made} onClose={() => setMade(null)} />}
      </section>
      <Panel
        title="Keys" height={320} question={question}
        empty={({ keys }) => (keys.length > 0 ? null : { says: 'There is no key yet. Make one above: it takes a name.' })}
        notes={({ keys }) => [problem && <span role="alert" className="text-trouble-ink">{problem}</span>, `${keys.filter(({ state }) => state === 'LIVE').length} live`, 'To change a key without a pause: rotate it, change the programs, and let the first one end.']}
      >
        {({ keys, keyBudgets }) => (
          <div tabIndex={0} role="region" aria-label="Keys" className="h-full overflow-auto">
            <KeyTable keys={keys} budgets={keyBudgets} pending={rotation.isPending || revocation.isPending || budgeting.isPending} onBudget={({ id }, budget) => budgeting.mutate({ id, budget })} onRotate={(key) => rotation.mutate(key.id)} onRevoke={(key) => revocation.mutate(key.id)} />
          </div>
        )}
      </Panel>
    </div>
  );
}
