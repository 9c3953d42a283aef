import { useState, type FormEvent } from 'react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { exactMoney } from '../format/money';
import { exactNumber } from '../format/number';
import { ask, useQuestion } from '../graphql/client';
import { ChangeProductDocument, PreviewProductBasicsDocument, type PreviewProductBasicsQuery } from '../graphql/generated';
import { DataTable } from '../ui/data-table';
import { Drawer } from '../ui/drawer';
import { Field } from '../ui/field';
import { ErrorState, LoadingState } from '../ui/panel-states';

type Preview = NonNullable<PreviewProductBasicsQuery['product']>['previewBasics'];
interface Basics { currency: string; timeZone: string }

/** What another currency or zone does to the figures; then it is saved. */
export function ProductBasicsDrawer({ product, asked, onSaved, onClose }: { product: Basics & { key: string; name: string }; asked: Basics; onSaved: () => void; onClose: () => void }) {
  const client = useQueryClient();
  const [reason, setReason] = useState('');
  const question = useQuestion(PreviewProductBasicsDocument, { product: product.key, ...asked });
  const preview = question.data?.product?.previewBasics;
  const saving = useMutation({
    mutationFn: () => ask(ChangeProductDocument, { product: product.key, input: asked, reason: reason.trim() }),
    onSuccess: async () => {
      await client.invalidateQueries();
      onSaved();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (reason.trim() && !saving.isPending) saving.mutate();
  };
  return (
    <Drawer title={`Money and days of ${product.name}`} onClose={onClose}>
      {!preview ? <div className="h-60">{question.error ? <ErrorState what="What changes" error={question.error} onRetry={() => void question.refetch()} /> : <LoadingState name="what changes" />}</div> : (
        <form onSubmit={submit} className="flex flex-col gap-4">
          <section aria-labelledby="basics-change">
            <h3 id="basics-change" className="text-body">What changes</h3>
            <ul className="mt-1 flex flex-col gap-1">{preview.changes.map((line) => <li key={line} className="border-l-2 border-line-strong pl-2 break-words">{line}</li>)}</ul>
            {asked.currency !== product.currency && <p className="mt-2">MRR now: <strong className="font-semibold">{exactMoney(preview.mrrBefore, product.currency, preview.exponentBefore)} → {exactMoney(preview.mrrAfter, asked.currency, preview.exponentAfter)}</strong></p>}
          </section>
          <section aria-labelledby="basics-effect" className="flex flex-col gap-2">
            <h3 id="basics-effect" className="text-body">What it does to the figures</h3>
            {preview.effects.map((line) => <p key={line}>{line}</p>)}
            {asked.currency !== product.currency && preview.currencies.length > 0 && <Currencies preview={preview} />}
            <p className="text-muted">A source that describes the product with a currency or zone of its own says it anew.</p>
          </section>
          <Field label="Reason" hint="It stands in the audit log.">{(ids) => <textarea {...ids} required rows={2} maxLength={1_000} className="control w-full whitespace-normal py-1.5" value={reason} onChange={(event) => setReason(event.target.value)} />}</Field>
          <div className="flex flex-wrap items-center gap-3">
            <button type="submit" className="control bg-ink text-surface" disabled={!reason.trim() || saving.isPending}>{saving.isPending ? 'Saving…' : 'Save'}</button>
            {saving.error && <p role="alert" className="text-trouble-ink">Not saved: {saving.error.message}</p>}
          </div>
        </form>
      )}
    </Drawer>
  );
}

const counted = (is: boolean) => (is ? 'counts' : 'stands apart');

function Currencies({ preview }: { preview: Preview }) {
  return (
    <DataTable
      caption="Currencies paid in"
      csv={false}
      columns={[
        { name: 'Currency', value: (row) => row.currency },
        { name: 'Customers', number: true, value: (row) => row.customers, show: (row) => exactNumber(row.customers) },
        { name: 'MRR', number: true, value: (row) => row.mrr, show: (row) => exactMoney(row.mrr, row.currency, row.exponent) },
        { name: 'Now', value: (row) => counted(row.countedBefore) },
        { name: 'Then', value: (row) => counted(row.countedAfter), show: (row) => <span className={row.countedAfter ? '' : 'text-trouble-ink'}>{counted(row.countedAfter)}</span> },
      ]}
      rows={preview.currencies}
      rowKey={(row) => row.currency}
    />
  );
}
