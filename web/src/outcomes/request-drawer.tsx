import { useState, type FormEvent } from 'react';
import { exactMoney, shortMoney } from '../format/money';
import { exactNumber } from '../format/number';
import { useQuestion } from '../graphql/client';
import { EditRequestDocument, FeedbackRequestDocument, MergeRequestsDocument, type FeedbackRequestQuery, type RequestPartsFragment } from '../graphql/generated';
import { DataTable } from '../ui/data-table';
import { Drawer } from '../ui/drawer';
import { May } from '../ui/may';
import { NotSaved } from '../ui/not-saved';
import { ErrorState, LoadingState } from '../ui/panel-states';
import { Select } from '../ui/select';
import { FeedbackRow } from './feedback-row';
import type { OutcomeScope } from './outcome-scope';
import { stateOptions } from './request-words';
import { useAllRequests } from './use-requests';
import { useSay } from './use-say';

const MOST = 200;
type Report = NonNullable<NonNullable<FeedbackRequestQuery['product']>['voice']['request']>;

/** A request with all that stands behind it: who asks, which accounts, what they pay; renamed, decided, merged. */
export function RequestDrawer({ scope, id, onClose, onOpen }: { scope: OutcomeScope; id: string; onClose: () => void; onOpen: (id: string) => void }) {
  const question = useQuestion(FeedbackRequestDocument, { product: scope.product, id, first: MOST });
  const report = question.isPlaceholderData ? undefined : question.data?.product?.voice.request;
  return (
    <Drawer title={report?.request.title ?? 'Request'} onClose={onClose}>
      {question.error && !report ? <div className="h-60"><ErrorState what="The request" error={question.error} onRetry={() => void question.refetch()} /></div>
        : report === undefined ? <div className="h-60"><LoadingState name="the request" /></div>
          : report === null ? <p className="text-muted">This request is no longer there.</p>
            : <RequestBody key={report.request.id} scope={scope} report={report} onOpen={onOpen} />}
    </Drawer>
  );
}

function RequestBody({ scope, report: { request, accounts, feedback, currency }, onOpen }: { scope: OutcomeScope; report: Report; onOpen: (id: string) => void }) {
  const requests = useAllRequests(scope.product);
  const others = requests.filter(({ id }) => id !== request.id);
  return (
    <div className="flex flex-col gap-4" data-half="outcome">
      <May do="WORK_OUTCOMES"><Decide request={request} others={others} onOpen={onOpen} /></May>
      <p><span className="font-semibold">{exactNumber(request.people)}</span> people, <span className="font-semibold">{exactNumber(request.accounts)}</span> accounts{request.mrr !== null && <>, <span className="font-semibold" title={exactMoney(request.mrr, currency)}>{shortMoney(request.mrr, currency)}</span> MRR</>}{request.author && <span className="text-muted"> · made by {request.author}</span>}</p>
      {accounts.length > 0 && (
        <section aria-label="Accounts">
          <h3 className="mb-1 text-body">Accounts</h3>
          <DataTable
            caption={`Accounts behind ${request.title}`}
            columns={[
              { name: 'Account', wide: true, value: (row) => row.name },
              { name: 'People', number: true, value: (row) => row.people, show: (row) => exactNumber(row.people) },
              { name: 'MRR', number: true, value: (row) => row.mrr, show: (row) => (row.mrr === null ? <span title="It never paid">–</span> : exactMoney(row.mrr, currency)) },
            ]}
            rows={accounts}
            rowKey={(row) => row.key}
            footer={['All', '', request.mrr === null ? '–' : exactMoney(request.mrr, currency)]}
          />
        </section>
      )}
      <section aria-label="Feedback">
        <h3 className="text-body">What they wrote</h3>
        {feedback.totalCount === 0 && <p className="text-muted">Nothing was put into it yet.</p>}
        <ul>{feedback.rows.map((row) => <FeedbackRow key={row.id} scope={scope} row={row} requests={others} />)}</ul>
        {feedback.totalCount > feedback.rows.length && <p className="text-small text-muted">The newest {feedback.rows.length} of {exactNumber(feedback.totalCount)}.</p>}
      </section>
    </div>
  );
}

function Decide({ request, others, onOpen }: { request: RequestPartsFragment; others: readonly RequestPartsFragment[]; onOpen: (id: string) => void }) {
  const [title, setTitle] = useState<{ text: string; version: number } | null>(null);
  // Chosen first and pressed then: what was merged is not taken apart again by a key.
  const [into, setInto] = useState('');
  const editing = useSay(EditRequestDocument);
  const merging = useSay(MergeRequestsDocument);
  const rename = (event: FormEvent) => {
    event.preventDefault();
    if (!title || title.text.trim() === '' || editing.isPending) return;
    editing.mutate({ id: request.id, title: title.text, version: title.version }, {
      onSuccess: ({ editRequest }) => setTitle(editRequest.saved ? null : { text: title.text, version: editRequest.request.version }),
    });
  };
  const refused = editing.data?.editRequest.saved === false && title !== null;
  return (
    <div className="flex flex-col gap-2">
      <form onSubmit={rename} className="flex gap-2">
        <input aria-label="Title of the request" maxLength={200} className="control min-w-0 flex-1 font-normal" value={title?.text ?? request.title} onChange={(event) => setTitle({ text: event.target.value, version: title?.version ?? request.version })} />
        <button type="submit" className="control" disabled={title === null || title.text.trim() === '' || editing.isPending}>Rename</button>
      </form>
      {refused && <p role="alert" className="text-small text-trouble-ink">{request.changedBy ?? 'Somebody'} renamed it to “{request.title}” meanwhile. Rename again to keep yours.</p>}
      <div className="flex flex-wrap items-center gap-2">
        <Select label="State" value={request.state} options={stateOptions} onChange={(state) => editing.mutate({ id: request.id, state })} />
        <Select label="Merge into" value={into} options={[{ value: '', name: 'Merge into…' }, ...others.map(({ id, title: name }) => ({ value: id, name }))]} onChange={setInto} />
        {into && <button type="button" className="control" disabled={merging.isPending} onClick={() => merging.mutate({ request: request.id, into }, { onSuccess: () => onOpen(into) })}>Merge</button>}
      </div>
      <NotSaved error={editing.error ?? merging.error} />
    </div>
  );
}
