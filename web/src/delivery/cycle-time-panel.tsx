import { CycleScatter } from '../charts/lazy-charts';
import { isFarApart } from '../charts/time-axis';
import { longDay } from '../format/date';
import type { Question } from '../graphql/client';
import type { DurationUnit, RangeInput, TeamFlowQuery } from '../graphql/generated';
import { DataTable } from '../ui/data-table';
import { Panel } from '../ui/panel';
import { TableButton } from '../ui/table-button';
import { paceLines } from './pace-lines';
import { useTimeAxis } from './time-axis-choice';
import { timeWords } from './time-unit';

export interface CycleTimePanelProps {
  team: { key: string; timeZone: string };
  question: Question<TeamFlowQuery>;
  range: RangeInput;
  unit: DurationUnit;
  onOpen: (id: string) => void;
}

type Flow = NonNullable<TeamFlowQuery['team']>['flow'];

const finished = (flow: Flow) => flow.items.flatMap((item) => (item.doneAt === null || item.cycle === null ? [] : [{ ...item, doneAt: Date.parse(item.doneAt), cycle: item.cycle }]));
const liesFarApart = (flow: Flow) => isFarApart(finished(flow).map((item) => item.cycle), flow.percentiles.find(({ percentile }) => percentile === 85)?.value ?? 0);

/** Every item done: when, and how long after it was started. */
export function CycleTimePanel({ team, question, range, unit, onOpen }: CycleTimePanelProps) {
  const words = timeWords(unit);
  const flow = question.data?.team?.flow;
  const axis = useTimeAxis(flow !== undefined && liesFarApart(flow));
  return (
    <Panel
      title="Cycle time" subtitle={`${words.many} from start to done, each item`} half="delivery" height={264} question={question} other={axis.other} explain={{ metric: 'flow.cycle_time', team: team.key, range }}
      empty={({ team: data }) => (data && finished(data.flow).length > 0 ? null : { says: 'No item was started and done in this range.', link: 'Send work items', to: '/sources' })}
      table={({ team: data }) => data && (
        <DataTable caption="Cycle time of items done" rows={data.flow.items} rowKey={(item) => item.id} columns={[
          { name: 'Item', value: (item) => item.key, show: (item) => <TableButton onPress={() => onOpen(item.id)}>{item.key}</TableButton> },
          { name: 'Title', wide: true, value: (item) => item.title },
          { name: 'Done', value: (item) => item.doneAt, show: (item) => (item.doneAt ? longDay(item.doneAt) : '–') },
          { name: `Cycle, ${words.many}`, number: true, value: (item) => item.cycle },
          { name: 'Lead, days', number: true, value: (item) => item.leadDays },
        ]} />
      )}
      notes={({ team: data }) => data ? [
        `A point an item, ${words.says}`,
        axis.logarithmic && 'Logarithmic axis',
        data.flow.doubtful.length > 0 && <DoubtfulItems items={data.flow.doubtful} />,
      ] : []}
    >
      {({ team: data }) => data && (
        <CycleScatter
          label="Cycle time of items done" timeZone={team.timeZone} suffix={words.suffix} write={words.exact} logarithmic={axis.logarithmic} onOpen={onOpen}
          items={finished(data.flow)} lines={paceLines(data.flow.percentiles, words.short)}
        />
      )}
    </Panel>
  );
}

function DoubtfulItems({ items }: { items: readonly { key: string; title: string; reason: string }[] }) {
  return (
    <details>
      <summary>{items.length} doubtful {items.length === 1 ? 'item' : 'items'}</summary>
      <ul>{items.map((item) => <li key={item.key}><span className="font-medium text-ink">{item.key}</span> {item.reason}</li>)}</ul>
    </details>
  );
}
