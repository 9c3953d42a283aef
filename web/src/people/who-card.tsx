import type { ReactNode } from 'react';
import { dateAndTime, longDay } from '../format/date';
import { exactMoney } from '../format/money';
import type { KnownPerson } from './person';

/** Who somebody is: their account and what it pays, since when they are known, and their ids. */
export function WhoCard({ person }: { person: KnownPerson }) {
  const { currency, timeZone, identities } = person;
  return (
    <section aria-labelledby="who" className="card min-w-0 px-4 py-3">
      <h2 id="who" className="mb-2 text-body">Who</h2>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1">
        <Line name="Key">{person.key}</Line>
        <Line name="E-mail">{person.email}</Line>
        <Line name="Account">{person.account}</Line>
        <Line name="It pays" note={person.account === null ? 'no account is known' : 'it never paid'}>{person.mrr === null ? null : `${exactMoney(person.mrr, currency)} a month`}</Line>
        <Line name="Signed up" note="nobody said when">{person.createdAt === null ? null : dateAndTime(person.createdAt, timeZone)}</Line>
        <Line name="First active" note="did nothing that counts as use">{person.firstDay === null ? null : longDay(person.firstDay)}</Line>
        <Line name="Last active">{person.lastDay === null ? null : longDay(person.lastDay)}</Line>
      </dl>
      <h3 className="mt-3 mb-1 text-small font-medium text-muted">{identities.length === 1 ? 'Known by one id' : `Known by ${identities.length} ids`}</h3>
      <ul className="flex flex-col gap-1">
        {identities.map(({ key, isDevice, saidToBe, saidAt }) => (
          <li key={key} className="min-w-0">
            <span className="break-all">{key}</span>
            <span className="block text-small text-muted">
              {isDevice ? 'a device' : 'a key of the product'}
              {saidToBe !== null && saidAt !== null && <>, theirs since it was said to be <span className="break-all">{saidToBe}</span> on {dateAndTime(saidAt, timeZone)}</>}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** A fact, or a dash with why there is none. */
function Line({ name, note, children }: { name: string; note?: string; children: ReactNode }) {
  const missing = children === null || children === undefined;
  return (
    <>
      <dt className="text-muted">{name}</dt>
      <dd className="min-w-0 break-words">{missing ? <>–{note && <span className="text-small text-muted"> {note}</span>}</> : children}</dd>
    </>
  );
}
