import { useQuestion } from '../graphql/client';
import { PersonTimelineDocument } from '../graphql/generated';
import { shortDayAt } from '../format/date';
import { Panel } from '../ui/panel';

const LAST = 20;

/** What somebody answered when they were asked, the latest first. One person's answers are no score: a score needs many. */
export function SatisfactionCard({ product, person, timeZone }: { product: string; person: string; timeZone: string }) {
  const question = useQuestion(PersonTimelineDocument, { product, key: person, kinds: ['SURVEY'], first: LAST, after: null });
  return (
    <Panel
      title="How glad they are" subtitle="last answers" half="outcome" height={160} question={question}
      empty={(data) => (data.product?.person?.timeline.rows.some(({ score }) => score !== null) ? null : { says: data.product?.person?.timeline.rows.length ? 'They were asked, and did not answer.' : 'They were never asked.' })}
    >
      {(data) => (
        <ul tabIndex={0} aria-label="Answers" className="flex h-full flex-col gap-2 overflow-y-auto">
          {data.product?.person?.timeline.rows.filter(({ score }) => score !== null).map(({ key, source, score, surveyKind, name, text, at }) => (
            <li key={`${source} ${key}`} className="flex min-w-0 gap-3">
              <span className="flex size-8 shrink-0 items-center justify-center rounded-md bg-half-wash font-semibold text-half-strong"><span className="sr-only">Score </span>{score}</span>
              <span className="min-w-0">
                <span className="block break-words">{text ? `“${text}”` : name}</span>
                <span className="block text-small text-muted">{surveyKind}, <time dateTime={at}>{shortDayAt(at, timeZone)}</time></span>
              </span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
