import type { ReactNode } from 'react';
import { dateAndTime, exactInstant } from '../format/date';
import { exactMoney } from '../format/money';
import { written, type Moment } from './person';

const MARKS = { EVENT: 'did', SURVEY: 'asked', FEEDBACK: 'wrote', PAYMENT: 'paid' } as const;

/** One thing that somebody did, said or paid. */
export function MomentRow({ moment, timeZone }: { moment: Moment; timeZone: string }) {
  const mark = moment.kind === 'SURVEY' && moment.score !== null ? 'said' : moment.kind === 'PAYMENT' && moment.name === 'REFUND' ? 'got back' : MARKS[moment.kind];
  return (
    <li className="grid grid-cols-[4rem_minmax(0,1fr)] gap-x-2 border-b border-line py-2 last:border-0 sm:grid-cols-[4rem_minmax(0,1fr)_auto]">
      <span className="text-small leading-5 text-muted">{mark}</span>
      <div className="min-w-0">
        <What moment={moment} />
        {moment.text && <p className="break-words">“{moment.text}”</p>}
        <Properties properties={moment.properties} />
      </div>
      <p className="col-start-2 text-small leading-5 text-muted sm:col-start-3 sm:text-right">
        <time dateTime={moment.at} title={exactInstant(moment.at, timeZone)}>{dateAndTime(moment.at, timeZone)}</time>
        {moment.under && <span className="block max-w-56 truncate" title={`It came under ${moment.under}`}>as {moment.under}</span>}
      </p>
    </li>
  );
}

function What({ moment: { kind, name, surveyKind, score, dismissed, currency, amountMinor } }: { moment: Moment }): ReactNode {
  if (kind === 'SURVEY') return <p className="font-medium break-words">{name} <span className="font-normal text-muted">{surveyKind}</span> {score !== null ? score : <span className="font-normal text-muted">{dismissed ? 'dismissed' : 'not answered'}</span>}</p>;
  if (kind === 'PAYMENT') return <p className="font-medium">{amountMinor === null || currency === null ? '–' : exactMoney(Number(amountMinor), currency)}</p>;
  if (kind === 'FEEDBACK') return name === '' ? null : <p className="text-muted">{name}</p>;
  return <p className="font-medium break-words">{name}</p>;
}

function Properties({ properties }: { properties: unknown }) {
  if (typeof properties !== 'object' || properties === null) return null;
  const all = Object.entries(properties);
  if (all.length === 0) return null;
  return (
    <p className="line-clamp-3 text-small break-words text-muted" title={JSON.stringify(properties, null, 2)}>
      {all.map(([name, value], index) => <span key={name}>{index > 0 && ', '}{name} {written(value)}</span>)}
    </p>
  );
}
