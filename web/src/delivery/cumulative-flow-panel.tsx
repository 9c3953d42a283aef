import { useState } from 'react';
import { CumulativeFlowChart } from '../charts/lazy-charts';
import { longDay, shortDay } from '../format/date';
import { exactNumber } from '../format/number';
import { unitWord } from '../format/figure';
import { useQuestion } from '../graphql/client';
import { TeamCumulativeFlowDocument, type Measure, type RangeInput, type TeamCumulativeFlowQuery } from '../graphql/generated';
import { DataTable, type Column } from '../ui/data-table';
import { Panel } from '../ui/panel';

type Day = NonNullable<TeamCumulativeFlowQuery['team']>['flow']['cumulative']['days'][number];

const COLUMNS: readonly { name: string; pick: (day: Day) => number }[] = [
  { name: 'To do', pick: (day) => day.toDo },
  { name: 'In progress', pick: (day) => day.inProgress },
  { name: 'Waiting', pick: (day) => day.waiting },
  { name: 'WIP', pick: (day) => day.wip },
  { name: 'Done', pick: (day) => day.done },
  { name: 'Cancelled', pick: (day) => day.cancelled },
  { name: 'Finished', pick: (day) => day.finished },
  { name: 'Reopened', pick: (day) => day.reopened },
];

/** How much stands in each status category, day by day. */
export function CumulativeFlowPanel({ team, range, measure, className = '' }: { team: { key: string }; range: RangeInput; measure: Measure; className?: string }) {
  const question = useQuestion(TeamCumulativeFlowDocument, { team: team.key, range, measure });
  const [withToDo, setWithToDo] = useState(true);
  return (
    <Panel
      title="Cumulative flow" subtitle={`${unitWord(measure)} in each state, end of each day`} half="delivery" height={264} className={className} question={question}
      explain={{ metric: 'flow.wip', team: team.key, range }}
      empty={({ team: data }) => {
        const flow = data?.flow.cumulative;
        if (flow && flow.days.length > 0) return null;
        return { says: flow?.nullReason ?? 'Nothing is known of this team\u2019s work.', link: 'Send work items', to: '/sources' };
      }}
      table={({ team: data }) => data && (
        <DataTable caption="Cumulative flow" rows={[...data.flow.cumulative.days].reverse()} rowKey={(day) => day.date} columns={[
          { name: 'Day', value: (day) => day.date, show: (day) => `${longDay(day.date)}${day.complete ? '' : ' (so far)'}` },
          ...COLUMNS.map(({ name, pick }): Column<Day> => ({ name, number: true, value: pick, show: (day) => exactNumber(pick(day)) })),
        ]} />
      )}
      notes={({ team: data }) => {
        const flow = data?.flow.cumulative;
        const [first, last] = [flow?.days[0], flow?.days.at(-1)];
        if (!flow || !first || !last) return [];
        return [
          `Done counts from ${shortDay(first.date)}`,
          flow.nullReason,
          last.unestimated > 0 && `${last.unestimated} unestimated weigh nothing`,
          <label key="to-do" className="no-print inline-flex items-center gap-1"><input type="checkbox" checked={withToDo} onChange={() => setWithToDo(!withToDo)} />with to do</label>,
          !last.complete && 'Hatched: today so far',
        ];
      }}
    >
      {({ team: data }) => data && <CumulativeFlowChart label="Cumulative flow" days={data.flow.cumulative.days} measured={data.flow.cumulative} withToDo={withToDo} />}
    </Panel>
  );
}
