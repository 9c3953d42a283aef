import type { FeedbackPartsFragment, RequestPartsFragment } from '../graphql/generated';
import { May } from '../ui/may';
import type { OutcomeScope } from './outcome-scope';
import { SortFeedback } from './sort-feedback';
import { WhoSaid } from './who-said';

/** Something a person wrote of their own accord, and where it has been put. */
export function FeedbackRow({ scope, row, requests }: { scope: OutcomeScope; row: FeedbackPartsFragment; requests: readonly RequestPartsFragment[] }) {
  const place = row.place === 'SORTED' ? `in “${row.request ?? ''}”` : row.place === 'ASIDE' ? 'set aside' : null;
  return (
    <li className="border-b border-line py-2 last:border-0">
      <p className="break-words whitespace-pre-line">{row.text}</p>
      <WhoSaid scope={scope} said={row} what={row.kind} />
      {place && <p className="text-small text-muted">{place}{row.sortedBy && ` by ${row.sortedBy}`}</p>}
      <May do="WORK_OUTCOMES"><SortFeedback product={scope.product} row={row} requests={requests} /></May>
    </li>
  );
}
