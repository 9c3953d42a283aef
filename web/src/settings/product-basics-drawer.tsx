import { useQueryClient } from '@tanstack/react-query';
import { exactMoney } from '../format/money';
import { exactNumber } from '../format/number';
import { ask, useQuestion } from '../graphql/client';
import { ChangeProductDocument, PreviewProductBasicsDocument, type PreviewProductBasicsQuery } from '../graphql/generated';
import { useAct } from '../graphql/use-act';
import { DataTable } from '../ui/data-table';
import { Drawer } from '../ui/drawer';
import { ErrorState, LoadingState } from '../ui/panel-states';
import { SignedForm, type Signed } from '../ui/signed-form';

type Preview = NonNullable<PreviewProductBasicsQuery['product']>['previewBasics'];
interface Basics { currency: string; timeZone: string }

/** What another currency or zone does to the figures; then it is saved. */
export function ProductBasicsDrawer({ product, asked, onSaved, onClose }: { product: Basics & { key: string; name: string }; asked: Basics; onSaved: () => void; onClose: () => void }) {
  const client = useQueryClient();
  // What stays as it is is not said: somebody else may be changing it.
  const input = { currency: asked.currency === product.currency ? null : asked.currency, timeZone: asked.timeZone === product.timeZone ? null : asked.timeZone };
  const question = useQuestion(PreviewProductBasicsDocument, { product: product.key, ...asked });
  const preview = question.data?.product?.previewBasics;
  const saving = useAct<unknown, Signed>({
    mutationFn: ({ reason }) => ask(ChangeProductDocument, { product: product.key, input, reason }),
    onSuccess: async () => {
      await client.invalidateQueries();
      onSaved();
    },
  });
  return (
    <Drawer title={`Money and days of ${product.name}`} onClose={onClose}>
      {!preview ? <div className="h-60">{question.error ? <ErrorState what="What changes" error={question.error} onRetry={() => void question.refetch()} /> : <LoadingState name="what changes" />}</div> : (
        <SignedForm why="It stands in the audit log." button="Save" act={saving}>
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
        </SignedForm>
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
