import { Link } from 'react-router';
import { dateAndTime } from '../format/date';
import { exactMoney, shortMoney } from '../format/money';
import type { OutcomeScope } from './outcome-scope';

interface Said {
  at: string;
  person: string | null;
  personKey: string | null;
  account: string | null;
  mrr: number | null;
}

/** Who wrote something, when, of which account, and what that pays. */
export function WhoSaid({ scope, said, what }: { scope: OutcomeScope; said: Said; what: string | null }) {
  return (
    <p className="flex flex-wrap gap-x-3 text-small text-muted">
      {what && <span>{what}</span>}
      <time dateTime={said.at}>{dateAndTime(said.at, scope.timeZone)}</time>
      {said.personKey ? <Link className="link break-all" to={`/people/${encodeURIComponent(scope.product)}/${encodeURIComponent(said.personKey)}`}>{said.person}</Link> : <span>somebody</span>}
      {said.account && <span className="break-all">{said.account}</span>}
      {said.mrr !== null && <span title={exactMoney(said.mrr, scope.currency)}>{shortMoney(said.mrr, scope.currency)} MRR</span>}
    </p>
  );
}
