import { Link, useNavigate, useParams } from 'react-router';
import { FreezeBar } from '../delivery/freeze-bar';
import { MeasureSwitch, useMeasure } from '../delivery/measure-switch';
import { ReportActions } from '../delivery/report-actions';
import { ReportFigures, ReportLedger } from '../delivery/report-ledger';
import { BucketTables, DefectTable, LateAndCarried, SprintsBefore } from '../delivery/report-tables';
import { PreviousActions, RetroActions } from '../delivery/retro-actions';
import { RetroBoard } from '../delivery/retro-board';
import { RetroGoal } from '../delivery/retro-goal';
import { RetroRoom } from '../delivery/retro-room';
import { SprintSwitch } from '../delivery/sprint-switch';
import { sprintWhen } from '../delivery/sprint-when';
import { useReadAs } from '../delivery/use-freeze';
import { pickSprint, useTeam, type Team, type TeamSprint } from '../delivery/use-team';
import { useQuestion } from '../graphql/client';
import { SprintReportDocument } from '../graphql/generated';
import { useProducts } from '../shell/use-products';
import { DefinitionSentence } from '../ui/definition-line';
import { PageHeader } from '../ui/page-header';
import { ErrorState, LoadingState } from '../ui/panel-states';
import { SimulatedMark } from '../ui/simulated-mark';
import { NotFoundPage } from './not-found-page';

/** The sprint report: the retrospective's page. */
export function SprintReportPage() {
  const { sprint: named = '' } = useParams();
  const { key, question, team } = useTeam();
  if (team === null) return <NotFoundPage what={`The team “${key}”`} />;
  const sprint = team && pickSprint(team, named);
  if (team && sprint) return <RetroRoom key={sprint.id} sprint={sprint} timeZone={team.timeZone}><Report team={team} sprint={sprint} /></RetroRoom>;
  if (team) return <NotFoundPage what={`The sprint “${named}” of ${team.name}`} />;
  return (
    <>
      <PageHeader title="Sprint report" />
      <div className="card h-90 px-4">{question.error ? <ErrorState what="The team" error={question.error} onRetry={() => void question.refetch()} /> : <LoadingState name="the report" />}</div>
    </>
  );
}

function Report({ team, sprint: listed }: { team: Team; sprint: TeamSprint }) {
  const navigate = useNavigate();
  const { current } = useProducts();
  const [measure] = useMeasure(team.measure);
  const [as] = useReadAs();
  const question = useQuestion(SprintReportDocument, { sprint: listed.id, measure, as });
  const sprint = question.data?.sprint;
  return (
    <>
      <PageHeader title={listed.name} tab={`${team.name}, ${listed.name}`} actions={
        <>
          <SprintSwitch sprints={team.sprints} current={listed} onChange={(next) => void navigate({ pathname: `/delivery/${team.key}/sprints/${encodeURIComponent(next)}`, search: window.location.search })} />
          <MeasureSwitch own={team.measure} />
          {sprint && <ReportActions sprint={sprint} team={team} />}
        </>
      }>
        {current?.simulated && <span className="hidden print:inline"><SimulatedMark /></span>}
        <p><Link className="link" to={`/delivery/${team.key}?sprint=${encodeURIComponent(listed.key)}`}>{team.name}</Link> · {sprintWhen(listed, team.timeZone)}</p>
      </PageHeader>
      {!sprint ? (
        <div className="card h-90 px-4">{question.error ? <ErrorState what="The report" error={question.error} onRetry={() => void question.refetch()} /> : question.data ? <p className="py-4">This sprint has no report.</p> : <LoadingState name="the report" />}</div>
      ) : (
        <div className={`flex flex-col gap-4 transition-opacity ${question.isPlaceholderData ? 'opacity-60' : ''}`}>
          <FreezeBar sprint={listed} measure={measure} timeZone={team.timeZone} />
          <PreviousActions />
          <RetroGoal goal={sprint.goal} report={sprint.report} />
          <ReportFigures ledger={sprint.report.ledger} scope={{ team: team.key, sprint: sprint.id, measure }} />
          <div className="grid gap-4 xl:grid-cols-2">
            <ReportLedger ledger={sprint.report.ledger} sprint={sprint} />
            <SprintsBefore sprint={sprint} />
          </div>
          <LateAndCarried sprint={sprint} timeZone={team.timeZone} />
          <DefectTable sprint={sprint} />
          <RetroBoard />
          <RetroActions />
          <BucketTables sprint={sprint} timeZone={team.timeZone} />
          <DefinitionSentence team={team.key} sprint={sprint.id} />
        </div>
      )}
    </>
  );
}
