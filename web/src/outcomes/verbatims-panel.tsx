import { useState } from 'react';
import type { ScoreGroup } from '../graphql/generated';
import { download, fileNameOf } from '../ui/csv';
import { HeldList } from '../ui/held-list';
import { NotSaved } from '../ui/not-saved';
import { Pager } from '../ui/pager';
import { Panel } from '../ui/panel';
import { Select } from '../ui/select';
import { useTyped } from '../ui/use-typed';
import type { OutcomeScope } from './outcome-scope';
import { dimensionWords } from './segment';
import { groupWords, scales } from './survey-scale';
import { PAGE, UNTAGGED, type Verbatim, type Verbatims } from './use-verbatims';
import { VerbatimTags } from './verbatim-tags';
import { verbatimsCsv } from './verbatims-csv';
import { WhoSaid } from './who-said';

const badges: Record<ScoreGroup, string> = { FAVOURABLE: 'bg-half-strong text-surface', NEUTRAL: 'bg-half-wash text-half-strong', CRITICAL: 'border border-line-strong bg-sunken text-ink' };

/** What people wrote, beside the score they gave and what they pay; searched, narrowed, tagged. */
export function VerbatimsPanel({ scope, surveys, verbatims, className = '' }: { scope: OutcomeScope; surveys: readonly { key: string; name: string }[]; verbatims: Verbatims; className?: string }) {
  const { question, trail, narrowed, segment } = verbatims;
  const said = question.data?.product?.satisfaction;
  const page = said?.verbatims;
  return (
    <div className={`flex min-w-0 flex-col gap-2 ${className}`} data-half="outcome">
      <div className="no-print flex flex-wrap items-center gap-2">
        <Filters surveys={surveys} known={said?.knownTags ?? []} verbatims={verbatims} />
        {segment && <button type="button" className="control" onClick={() => verbatims.setSegmentText('')} aria-label={`${dimensionWords(segment.by)}: ${segment.value} × show all people again`}>{dimensionWords(segment.by)}: {segment.value} ×</button>}
        <Pager what="answers" first={trail.depth * PAGE + 1} rows={page?.rows.length ?? 0} total={page?.totalCount ?? 0} newer={trail.depth > 0 ? trail.back : null} older={page?.nextCursor && !question.isPlaceholderData ? () => trail.next(page.nextCursor ?? '') : null} />
      </div>
      <Panel
        title="What people wrote"
        subtitle="newest first"
        half="outcome"
        height={480}
        question={question}
        empty={(data) => (data.product?.satisfaction.verbatims.rows.length ? null : narrowed ? { says: 'Nothing fits the search.' } : { says: 'Nobody wrote anything in this range. Comments come with survey answers.', link: 'Send survey answers', to: '/sources' })}
        notes={() => [<CsvButton key="csv" scope={scope} verbatims={verbatims} />]}
      >
        {(data) => (
          <HeldList label="What people wrote" of={JSON.stringify([verbatims.asked, trail.after])} rows={data.product?.satisfaction.verbatims.rows ?? []}>
            {(row) => <VerbatimRow key={row.id} row={row} scope={scope} survey={surveys.find(({ key }) => key === row.survey)?.name ?? row.survey} known={data.product?.satisfaction.knownTags ?? []} onTag={verbatims.setTag} />}
          </HeldList>
        )}
      </Panel>
    </div>
  );
}

function Filters({ surveys, known, verbatims: { search, setSearch, survey, setSurvey, group, setGroup, tag, setTag } }: { surveys: readonly { key: string; name: string }[]; known: readonly string[]; verbatims: Verbatims }) {
  const [typed, setTyped] = useTyped(search, setSearch);
  const tags = tag && tag !== UNTAGGED && !known.includes(tag) ? [tag, ...known] : known;
  return (
    <>
      <input type="search" aria-label="Search what people wrote" placeholder="Search what people wrote" maxLength={200} className="control w-56 max-w-full" value={typed} onChange={(event) => setTyped(event.target.value)} />
      <Select label="Survey of what was written" value={survey} options={[{ value: '', name: 'All surveys' }, ...surveys.map(({ key, name }) => ({ value: key, name }))]} onChange={setSurvey} />
      <Select label="Scores" value={group} options={[{ value: '', name: 'All scores' }, ...(['FAVOURABLE', 'NEUTRAL', 'CRITICAL'] as const).map((value) => ({ value, name: groupWords[value] }))]} onChange={setGroup} />
      <Select label="Tag" value={tag} options={[{ value: '', name: 'All tags' }, { value: UNTAGGED, name: 'Not tagged yet' }, ...tags.map((name) => ({ value: name, name }))]} onChange={setTag} />
    </>
  );
}

function VerbatimRow({ row, scope, survey, known, onTag }: { row: Verbatim; scope: OutcomeScope; survey: string; known: readonly string[]; onTag: (tag: string) => void }) {
  return (
    <li className="flex gap-3 border-b border-line py-2 last:border-0">
      <span className={`flex size-8 shrink-0 items-center justify-center rounded-md font-semibold ${badges[row.group]}`} title={scales[row.kind].groups[row.group]}><span className="sr-only">Score </span>{row.score}</span>
      <div className="min-w-0 flex-1">
        <p className="break-words whitespace-pre-line">{row.comment}</p>
        <WhoSaid scope={scope} said={row} what={survey} />
        <VerbatimTags row={row} known={known} onOpen={onTag} />
      </div>
    </li>
  );
}

function CsvButton({ scope, verbatims }: { scope: OutcomeScope; verbatims: Verbatims }) {
  const [state, setState] = useState<{ busy: boolean; error: Error | null }>({ busy: false, error: null });
  const take = async () => {
    setState({ busy: true, error: null });
    try {
      download(fileNameOf(`what people wrote about ${scope.product}`), await verbatimsCsv(verbatims.asked));
      setState({ busy: false, error: null });
    } catch (error) {
      setState({ busy: false, error: error instanceof Error ? error : new Error(String(error)) });
    }
  };
  return <><button type="button" className="link no-print" disabled={state.busy} onClick={() => void take()}>{state.busy ? 'Reading all pages…' : 'Download CSV'}</button><NotSaved error={state.error} /></>;
}
