import { lazy, Suspense } from 'react';
import { ReleaseBars } from '../charts/lazy-charts';
import { unitWord } from '../format/figure';
import { exactNumber } from '../format/number';
import { useQuestion } from '../graphql/client';
import { ReleaseOpenItemsDocument, ReleaseOutlookDocument, ReleaseProgressDocument, type ForecastBasis, type Measure } from '../graphql/generated';
import { DataTable } from '../ui/data-table';
import { Panel } from '../ui/panel';
import { useUrlState } from '../ui/use-url-state';
import { BackTestSection } from './back-test-section';
import type { TeamRelease } from './current-release';
import { ForecastBasisSection } from './forecast-basis';
import { ForecastChange } from './forecast-change';
import { barsOf, fanOf, marksOf } from './forecast-picture';
import { ForecastSummary } from './forecast-summary';
import { ReleaseBarsSection } from './release-bars-section';
import { ReleaseTables } from './release-tables';
import { ReportSection } from './report-section';
import { SectionWaiting } from './section-waiting';
import { SprintsLeft } from './sprints-left';
import type { Team } from './use-team';
import { useWhatIf, whatIfInput } from './use-what-if';

const WhatIfDrawer = lazy(() => import('./what-if-drawer').then((module) => ({ default: module.WhatIfDrawer })));

/** All about when a release may be done: the picture, what if, what it is drawn from, how its dates held, what is left. */
export function ReleaseOutlook({ team, release, measure, basis }: { team: Team; release: TeamRelease; measure: Measure; basis: ForecastBasis }) {
  const asked = useWhatIf();
  const [opened, setOpened] = useUrlState('whatif', '');
  const items = useQuestion(ReleaseOpenItemsDocument, { release: release.id, measure });
  const openItems = items.data?.release?.openItems ?? [];
  const input = whatIfInput(asked.whatIf, new Set(openItems.map(({ key }) => key)));
  const progress = useQuestion(ReleaseProgressDocument, { release: release.id, measure });
  const plain = useQuestion(ReleaseOutlookDocument, { release: release.id, measure, basis, whatIf: null });
  const other = useQuestion(ReleaseOutlookDocument, { release: release.id, measure, basis, whatIf: input }, { enabled: input !== null });
  const before = plain.data?.release?.forecast;
  const after = input === null ? null : other.data?.release?.forecast ?? null;
  const shown = after ?? before;
  const several = (shown?.teams.length ?? 0) > 1;
  const nameOf = (key: string) => shown?.teams.find(({ team: each }) => each.key === key)?.team.name ?? key;
  const unit = unitWord(shown?.unit ?? measure);
  return (
    <>
      <Panel
        title="Burndown and forecast" subtitle={`${unit} left${after ? ', what if' : ''}`} half="delivery" height={360} question={progress} className="paper-single"
        explain={{ metric: 'release.remaining', team: team.key, release: release.id, measure }}
        empty={({ release: data }) => (data && data.burndown.bars.length > 0 ? null : { says: data?.burndown.nullReason ?? 'No sprint of this release has begun yet.' })}
        table={({ release: data }) => data && <ReleaseTables name={data.name} bars={data.burndown.bars} forecast={shown ?? data.forecast} />}
        notes={({ release: data }) => ['Pale bars: completed in the sprint', shown && shown.fan.length > 0 && 'Line: half of the futures. Bands: 70 and 90 of 100', shown?.warning, data && data.burndown.bars.length > 0 && data.burndown.nullReason, other.error && <span key="error" className="text-trouble-ink">{other.error.message}</span>]}
      >
        {({ release: data }) => data && (
          <div className={`flex h-full flex-col transition-opacity ${other.isPlaceholderData ? 'opacity-60' : ''}`}>
            {shown && shown.percentiles.length > 0 ? <ForecastSummary forecast={shown} /> : (
              <div>
                <SprintsLeft left={data.burndown.sprintsLeft} done={data.burndown.remaining <= 0 || data.releasedAt !== null} />
                {shown?.nullReason && data.releasedAt === null && <p className="text-small text-muted">{shown.nullReason}</p>}
              </div>
            )}
            <div className="min-h-0 flex-1">
              <ReleaseBars label={`Burndown and forecast of ${data.name}`} measured={data.burndown} bars={barsOf(data.burndown.bars)} fan={shown ? fanOf(shown) : null} marks={shown ? marksOf(shown) : []} />
            </div>
          </div>
        )}
      </Panel>
      {!progress.data && <SectionWaiting title="Sprint by sprint" question={progress} />}
      {progress.data?.release && progress.data.release.burndown.bars.length > 0 && <ReleaseBarsSection release={release} burndown={progress.data.release.burndown} measure={measure} timeZone={team.timeZone} />}
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <div className="flex min-w-0 flex-col gap-4">
          {!before ? <SectionWaiting title="Dates" question={plain} /> : (
            <ReportSection title={after ? 'As it is, and what if' : 'Dates'} says={after || before.percentiles.length === 0 ? undefined : `of ${exactNumber(before.trials)} simulated futures`}>
              <p>{shown?.sentence}</p>
              {before.percentiles.length + (after?.percentiles.length ?? 0) > 0 && <div className="mt-2"><ForecastChange before={before} after={after} /></div>}
              <p className="no-print mt-2 flex gap-2">
                {release.releasedAt === null && openItems.length > 0 && <button type="button" className="control" onClick={() => setOpened('open')}>What if …</button>}
                {asked.isAsked && <button type="button" className="control" onClick={asked.clear}>Take it all back</button>}
              </p>
            </ReportSection>
          )}
          {!items.data ? <SectionWaiting title="Left to do" question={items} /> : <ReportSection title={`Left to do (${openItems.length})`} says="adds up to what is left">
            {openItems.length === 0 ? <p className="text-muted">Nothing.</p> : (
              <DataTable caption={`Left to do in ${release.name}`} rows={openItems} rowKey={(row) => row.key} footer={[...(several ? [''] : []), '', '', before ? before.remaining : '']} columns={[
                { name: 'Item', value: (row) => row.key },
                { name: 'Title', wide: true, value: (row) => row.title },
                ...(several ? [{ name: 'Team', roomOnly: true, value: (row: (typeof openItems)[number]) => nameOf(row.team ?? '') }] : []),
                { name: unit.charAt(0).toUpperCase() + unit.slice(1), number: true, value: (row) => row.amount },
              ]} />
            )}
          </ReportSection>}
        </div>
        <div className="flex min-w-0 flex-col gap-4">
          {shown ? <ForecastBasisSection forecast={shown} nameOf={nameOf} /> : <SectionWaiting title="How it is worked out" question={plain} />}
          <BackTestSection release={release.id} measure={measure} basis={basis} />
        </div>
      </div>
      {opened === 'open' && before && <Suspense><WhatIfDrawer name={release.name} asked={asked} items={openItems} before={before} after={after} onClose={() => setOpened('')} /></Suspense>}
    </>
  );
}
