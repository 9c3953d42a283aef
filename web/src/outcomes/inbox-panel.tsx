import { exactNumber } from '../format/number';
import { useQuestion } from '../graphql/client';
import { ProductFeedbackDocument, type FeedbackPlace } from '../graphql/generated';
import { HeldList } from '../ui/held-list';
import { Pager } from '../ui/pager';
import { Panel } from '../ui/panel';
import { Select } from '../ui/select';
import { useTrail } from '../ui/use-trail';
import { useTyped } from '../ui/use-typed';
import { useUrlState } from '../ui/use-url-state';
import { FeedbackRow } from './feedback-row';
import type { OutcomeScope } from './outcome-scope';
import { useAllRequests } from './use-requests';

const PAGE = 20;
const places = ['INBOX', 'SORTED', 'ASIDE', 'ALL'] as const;
const names: Record<FeedbackPlace | 'ALL', string> = { INBOX: 'Not sorted yet', SORTED: 'In a request', ASIDE: 'Set aside', ALL: 'All feedback' };

/** What people wrote of their own accord and nobody has sorted yet; also what was, to find it again. */
export function InboxPanel({ scope, className = '' }: { scope: OutcomeScope; className?: string }) {
  const [place, setPlace] = useUrlState<FeedbackPlace | 'ALL'>('inbox', 'INBOX', { allowed: places });
  const [kind, setKind] = useUrlState('sort', '');
  const [search, setSearch] = useUrlState<string>('voice', '', { replace: true });
  const [typed, setTyped] = useTyped(search, setSearch);
  const asked = { product: scope.product, place: place === 'ALL' ? null : place, kind: kind || null, search: search || null };
  const trail = useTrail(asked);
  const question = useQuestion(ProductFeedbackDocument, { ...asked, first: PAGE, after: trail.after });
  const requests = useAllRequests(scope.product);
  const voice = question.data?.product?.voice;
  const page = voice?.feedback;
  return (
    <div className={`flex min-w-0 flex-col gap-2 ${className}`}>
      <div className="no-print flex flex-wrap items-center gap-2">
        <input type="search" aria-label="Search feedback" placeholder="Search feedback" maxLength={200} className="control w-40 max-w-full" value={typed} onChange={(event) => setTyped(event.target.value)} />
        <Select label="Where it is" value={place} options={places.map((value) => ({ value, name: names[value] }))} onChange={setPlace} />
        <Select label="Sort of feedback" value={kind} options={[{ value: '', name: 'All sorts' }, ...(voice?.kinds ?? (kind ? [kind] : [])).map((value) => ({ value, name: value }))]} onChange={setKind} />
      </div>
      <Panel
        title={place === 'INBOX' ? 'Feedback to sort' : 'Feedback'}
        subtitle="of all time, newest first"
        half="outcome"
        height={480}
        question={question}
        empty={(data) => (data.product?.voice.feedback.rows.length ? null : search || kind ? { says: 'Nothing fits the search.' } : place === 'INBOX' ? ((data.product?.voice.kinds.length ?? 0) > 0 ? { says: 'All feedback is sorted.' } : { says: 'Nobody has written yet. Send feedback, or show the feedback button in your product.', link: 'Send feedback', to: '/sources' }) : { says: 'There is none.' })}
        notes={(data) => [`${exactNumber(data.product?.voice.feedback.people ?? 0)} people`]}
      >
        {(data) => (
          <HeldList label="Feedback" of={JSON.stringify([asked, trail.after])} rows={data.product?.voice.feedback.rows ?? []}>{(row) => <FeedbackRow key={row.id} scope={scope} row={row} requests={requests} />}</HeldList>
        )}
      </Panel>
      <div className="flex">
        <Pager what="feedback" first={trail.depth * PAGE + 1} rows={page?.rows.length ?? 0} total={page?.totalCount ?? 0} newer={trail.depth > 0 ? trail.back : null} older={page?.nextCursor && !question.isPlaceholderData ? () => trail.next(page.nextCursor ?? '') : null} />
      </div>
    </div>
  );
}
