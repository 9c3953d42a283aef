import { Bars, CycleScatter } from '../charts/lazy-charts';
import { longDay, shortDay } from '../format/date';
import { exactValue, shortValue } from '../format/figure';
import { useQuestion, type Question } from '../graphql/client';
import { TeamThroughputDocument, type RangeInput, type TeamFlowQuery } from '../graphql/generated';
import { DataTable } from '../ui/data-table';
import { Panel } from '../ui/panel';

/** Items done per week. */
export function ThroughputPanel({ team, range }: { team: { key: string }; range: RangeInput }) {
  const question = useQuestion(TeamThroughputDocument, { team: team.key, range });
  return (
    <Panel
      title="Throughput" subtitle="items done per week" half="delivery" height={208} question={question} explain={{ metric: 'flow.throughput', team: team.key, range }}
      empty={({ metricTable }) => (metricTable.rows.some((row) => (row.value ?? 0) > 0) ? null : { says: 'Nothing was done in this range. Send work items with their changes of status.', link: 'Send work items', to: '/sources' })}
      table={({ metricTable }) => (
        <DataTable caption="Throughput per week" rows={metricTable.rows} rowKey={(row) => row.period} columns={[
          { name: 'Week of', value: (row) => row.period, show: (row) => `${longDay(row.period)}${row.complete ? '' : ' (so far)'}` },
          { name: 'Items done', number: true, value: (row) => row.value, show: (row) => exactValue(row.value, row) },
        ]} />
      )}
      notes={({ metricTable }) => [metricTable.rows.at(-1)?.complete === false && 'Hatched: not over']}
    >
      {({ metricTable }) => <Bars label="Items done" measured={{ unit: 'ITEMS' }} points={metricTable.rows.map((row) => ({ key: row.period, name: shortDay(row.period), longName: `Week of ${longDay(row.period)}`, value: row.value, complete: row.complete, note: row.nullReason }))} />}
    </Panel>
  );
}

/** Every item done: when, and how many days after it was started. */
export function CycleTimePanel({ team, question, range }: { team: { key: string; timeZone: string }; question: Question<TeamFlowQuery>; range: RangeInput }) {
  return (
    <Panel
      title="Cycle time" subtitle="days from start to done, each item" half="delivery" height={208} question={question} explain={{ metric: 'flow.cycle_time', team: team.key, range }}
      empty={({ team: data }) => (data?.flow.items.some((item) => item.cycleDays !== null) ? null : { says: 'No item was started and done in this range.', link: 'Send work items', to: '/sources' })}
      table={({ team: data }) => data && (
        <DataTable caption="Cycle time of items done" rows={data.flow.items} rowKey={(item) => item.key} columns={[
          { name: 'Item', value: (item) => item.key },
          { name: 'Title', wide: true, value: (item) => item.title },
          { name: 'Done', value: (item) => item.doneAt, show: (item) => (item.doneAt ? longDay(item.doneAt) : '–') },
          { name: 'Cycle days', number: true, value: (item) => item.cycleDays },
          { name: 'Lead days', number: true, value: (item) => item.leadDays },
        ]} />
      )}
      notes={({ team: data }) => ['One point for each item done', data && data.flow.doubtful.length > 0 && <DoubtfulItems items={data.flow.doubtful} />]}
    >
      {({ team: data }) => data && (
        <CycleScatter
          label="Cycle time of items done" timeZone={team.timeZone}
          items={data.flow.items.flatMap((item) => (item.doneAt === null || item.cycleDays === null ? [] : [{ key: item.key, title: item.title, doneAt: Date.parse(item.doneAt), days: item.cycleDays }]))}
          lines={data.flow.cycleTime.value === null ? [] : [{ at: data.flow.cycleTime.value, name: `median ${shortValue(data.flow.cycleTime.value, data.flow.cycleTime)} d` }]}
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
