import { lazy, Suspense } from 'react';
import { exactNumber, shortNumber } from '../format/number';
import { shortValue } from '../format/figure';
import { longDay } from '../format/date';
import type { Question } from '../graphql/client';
import type { Measure, RangeInput, TeamDefectsQuery } from '../graphql/generated';
import { FigureCard } from '../ui/figure-card';
import { FigureStrip, FigureStripWaiting } from '../ui/figure-strip';
import { PagePart } from '../ui/page-part';
import { useUrlState } from '../ui/use-url-state';
import { EscapesPanel, OpenedClosedPanel, OpenNowPanel } from './defect-panels';

const OpenDefectsDrawer = lazy(() => import('./open-defects-drawer').then((module) => ({ default: module.OpenDefectsDrawer })));

/** How good what is delivered is: what comes in and goes, what stays open and how long, and what got out to users. */
export function DefectsSection({ team, question, range }: { team: { key: string; measure: Measure }; question: Question<TeamDefectsQuery>; range: RangeInput }) {
  const [which, setWhich] = useUrlState('defects', '');
  const [, openItem] = useUrlState('item', '');
  return (
    <PagePart id="defects" title="Defects" says="how good what is delivered is, in the range of the flow above">
      <DefectStrip team={team} question={question} range={range} />
      <div className="paper-pairs grid gap-4 md:grid-cols-2 xl:grid-cols-3">
        <OpenedClosedPanel team={team} question={question} range={range} />
        <OpenNowPanel team={team} question={question} range={range} onOpen={setWhich} />
        <EscapesPanel team={team} question={question} range={range} />
      </div>
      {which && <Suspense><OpenDefectsDrawer team={team} range={range} which={which} onOpen={openItem} onClose={() => setWhich('')} /></Suspense>}
    </PagePart>
  );
}

function DefectStrip({ team, question, range }: { team: { key: string; measure: Measure }; question: Question<TeamDefectsQuery>; range: RangeInput }) {
  const defects = question.data?.team?.defects;
  if (!defects) return <FigureStripWaiting cards={6} error={question.error} onRetry={() => void question.refetch()} />;
  const scope = { team: team.key, range };
  const { openAgeDays, openAgeP85Days, timeToResolve, timeToResolveP85 } = defects;
  const until = defects.releases.find((row) => row.provisionalUntil)?.provisionalUntil;
  return (
    <FigureStrip half="delivery" label="Defects in figures">
      <FigureCard figure={defects.opened} label="Opened" scope={scope} tagged={false} />
      <FigureCard figure={defects.closed} label="Closed" scope={scope} tagged={false} />
      <FigureCard figure={defects.open} label="Open now" scope={scope} tagged={false} detail={openAgeDays === null ? undefined : <span>median age {exactNumber(openAgeDays)} days, 85 % within {exactNumber(openAgeP85Days ?? openAgeDays)}</span>} />
      <FigureCard figure={timeToResolve} label="Time to resolve" scope={scope} tagged={false} detail={timeToResolveP85.value === null ? undefined : <span>85 % within {shortNumber(timeToResolveP85.value)} days</span>} />
      <FigureCard figure={defects.escapeRate} label="Escape rate" scope={scope} tagged={false} detail={until && defects.escapeRate.value !== null ? <span>{shortValue(defects.escapeRate.numerator, { unit: 'COUNT' })} of {shortValue(defects.escapeRate.denominator, { unit: 'COUNT' })}, provisional until {longDay(until)}</span> : undefined} />
      <FigureCard figure={defects.density} label="Density" scope={scope} tagged={false} aside={team.measure === 'ITEMS' ? 'per 10 items' : 'per 100 points'} />
    </FigureStrip>
  );
}
