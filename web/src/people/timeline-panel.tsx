import { useState } from 'react';
import { longDay } from '../format/date';
import { useQuestion } from '../graphql/client';
import { PersonTimelineDocument, type MomentKind, type PersonTimelineQuery } from '../graphql/generated';
import { Panel } from '../ui/panel';
import { Select } from '../ui/select';
import { useUrlState } from '../ui/use-url-state';
import { MomentRow } from './moment-row';

const PAGE = 50;
const KINDS = { ALL: null, EVENT: ['EVENT'], SAID: ['SURVEY', 'FEEDBACK'], PAYMENT: ['PAYMENT'] } as const satisfies Record<string, readonly MomentKind[] | null>;
type Shown = keyof typeof KINDS;
const OPTIONS: readonly { value: Shown; name: string }[] = [{ value: 'ALL', name: 'Everything' }, { value: 'EVENT', name: 'What they did' }, { value: 'SAID', name: 'Surveys and feedback' }, { value: 'PAYMENT', name: 'Payments' }];

/** What somebody did, said and paid, page by page. */
export function TimelinePanel({ product, person, timeZone, className = '' }: { product: string; person: string; timeZone: string; className?: string }) {
  const [shown, setShown] = useUrlState<Shown>('shown', 'ALL', { allowed: ['ALL', 'EVENT', 'SAID', 'PAYMENT'] });
  // The cursors of the pages before this one: empty on the first.
  const [trail, setTrail] = useState<string[]>([]);
  const question = useQuestion(PersonTimelineDocument, { product, key: person, kinds: KINDS[shown] === null ? null : [...KINDS[shown]], first: PAGE, after: trail.at(-1) ?? null });
  const next = question.data?.product?.person?.timeline.nextCursor;
  // What they said and paid stays; what they did begins where raw events do.
  const line = (data: PersonTimelineQuery) => (shown === 'ALL' || shown === 'EVENT' ? data.product?.eventRetention.eventsFrom ?? null : null);
  const removed = (day: string) => `Raw events of before ${longDay(day)} are removed: what they did begins there.`;
  const show = (value: Shown) => {
    setShown(value);
    setTrail([]);
  };
  return (
    <div className={`flex min-w-0 flex-col gap-2 ${className}`}>
      <div className="no-print flex flex-wrap items-center gap-2">
        <Select label="Shown" value={shown} options={OPTIONS} onChange={show} />
        <span className="ml-auto flex items-center gap-2">
          <button type="button" className="control" disabled={trail.length === 0} onClick={() => setTrail(trail.slice(0, -1))}>Newer</button>
          <button type="button" className="control" disabled={!next || question.isPlaceholderData} onClick={() => next && setTrail([...trail, next])}>Older</button>
        </span>
      </div>
      <Panel
        title="What they did" subtitle="newest first" half="outcome" height={640} question={question}
        empty={(data) => (data.product?.person?.timeline.rows.length ? null : { says: [shown === 'ALL' ? 'Nothing is there of them but who they are.' : 'Nothing of this sort is there of them.', ...(line(data) ? [removed(line(data)!)] : [])].join(' ') })}
        notes={(data) => [line(data) !== null && removed(line(data)!)]}
      >
        {(data) => (
          <ul tabIndex={0} aria-label="What they did" className="h-full overflow-y-auto">
            {data.product?.person?.timeline.rows.map((moment) => <MomentRow key={`${moment.kind} ${moment.source} ${moment.key}`} moment={moment} timeZone={timeZone} />)}
          </ul>
        )}
      </Panel>
    </div>
  );
}
