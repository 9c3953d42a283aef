import { lazy, Suspense } from 'react';
import { Link } from 'react-router';
import { BurndownPanel } from '../delivery/burndown-panel';
import { currentRelease } from '../delivery/current-release';
import { DataQualityPanel } from '../delivery/data-quality-panel';
import { DefectsPanel } from '../delivery/defects-panel';
import { DefectsSection } from '../delivery/defects-section';
import { DeliveryStrip } from '../delivery/delivery-strip';
import { DoraSection } from '../delivery/dora-section';
import { FlowSection } from '../delivery/flow-section';
import { LedgerPanel } from '../delivery/ledger-panel';
import { MeasureSwitch, useMeasure } from '../delivery/measure-switch';
import { pageParts, partsOfOneTeam } from '../delivery/page-parts';
import { QualityLink } from '../delivery/quality-link';
import { ReleasePanel } from '../delivery/release-panel';
import { RollUpPanels } from '../delivery/roll-up-panels';
import { SprintSwitch } from '../delivery/sprint-switch';
import { SprintTitle } from '../delivery/sprint-title';
import { useSeveralTeams } from '../delivery/use-several-teams';
import { pickSprint, useTeam, type Team } from '../delivery/use-team';
import { VelocityPanel } from '../delivery/velocity-panel';
import { useQuestion } from '../graphql/client';
import { TeamDataQualityDocument, TeamDefectsDocument } from '../graphql/generated';
import { useProducts } from '../shell/use-products';
import { DateRange } from '../ui/date-range';
import { FigureStripWaiting } from '../ui/figure-strip';
import { NearView } from '../ui/near-view';
import { PageHeader } from '../ui/page-header';
import { EmptyState, ErrorState } from '../ui/panel-states';
import { readRange } from '../ui/range';
import { SimulatedMark } from '../ui/simulated-mark';
import { useSheetForPrint } from '../ui/use-sheet-for-print';
import { SectionNav } from '../ui/section-nav';
import { useUrlState } from '../ui/use-url-state';
import { NotFoundPage } from './not-found-page';

const ItemDrawer = lazy(() => import('../delivery/item-drawer').then((module) => ({ default: module.ItemDrawer })));

/** Delivery: is the team delivering what it planned, and when will the release be done? */
export function DeliveryPage() {
  const { key, question, team } = useTeam();
  if (team) return <TeamBoard key={team.id} team={team} />;
  if (team === null) return <NotFoundPage what={`The team “${key}”`} />;
  return (
    <>
      <PageHeader title="Delivery" />
      {question.error ? <div className="card h-60 px-4"><ErrorState what="The team" error={question.error} onRetry={() => void question.refetch()} /></div> : (
        <div aria-busy className="flex flex-col gap-4"><FigureStripWaiting cards={5} /><div className="card h-90" aria-hidden /></div>
      )}
    </>
  );
}

function TeamBoard({ team }: { team: Team }) {
  const [named, setNamed] = useUrlState('sprint', '');
  const [measure] = useMeasure(team.measure);
  const { current } = useProducts();
  useSheetForPrint();
  const severalTeams = useSeveralTeams(team.product);
  const [item, setItem] = useUrlState('item', '');
  const [rangeText, setRange] = useUrlState('range', 'P90D');
  const range = readRange(rangeText);
  const defects = useQuestion(TeamDefectsDocument, { team: team.key, range });
  const quality = useQuestion(TeamDataQualityDocument, { team: team.key, range });
  const sprint = pickSprint(team, named);
  const [namedRelease, setRelease] = useUrlState('release', '');
  const release = currentRelease(team.releases, namedRelease);
  return (
    <>
      <PageHeader title={team.name} tab={`${team.name}, delivery`} actions={sprint && (
        <>
          <SprintSwitch sprints={team.sprints} current={sprint} onChange={setNamed} />
          <MeasureSwitch own={team.measure} />
          <Link className="control" to={`/delivery/${team.key}/sprints/${encodeURIComponent(sprint.key)}`}>Sprint report</Link>
        </>
      )}>
        {current?.simulated && <span className="hidden print:inline"><SimulatedMark /></span>}
        {sprint && <SprintTitle sprint={sprint} timeZone={team.timeZone} />}
      </PageHeader>
      {sprint ? (
        <>
          <DeliveryStrip team={team} sprint={sprint} release={release} measure={measure} range={range} defects={defects} />
          <SectionNav parts={severalTeams ? pageParts : partsOfOneTeam}><QualityLink data={quality.data} /></SectionNav>
          <div id="sprint" role="group" aria-label="Sprint" tabIndex={-1} className="page-part paper-single grid gap-4 outline-none lg:grid-cols-[minmax(0,15fr)_minmax(0,8fr)]">
            <BurndownPanel sprint={sprint} team={team} measure={measure} />
            <LedgerPanel sprint={sprint} team={team} measure={measure} />
          </div>
        </>
      ) : (
        <div className="card h-60 px-4"><EmptyState notice={named ? { says: `${team.name} has no sprint “${named}”.`, link: 'Show its running sprint', to: `/delivery/${team.key}` } : { says: 'This team has no sprint yet. Send sprints, and work items with their sprint.', link: 'Send your data', to: '/sources' }} /></div>
      )}
      <div id="release" role="group" aria-label="Velocity and release" tabIndex={-1} className="page-part paper-pairs grid gap-4 outline-none md:grid-cols-2 xl:grid-cols-3">
        <VelocityPanel team={team} measure={measure} />
        <ReleasePanel team={team} release={release} measure={measure} onPick={setRelease} />
        <DefectsPanel team={team} question={defects} range={range} />
      </div>
      <NearView><FlowSection team={team} range={range} rangeChoice={<DateRange value={rangeText} onChange={setRange} />} /></NearView>
      <NearView><DefectsSection team={team} question={defects} range={range} /></NearView>
      <NearView><DoraSection product={team.product} range={range} /></NearView>
      {severalTeams && <NearView><RollUpPanels product={team.product} range={range} /></NearView>}
      <DataQualityPanel team={team} range={range} question={quality} />
      {item && <Suspense><ItemDrawer id={item} onClose={() => setItem('')} /></Suspense>}
    </>
  );
}
