import { StackedArea } from '../charts/lazy-charts';
import { longDay } from '../format/date';
import type { Question } from '../graphql/client';
import type { RangeInput, TeamDefectsQuery } from '../graphql/generated';
import { DataTable } from '../ui/data-table';
import { Panel } from '../ui/panel';
import { isGrave } from './severity';

/** Defects open at the end of each week, by severity. */
export function DefectsPanel({ team, question, range }: { team: { key: string }; question: Question<TeamDefectsQuery>; range: RangeInput }) {
  return (
    <Panel
      title="Defects open" subtitle="by severity, end of each week" half="delivery" height={208} question={question}
      explain={{ metric: 'defects.open', team: team.key, range }}
      empty={({ team: data }) => (data?.defects.periods.some((period) => period.open > 0 || period.opened > 0) ? null : { says: 'No defect was open or opened in this range. A defect is a work item of a type the team calls one.', link: 'Send work items', to: '/sources' })}
      table={({ team: data }) => data && (
        <DataTable caption="Defects open" rows={data.defects.periods} rowKey={(period) => period.period} columns={[
          { name: 'Week of', value: (period) => period.period, show: (period) => `${longDay(period.period)}${period.complete ? '' : ' (so far)'}` },
          { name: 'Opened', number: true, value: (period) => period.opened },
          { name: 'Reopened', number: true, value: (period) => period.reopened },
          { name: 'Closed', number: true, value: (period) => period.closed },
          { name: 'Open', number: true, value: (period) => period.open },
          ...data.defects.severities.map((severity) => ({ name: severity, number: true, value: (period: (typeof data.defects.periods)[number]) => period.openBySeverity.find((one) => one.severity === severity)?.count ?? 0 })),
        ]} />
      )}
      notes={({ team: data }) => [data && data.defects.leftOut > 0 && `${data.defects.leftOut} left out (duplicate or rejected)`, data?.defects.periods.at(-1)?.complete === false && 'Hatched: not over']}
    >
      {({ team: data }) => data && (
        <StackedArea
          label="Defects open by severity" grain="WEEK" layers={data.defects.severities} trouble={data.defects.severities.filter(isGrave)}
          points={data.defects.periods.map(({ period, complete, open, openBySeverity }) => ({ period, complete, total: open, values: Object.fromEntries(openBySeverity.map(({ severity, count }) => [severity, count])) }))}
        />
      )}
    </Panel>
  );
}
