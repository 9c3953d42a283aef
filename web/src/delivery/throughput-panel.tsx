import { Bars } from '../charts/lazy-charts';
import { longDay, shortDay } from '../format/date';
import { exactValue, unitWord } from '../format/figure';
import { useQuestion } from '../graphql/client';
import { TeamThroughputDocument, type Measure, type RangeInput } from '../graphql/generated';
import { DataTable } from '../ui/data-table';
import { Panel } from '../ui/panel';

/** What was done per week: items, or their estimates. */
export function ThroughputPanel({ team, range, measure }: { team: { key: string }; range: RangeInput; measure: Measure }) {
  const metric = measure === 'ITEMS' ? 'flow.throughput' : 'flow.delivered';
  const question = useQuestion(TeamThroughputDocument, { team: team.key, range, metric, measure });
  const word = unitWord(measure);
  return (
    <Panel
      title="Throughput" subtitle={`${word} done per week`} half="delivery" height={264} question={question} explain={{ metric, team: team.key, range, measure: measure === 'ITEMS' ? undefined : measure }}
      empty={({ metricTable }) => (metricTable.rows.some((row) => (row.sampleSize ?? 0) > 0) ? null : { says: 'Nothing was done in this range. Send work items with their changes of status.', link: 'Send work items', to: '/sources' })}
      table={({ metricTable }) => (
        <DataTable caption="Throughput per week" rows={metricTable.rows} rowKey={(row) => row.period} columns={[
          { name: 'Week of', value: (row) => row.period, show: (row) => `${longDay(row.period)}${row.complete ? '' : ' (so far)'}` },
          { name: 'Items', number: true, value: (row) => row.sampleSize },
          { name: `Done, ${word}`, number: true, value: (row) => row.value, show: (row) => exactValue(row.value, row) },
        ]} />
      )}
      notes={({ metricTable }) => [metricTable.rows.at(-1)?.complete === false && 'Hatched: not over']}
    >
      {({ metricTable }) => <Bars label={`Done, ${word}`} measured={{ unit: measure }} points={metricTable.rows.map((row) => ({ key: row.period, name: shortDay(row.period), longName: `Week of ${longDay(row.period)}`, value: row.value, complete: row.complete, note: row.nullReason }))} />}
    </Panel>
  );
}
