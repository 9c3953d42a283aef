import { GroupedBars } from '../charts/lazy-charts';
import { exactValue, unitWord } from '../format/figure';
import { percent } from '../format/number';
import { useQuestion } from '../graphql/client';
import { TeamVelocityDocument, type Measure } from '../graphql/generated';
import { DataTable } from '../ui/data-table';
import { Panel } from '../ui/panel';
import { TableLink } from '../ui/table-link';
import { shortSprintName } from './short-sprint-name';
import { velocityScope } from './velocity-scope';

const ratio = (value: number | null) => (value === null ? '–' : percent(value));

/** The last closed sprints: committed and completed, with mean and range. The running one is never in it. */
export function VelocityPanel({ team, measure }: { team: { key: string; timeZone: string }; measure: Measure }) {
  const question = useQuestion(TeamVelocityDocument, { team: team.key, measure });
  return (
    <Panel
      title="Velocity" subtitle={`committed (grey), completed; ${unitWord(question.data?.team?.velocity.unit ?? measure)}`} half="delivery" height={208} question={question}
      explain={{ metric: 'velocity.completed', ...velocityScope(team, question.data?.team?.velocity.sprints ?? [], measure) }}
      empty={(data) => ((data.team?.velocity.sprints.length ?? 0) > 0 ? null : { says: 'No sprint is closed yet. Send sprints with their start and close.', link: 'Send sprints', to: '/sources' })}
      table={(data) => data.team && (
        <DataTable caption="Velocity" rows={data.team.velocity.sprints} rowKey={(row) => row.sprint.id} columns={[
          { name: 'Sprint', value: (row) => row.sprint.name, show: (row) => <TableLink to={`/delivery/${team.key}/sprints/${encodeURIComponent(row.sprint.key)}`}>{row.sprint.name}</TableLink> },
          { name: 'Committed', number: true, value: (row) => row.committed },
          { name: 'Completed', number: true, value: (row) => row.completed },
          { name: 'Kept', number: true, value: (row) => row.keptCommitment, show: (row) => ratio(row.keptCommitment) },
          { name: 'Carry-over', number: true, value: (row) => row.carryOver },
        ]} />
      )}
      notes={(data) => [data.team?.velocity.mean.value === null ? data.team.velocity.mean.nullReason : 'Line: mean. Band: range', 'Running sprint left out']}
      definitions={({ team: data }) => (data?.velocity.sprints ?? []).map((row) => row.sprint.definition)}
    >
      {({ team: data }) => data && (
        <GroupedBars
          label="Velocity" names={{ first: 'Committed', second: 'Completed' }} measured={data.velocity}
          mean={data.velocity.mean.value} min={data.velocity.min} max={data.velocity.max}
          pairs={data.velocity.sprints.map((row) => ({
            key: row.sprint.id, name: shortSprintName(row.sprint), longName: row.sprint.name, first: row.committed, second: row.completed,
            more: [{ name: 'Kept commitment', value: ratio(row.keptCommitment) }, { name: 'Carry-over', value: exactValue(row.carryOver, data.velocity) }],
          }))}
        />
      )}
    </Panel>
  );
}
