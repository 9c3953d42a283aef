import { CreateRequestDocument, SortFeedbackDocument, type FeedbackPartsFragment, type RequestPartsFragment } from '../graphql/generated';
import { newKey } from '../ui/new-key';
import { NotSaved } from '../ui/not-saved';
import { PickInput } from '../ui/pick-input';
import { useSay } from './use-say';

/** Puts one feedback where it belongs: into a request that is known or is made for it, aside, or back. */
export function SortFeedback({ product, row, requests }: { product: string; row: FeedbackPartsFragment; requests: readonly RequestPartsFragment[] }) {
  const sorting = useSay(SortFeedbackDocument);
  const creating = useSay(CreateRequestDocument);
  const busy = sorting.isPending || creating.isPending;
  const put = (title: string) => {
    const known = requests.find((request) => request.title.toLowerCase() === title.toLowerCase());
    if (known) sorting.mutate({ feedback: [row.id], place: 'SORTED', request: known.id });
    else creating.mutate({ product, title, feedback: [row.id], key: newKey() });
  };
  const short = row.text.slice(0, 40);
  return (
    <div className="no-print mt-1 flex flex-wrap items-center gap-2">
      <PickInput label={`Request of “${short}”`} placeholder={row.place === 'SORTED' ? 'another request' : 'request, known or new'} known={requests.map(({ title }) => title)} maxLength={200} busy={busy} onPick={put} className="w-56 max-w-full" />
      {row.place === 'INBOX'
        ? <button type="button" className="control" disabled={busy} aria-label={`Set aside: “${short}”`} onClick={() => sorting.mutate({ feedback: [row.id], place: 'ASIDE' })}>Set aside</button>
        : <button type="button" className="control" disabled={busy} aria-label={`Back to the inbox: “${short}”`} onClick={() => sorting.mutate({ feedback: [row.id], place: 'INBOX' })}>Back to the inbox</button>}
      <NotSaved error={sorting.error ?? creating.error} />
    </div>
  );
}
