import { useEffect, useState } from 'react';
import { dayAndTime } from '../format/date';
import { shortMoney } from '../format/money';
import { exactNumber } from '../format/number';
import { useQuestion } from '../graphql/client';
import { ProductVerbatimsDocument, type ProductVerbatimsQuery } from '../graphql/generated';
import { Panel } from '../ui/panel';
import { Select } from '../ui/select';
import { useUrlState } from '../ui/use-url-state';
import type { OutcomeScope } from './outcome-scope';

const PAGE = 20;
type Verbatim = NonNullable<ProductVerbatimsQuery['product']>['satisfaction']['verbatims']['rows'][number];

/** What people wrote, beside the score they gave and what they pay. */
export function VerbatimsPanel({ scope, surveys, className = '' }: { scope: OutcomeScope; surveys: readonly { key: string; name: string }[]; className?: string }) {
  const [survey, setSurvey] = useUrlState<string>('survey', '');
  const [search, setSearch] = useUrlState<string>('search', '', { replace: true });
  const [typed, setTyped] = useState(search);
  // The cursors of the pages before this one: empty on the first.
  const [trail, setTrail] = useState<string[]>([]);
  const filter = JSON.stringify([survey, search, scope.filters.range]);
  const [seen, setSeen] = useState(filter);
  if (seen !== filter) {
    setSeen(filter);
    setTrail([]);
  }
  useEffect(() => {
    if (typed === search) return;
    const timer = setTimeout(() => setSearch(typed), 300);
    return () => clearTimeout(timer);
  }, [typed, search, setSearch]);
  const question = useQuestion(ProductVerbatimsDocument, { product: scope.product, range: scope.filters.range, first: PAGE, after: trail.at(-1) ?? null, search: search || null, survey: survey || null });
  const page = question.data?.product?.satisfaction.verbatims;
  const first = trail.length * PAGE + 1;
  return (
    <div className={`flex min-w-0 flex-col gap-2 ${className}`}>
      <div className="no-print flex flex-wrap items-center gap-2">
        <input type="search" aria-label="Search what people wrote" placeholder="Search what people wrote" className="control w-64 max-w-full" value={typed} onChange={(event) => setTyped(event.target.value)} />
        <Select label="Survey" value={survey} options={[{ value: '', name: 'All surveys' }, ...surveys.map(({ key, name }) => ({ value: key, name }))]} onChange={setSurvey} />
        <span className="ml-auto flex items-center gap-2 text-small text-muted">
          {page && page.totalCount > 0 && <span aria-live="polite">{exactNumber(first)} to {exactNumber(first + page.rows.length - 1)} of {exactNumber(page.totalCount)}</span>}
          <button type="button" className="control" disabled={trail.length === 0} onClick={() => setTrail(trail.slice(0, -1))}>Newer</button>
          <button type="button" className="control" disabled={!page?.nextCursor || question.isPlaceholderData} onClick={() => page?.nextCursor && setTrail([...trail, page.nextCursor])}>Older</button>
        </span>
      </div>
      <Panel
        title="What people wrote"
        subtitle="newest first"
        half="outcome"
        height={400}
        question={question}
        empty={(data) => (data.product?.satisfaction.verbatims.rows.length ? null : search || survey ? { says: 'Nothing fits the search.' } : { says: 'Nobody wrote anything in this range. Comments come with survey answers.', link: 'Send survey answers', to: '/sources' })}
      >
        {(data) => (
          <ul tabIndex={0} aria-label="What people wrote" className="h-full overflow-y-auto">
            {data.product?.satisfaction.verbatims.rows.map((row) => <VerbatimRow key={row.key} row={row} survey={surveys.find(({ key }) => key === row.survey)?.name ?? row.survey} currency={data.product?.currency ?? scope.currency} timeZone={data.product?.timeZone ?? scope.timeZone} />)}
          </ul>
        )}
      </Panel>
    </div>
  );
}

function VerbatimRow({ row, survey, currency, timeZone }: { row: Verbatim; survey: string; currency: string; timeZone: string }) {
  return (
    <li className="flex gap-3 border-b border-line py-2 last:border-0">
      <span className="flex size-8 shrink-0 items-center justify-center rounded-md bg-half-wash font-semibold text-half-strong"><span className="sr-only">Score </span>{row.score}</span>
      <div className="min-w-0">
        <p className="break-words">{row.comment}</p>
        <p className="flex flex-wrap gap-x-3 text-small text-muted">
          <span>{survey}</span>
          <time dateTime={row.at}>{dayAndTime(row.at, timeZone)}</time>
          <span className="break-all">{row.person}</span>
          {row.account && <span className="break-all">{row.account}</span>}
          {row.mrr !== null && <span>{shortMoney(row.mrr, currency)} MRR</span>}
        </p>
      </div>
    </li>
  );
}
