import { Link } from 'react-router';
import { ReleaseBars } from '../charts/lazy-charts';
import { unitWord } from '../format/figure';
import { useQuestion } from '../graphql/client';
import { ReleaseProgressDocument, type Measure } from '../graphql/generated';
import { Panel } from '../ui/panel';
import { releasePath, type TeamRelease } from './current-release';
import { barsOf, fanOf, marksOf } from './forecast-picture';
import { ForecastSummary } from './forecast-summary';
import { ReleasePicker } from './release-picker';
import { ReleaseTables } from './release-tables';
import { SprintsLeft } from './sprints-left';

export interface ReleasePanelProps {
  team: { key: string; releases: readonly TeamRelease[] };
  release: TeamRelease | undefined;
  measure: Measure;
  onPick: (key: string) => void;
}

/** What is left of a release, sprint by sprint, and the fan of what may be left. */
export function ReleasePanel({ team, release, measure, onPick }: ReleasePanelProps) {
  const question = useQuestion(ReleaseProgressDocument, { release: release?.id ?? '', measure }, { enabled: release !== undefined });
  const none = { data: { release: null }, error: null, refetch: question.refetch, isPlaceholderData: false };
  return (
    <Panel
      title="Release burndown" subtitle={release ? `${release.name}, ${unitWord(question.data?.release?.burndown.unit ?? measure)} left` : undefined} half="delivery" height={208} question={release ? question : none}
      explain={release && { metric: 'release.remaining', team: team.key, release: release.id, measure }}
      empty={({ release: data }) => {
        if (!data) return { says: 'No release is known. Send releases, and work items with their release.', link: 'Send releases', to: '/sources' };
        return data.burndown.bars.length > 0 ? null : { says: data.burndown.nullReason ?? 'No sprint of this release has begun yet.' };
      }}
      table={({ release: data }) => data && <ReleaseTables name={data.name} bars={data.burndown.bars} forecast={data.forecast} />}
      notes={({ release: data }) => [
        release && <Link key="page" className="link" to={releasePath(team, release)}>{data?.releasedAt ? 'The release' : 'Forecast and what-if'}</Link>,
        data?.forecast.warning,
        data && data.burndown.bars.length > 0 && data.burndown.nullReason,
      ]}
    >
      {({ release: data }) => data && (
        <div className="flex h-full flex-col">
          <div className="flex items-start justify-between gap-2">
            {data.forecast.percentiles.length > 0 ? <ForecastSummary forecast={data.forecast} /> : <SprintsLeft left={data.burndown.sprintsLeft} done={data.burndown.remaining <= 0 || data.releasedAt !== null} />}
            {release && <ReleasePicker releases={team.releases} current={release} onPick={onPick} onlyOpen />}
          </div>
          <div className="min-h-0 flex-1">
            <ReleaseBars label={`Burndown and forecast of ${data.name}`} measured={data.burndown} bars={barsOf(data.burndown.bars)} fan={fanOf(data.forecast)} marks={marksOf(data.forecast, [85])} />
          </div>
        </div>
      )}
    </Panel>
  );
}
