import { lazy, Suspense } from 'react';
import { exactNumber } from '../format/number';
import type { Question } from '../graphql/client';
import type { QualityKind, QualitySeverity, RangeInput, TeamDataQualityQuery } from '../graphql/generated';
import { PagePart } from '../ui/page-part';
import { ErrorState, LoadingState } from '../ui/panel-states';
import { useUrlState } from '../ui/use-url-state';

const FlawedItemsDrawer = lazy(() => import('./flawed-items-drawer').then((module) => ({ default: module.FlawedItemsDrawer })));

type Quality = NonNullable<TeamDataQualityQuery['team']>['dataQuality'];
type Finding = Quality['findings'][number];

const GRAVE: Readonly<Record<QualitySeverity, string>> = { HIGH: 'Mend first', MEDIUM: 'Doubtful', LOW: 'Worth a look' };

export interface DataQualityPanelProps {
  team: { key: string; timeZone: string };
  range: RangeInput;
  question: Question<TeamDataQualityQuery>;
}

/** What makes numbers doubtful: each finding says what to do and opens its items. Last on its page, so it is as high as what it says. */
export function DataQualityPanel({ team, range, question }: DataQualityPanelProps) {
  const [open, setOpen] = useUrlState('flaw', '');
  const quality = question.data?.team?.dataQuality;
  const chosen = quality?.findings.find((finding) => finding.kind === open);
  return (
    <PagePart id="data-quality" title="Data quality" says="what makes numbers of the range above doubtful">
      <div aria-busy={!quality && !question.error} data-half="delivery" className="card min-w-0 px-4 pb-2">
        {quality ? <Findings quality={quality} onOpen={setOpen} /> : (
          <div className="h-40">{question.error ? <ErrorState what="Data quality" error={question.error} onRetry={() => void question.refetch()} /> : <LoadingState name="data quality" />}</div>
        )}
      </div>
      {chosen && <Suspense><FlawedItemsDrawer team={team} range={range} finding={chosen} onClose={() => setOpen('')} /></Suspense>}
    </PagePart>
  );
}

function Findings({ quality, onOpen }: { quality: Quality; onOpen: (kind: QualityKind) => void }) {
  const { findings, checkedItems, touchedItems } = quality;
  const checked = `${exactNumber(checkedItems)} ${checkedItems === 1 ? 'item' : 'items'}`;
  return (
    <>
      {findings.length === 0 ? <p className="py-4">{checkedItems === 0 ? 'Nothing happened to any item in this range, so there was nothing to look through.' : <>Nothing found: the histories of {checked} hang together.</>}</p> : (
        <ul>{findings.map((finding) => <FindingRow key={finding.kind} finding={finding} onOpen={onOpen} />)}</ul>
      )}
      <footer className="flex min-h-8 flex-wrap items-center gap-x-4 border-t border-line pt-1 text-small text-muted">
        <span>{checked} looked through, all that something happened to in this range</span>
        {touchedItems > 5_000 && <span>The latest 5,000 of {exactNumber(touchedItems)}: choose a shorter range to see the rest</span>}
      </footer>
    </>
  );
}

function FindingRow({ finding, onOpen }: { finding: Finding; onOpen: (kind: QualityKind) => void }) {
  const { kind, name, severity, count, says, whatToDo, metricNames } = finding;
  const what = kind === 'SPRINT_NEVER_CLOSED' ? (count === 1 ? 'sprint' : 'sprints') : count === 1 ? 'item' : 'items';
  return (
    <li className="grid gap-x-6 gap-y-1 border-t border-line py-3 first:border-t-0 print:break-inside-avoid md:grid-cols-[minmax(0,4fr)_minmax(0,6fr)_minmax(0,6fr)]">
      <div>
        <h3 className="text-body font-semibold">{name}</h3>
        <p className="text-small">
          <button type="button" className="link font-medium" aria-label={`${name}: show ${count} ${what}`} onClick={() => onOpen(kind)}>{exactNumber(count)} {what}</button>
          <span className={severity === 'HIGH' ? 'text-trouble-ink' : 'text-muted'}> · {GRAVE[severity]}</span>
        </p>
      </div>
      <div>
        <p>{says}</p>
        <p className="mt-1 text-small text-muted">Makes doubtful: {metricNames.slice(0, 3).join(', ').toLowerCase()}{metricNames.length > 3 && <span title={metricNames.join(', ')}> and {metricNames.length - 3} more</span>}</p>
      </div>
      <p><span className="text-small text-muted md:hidden">What to do: </span>{whatToDo}</p>
    </li>
  );
}
