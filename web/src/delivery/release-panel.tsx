import { ReleaseBars } from '../charts/lazy-charts';
import { longDay } from '../format/date';
import { unitWord } from '../format/figure';
import { useQuestion } from '../graphql/client';
import { ReleaseProgressDocument, type Measure } from '../graphql/generated';
import { DataTable } from '../ui/data-table';
import { Panel } from '../ui/panel';
import { shortSprintName } from './short-sprint-name';
import { SprintsLeft } from './sprints-left';
import type { Team } from './use-team';

export type TeamRelease = Team['releases'][number];

/** The release that is worked on: the first not yet out, else the last. */
export function currentRelease(releases: readonly TeamRelease[]): TeamRelease | undefined {
  const open = releases.filter((release) => release.releasedAt === null);
  return [...open].sort((a, b) => (a.targetDate ?? '9').localeCompare(b.targetDate ?? '9'))[0] ?? releases.at(-1);
}

/** What is left of a release, sprint by sprint, and in how many sprints it may be done. */
export function ReleasePanel({ team, release, measure }: { team: { key: string }; release: TeamRelease | undefined; measure: Measure }) {
  const question = useQuestion(ReleaseProgressDocument, { release: release?.id ?? '', measure }, { enabled: release !== undefined });
  const none = { data: { release: null }, error: null, refetch: question.refetch, isPlaceholderData: false };
  return (
    <Panel
      title="Release burndown" subtitle={release ? `${release.name}, ${unitWord(question.data?.release?.burndown.unit ?? 'ITEMS')} left` : undefined} half="delivery" height={208} question={release ? question : none}
      explain={release && { metric: 'release.remaining', team: team.key, release: release.id, measure }}
      empty={({ release: data }) => {
        if (!data) return { says: 'No release is known. Send releases, and work items with their release.', link: 'Send releases', to: '/sources' };
        return data.burndown.bars.length > 0 ? null : { says: data.burndown.nullReason ?? 'No sprint of this release has begun yet.' };
      }}
      table={({ release: data }) => data && (
        <DataTable caption={`Burndown of ${data.name}`} rows={data.burndown.bars} rowKey={(bar) => bar.sprint.id} columns={[
          { name: 'Sprint', value: (bar) => bar.sprint.name },
          { name: 'Start', number: true, value: (bar) => bar.start },
          { name: 'Added', number: true, value: (bar) => bar.added },
          { name: 'Removed', number: true, value: (bar) => bar.removed },
          { name: 'Re-est.', number: true, value: (bar) => bar.reEstimated },
          { name: 'Completed', number: true, value: (bar) => bar.completed },
          { name: 'End', number: true, value: (bar) => bar.end },
        ]} />
      )}
      notes={({ release: data }) => [
        data && 'Pale: completed in the sprint',
        data?.targetDate && `Target ${longDay(data.targetDate)}`,
      ]}
    >
      {({ release: data }) => data && (
        <div className="flex h-full flex-col">
          <SprintsLeft left={data.burndown.sprintsLeft} done={data.burndown.remaining <= 0 || data.releasedAt !== null} />
          <div className="min-h-0 flex-1">
            <ReleaseBars label={`Burndown of ${data.name}`} measured={data.burndown} bars={data.burndown.bars.map(({ sprint, ...bar }) => ({ ...bar, key: sprint.id, name: shortSprintName(sprint), longName: sprint.name }))} />
          </div>
        </div>
      )}
    </Panel>
  );
}
