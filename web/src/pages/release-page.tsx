import { Link, useNavigate, useParams } from 'react-router';
import { MeasureSwitch, useMeasure } from '../delivery/measure-switch';
import { releasePath, type TeamRelease } from '../delivery/current-release';
import { ReleaseOutlook } from '../delivery/release-outlook';
import { ReleasePicker } from '../delivery/release-picker';
import { useTeam, type Team } from '../delivery/use-team';
import { longDay } from '../format/date';
import type { ForecastBasis } from '../graphql/generated';
import { useProducts } from '../shell/use-products';
import { PageHeader } from '../ui/page-header';
import { ErrorState, LoadingState } from '../ui/panel-states';
import { Segmented } from '../ui/segmented';
import { SimulatedMark } from '../ui/simulated-mark';
import { useSheetForPrint } from '../ui/use-sheet-for-print';
import { useUrlState } from '../ui/use-url-state';
import { NotFoundPage } from './not-found-page';

const bases = [{ value: 'SPRINTS', name: 'By sprints' }, { value: 'DAYS', name: 'By days' }] as const;

/** A release: what is left, when it may be done, and what would change that. */
export function ReleasePage() {
  const { release: named = '' } = useParams();
  const { key, question, team } = useTeam();
  if (team === null) return <NotFoundPage what={`The team “${key}”`} />;
  const release = team?.releases.find((each) => each.key === named || each.id === named);
  if (team && release) return <Release key={release.id} team={team} release={release} />;
  if (team) return <NotFoundPage what={`The release “${named}” of ${team.name}`} />;
  return (
    <>
      <PageHeader title="Release" />
      <div className="card h-90 px-4">{question.error ? <ErrorState what="The team" error={question.error} onRetry={() => void question.refetch()} /> : <LoadingState name="the release" />}</div>
    </>
  );
}

function Release({ team, release }: { team: Team; release: TeamRelease }) {
  const navigate = useNavigate();
  const { current } = useProducts();
  useSheetForPrint();
  const [measure] = useMeasure(team.measure);
  const [basis, setBasis] = useUrlState<ForecastBasis>('basis', 'SPRINTS', { allowed: ['SPRINTS', 'DAYS'] });
  const when = release.releasedAt ? `released ${longDay(release.releasedAt)}` : release.targetDate ? `target ${longDay(release.targetDate)}` : 'no target date';
  const pick = (next: string) => void navigate(releasePath(team, { key: next }));
  return (
    <>
      <PageHeader title={`Release ${release.name}`} tab={`${release.name}, ${team.name}`} actions={
        <>
          <ReleasePicker releases={team.releases} current={release} onPick={pick} />
          {release.releasedAt === null && <Segmented label="Drawn from" value={basis} options={bases} onChange={setBasis} />}
          <MeasureSwitch own={team.measure} />
        </>
      }>
        {current?.simulated && <span className="hidden print:inline"><SimulatedMark /></span>}
        <p><Link className="link" to={`/delivery/${team.key}`}>{team.name}</Link> · {when}</p>
      </PageHeader>
      <ReleaseOutlook team={team} release={release} measure={measure} basis={basis} />
    </>
  );
}
