import { AgeingChart } from '../charts/lazy-charts';
import { isFarApart } from '../charts/time-axis';
import { exactNumber } from '../format/number';
import type { Question } from '../graphql/client';
import type { DurationUnit, RangeInput, TeamFlowQuery } from '../graphql/generated';
import { DataTable } from '../ui/data-table';
import { Panel } from '../ui/panel';
import { TableButton } from '../ui/table-button';
import { paceLines } from './pace-lines';
import { useTimeAxis } from './time-axis-choice';
import { timeWords } from './time-unit';

type Flow = NonNullable<TeamFlowQuery['team']>['flow'];
type Item = Flow['wipItems'][number];

const statusOf = (item: Item) => item.status ?? (item.category === 'WAITING' ? 'Waiting' : 'In progress');
const liesFarApart = ({ wipItems, percentiles }: Flow) => isFarApart(wipItems.flatMap(({ age }) => age ?? []), percentiles.find(({ percentile }) => percentile === 95)?.value ?? 0);

/** Where an age stands against the team's own pace, in words. */
function paceOf({ passedPercentile, age }: Item, percentiles: Flow['percentiles']): string {
  if (age === null) return 'not started since it was last to do';
  if (percentiles.length === 0) return 'nothing finished to compare with';
  if (passedPercentile === null) return 'within the usual half';
  return `older than ${passedPercentile} % of finished items`;
}

const isOld = ({ passedPercentile }: Item): boolean => (passedPercentile ?? 0) >= 85;

/** What is in progress, by age, before the team's own pace. */
export function AgeingPanel({ team, question, range, unit, onOpen }: { team: { key: string }; question: Question<TeamFlowQuery>; range: RangeInput; unit: DurationUnit; onOpen: (id: string) => void }) {
  const words = timeWords(unit);
  const flow = question.data?.team?.flow;
  const axis = useTimeAxis(flow !== undefined && liesFarApart(flow));
  return (
    <Panel
      title="Ageing work" subtitle={`${words.many} since work on it began`} half="delivery" height={264} question={question} other={axis.other} explain={{ metric: 'flow.wip', team: team.key, range }}
      empty={({ team: data }) => (data?.flow.wipItems.some(({ age }) => age !== null) ? null : { says: 'Nothing is in progress.' })}
      table={({ team: data }) => data && (
        <DataTable caption="Ageing work" rows={data.flow.wipItems} rowKey={(item) => item.id} columns={[
          { name: 'Item', value: (item) => item.key, show: (item) => <TableButton onPress={() => onOpen(item.id)}>{item.key}</TableButton> },
          { name: 'Title', wide: true, value: (item) => item.title },
          { name: 'Status', value: statusOf },
          { name: `Age, ${words.many}`, number: true, value: (item) => item.age, show: (item) => (item.age === null ? '–' : exactNumber(item.age)) },
          { name: 'Pace', wide: true, value: (item) => paceOf(item, data.flow.percentiles), show: (item) => <span className={isOld(item) ? 'font-medium text-ink' : 'text-muted'}>{paceOf(item, data.flow.percentiles)}</span> },
          { name: `Blocked, ${words.many}`, number: true, value: (item) => item.blocked, show: (item) => (item.blocked === null ? '–' : <>{exactNumber(item.blocked)}{item.blockedNow && <span className="text-trouble-ink"> now</span>}</>) },
          { name: 'Blocked by', wide: true, roomOnly: true, value: (item) => item.blockedBy },
        ]} />
      )}
      notes={({ team: data }) => {
        if (!data) return [];
        const { wipItems, percentilesOf, blockedTime } = data.flow;
        const [old, blocked] = [wipItems.filter(isOld).length, wipItems.filter((item) => item.blockedNow).length];
        return [
          percentilesOf === 0 ? 'Nothing finished in this range to compare with' : `Bands: how long the ${percentilesOf} finished items took`,
          percentilesOf > 0 && `${old} older than 85 % of them`,
          axis.logarithmic && 'Logarithmic axis',
          blocked > 0 ? <><span aria-hidden className="text-trouble">◆</span> {blocked} blocked</> : blockedTime.value === null && blockedTime.nullReason,
        ];
      }}
    >
      {({ team: data }) => data && (
        <AgeingChart
          label="Ageing work" suffix={words.suffix} write={words.exact} logarithmic={axis.logarithmic} lines={paceLines(data.flow.percentiles, words.short)} onOpen={onOpen}
          items={data.flow.wipItems.flatMap((item) => (item.age === null ? [] : [{
            id: item.id, key: item.key, title: item.title, status: statusOf(item), age: item.age, blocked: item.blockedNow === true, isOld: isOld(item),
            more: [{ name: 'Pace', value: paceOf(item, data.flow.percentiles) }, ...(item.blocked === null ? [] : [{ name: 'Blocked', value: words.exact(item.blocked) }])],
            note: item.blockedNow ? `Blocked now${item.blockedBy ? `: ${item.blockedBy}` : '.'}` : undefined,
          }]))}
        />
      )}
    </Panel>
  );
}
