import { CountBars } from '../charts/count-bars';
import { OpenedClosed } from '../charts/lazy-charts';
import { longDay } from '../format/date';
import { shortValue } from '../format/figure';
import { exactNumber } from '../format/number';
import type { Question } from '../graphql/client';
import type { RangeInput, TeamDefectsQuery } from '../graphql/generated';
import { DataTable } from '../ui/data-table';
import { useExplain } from '../ui/explain-target';
import { Panel } from '../ui/panel';
import { TableButton } from '../ui/table-button';
import { isGrave } from './severity';

interface DefectPanelProps {
  team: { key: string };
  question: Question<TeamDefectsQuery>;
  range: RangeInput;
}

const HEIGHT = 240;
const NONE = { says: 'No defect was open or opened in this range. A defect is a work item of a type the team calls one.', link: 'Send work items', to: '/sources' };

/** What came in and what went, week by week. */
export function OpenedClosedPanel({ team, question, range }: DefectPanelProps) {
  const { open } = useExplain();
  return (
    <Panel
      title="Opened and closed" subtitle="defects, each week" half="delivery" height={HEIGHT} question={question} explain={{ metric: 'defects.opened', team: team.key, range }}
      empty={({ team: data }) => (data?.defects.periods.some((period) => period.open + period.opened + period.closed > 0) ? null : NONE)}
      table={({ team: data }) => data && (
        <DataTable caption="Defects opened and closed" rows={[...data.defects.periods].reverse()} rowKey={(week) => week.period} columns={[
          { name: 'Week of', value: (week) => week.period, show: (week) => `${longDay(week.period)}${week.complete ? '' : ' (so far)'}` },
          ...([['Opened', 'opened'], ['Reopened', 'reopened'], ['Closed', 'closed'], ['Open', 'open']] as const).map(([name, part]) => ({
            name, number: true, value: (week: (typeof data.defects.periods)[number]) => week[part],
            show: (week: (typeof data.defects.periods)[number]) => (part === 'reopened' ? exactNumber(week[part]) : <TableButton label={`${name} in the week of ${longDay(week.period)}: ${week[part]}`} onPress={() => open({ metric: `defects.${part}`, team: team.key, range: { from: week.period, to: week.periodEnd } })}>{exactNumber(week[part])}</TableButton>),
          })),
        ]} />
      )}
      notes={({ team: data }) => ['Open = before + opened + reopened − closed', data && data.defects.leftOut > 0 && `${data.defects.leftOut} left out (duplicate or rejected)`, data?.defects.periods.at(-1)?.complete === false && 'Hatched: not over']}
    >
      {({ team: data }) => data && <OpenedClosed label="Defects" grain="WEEK" periods={data.defects.periods} />}
    </Panel>
  );
}

/** What is open now, by age and by severity. Every bar opens its defects. */
export function OpenNowPanel({ team, question, range, onOpen }: DefectPanelProps & { onOpen: (which: string) => void }) {
  return (
    <Panel
      title="Open now" subtitle="by age and by severity" half="delivery" height={HEIGHT} question={question} explain={{ metric: 'defects.open', team: team.key, range }}
      empty={({ team: data }) => ((data?.defects.open.value ?? 0) > 0 ? null : { says: 'No defect is open.' })}
      table={({ team: data }) => data && (
        <DataTable caption="Open defects" rows={[...data.defects.openByAge.map(({ age, count }) => ({ by: 'Age', name: age, count })), ...data.defects.openBySeverity.map(({ severity, count }) => ({ by: 'Severity', name: severity, count }))]} rowKey={(row) => `${row.by}-${row.name}`} columns={[
          { name: 'By', value: (row) => row.by },
          { name: 'Which', value: (row) => row.name },
          { name: 'Open', number: true, value: (row) => row.count },
        ]} />
      )}
      notes={({ team: data }) => [data && data.defects.openAgeDays !== null && `Median age ${exactNumber(data.defects.openAgeDays)} days`, 'Every bar opens its defects']}
    >
      {({ team: data }) => data && (
        <div className="h-full overflow-y-auto">
          <CountBars label="Open defects by age" onOpen={(age) => onOpen(`age:${age}`)} bars={data.defects.openByAge.map(({ age, count }) => ({ key: age, name: age, count, text: exactNumber(count) }))} />
          <hr className="my-2 border-line" />
          <CountBars label="Open defects by severity" onOpen={(severity) => onOpen(`severity:${severity}`)} bars={data.defects.openBySeverity.map(({ severity, count }) => ({ key: severity, name: severity, count, text: exactNumber(count), tone: isGrave(severity) ? 'trouble' : 'calm' }))} />
        </div>
      )}
    </Panel>
  );
}

/** Of the defects of each release, how many were found after it was out. */
export function EscapesPanel({ team, question, range }: DefectPanelProps) {
  const { open } = useExplain();
  return (
    <Panel
      title="Escape rate" subtitle="defects found after each release" half="delivery" height={HEIGHT} question={question} explain={{ metric: 'defects.escape_rate', team: team.key, range }}
      empty={({ team: data }) => ((data?.defects.releases.length ?? 0) > 0 ? null : { says: 'Nothing has been released yet. Send releases with the instant they came out, and defects with the release they were found in.', link: 'Send releases', to: '/sources' })}
      table={({ team: data }) => data && (
        <DataTable caption="Escape rate by release" rows={data.defects.releases} rowKey={(row) => row.release.id} columns={[
          { name: 'Release', value: (row) => row.release.name },
          { name: 'Out', value: (row) => row.release.releasedAt, show: (row) => (row.release.releasedAt ? longDay(row.release.releasedAt) : '–') },
          { name: 'Found', number: true, value: (row) => row.found },
          { name: 'After', number: true, value: (row) => row.escaped },
          { name: 'Escape rate', number: true, value: (row) => row.escapeRate.value, show: (row) => (row.escapeRate.value === null ? row.escapeRate.nullReason : shortValue(row.escapeRate.value, row.escapeRate)) },
          { name: 'Provisional until', value: (row) => row.provisionalUntil, show: (row) => (row.provisionalUntil ? longDay(row.provisionalUntil) : '–') },
          { name: 'Open', number: true, value: (row) => row.open },
        ]} />
      )}
      notes={({ team: data }) => ['Pale: all found. Dark: found after the release', data?.defects.releases.some((row) => row.provisionalUntil) && 'Hatched: provisional for 30 days']}
    >
      {({ team: data }) => data && (
        <div className="h-full overflow-y-auto">
          <CountBars
            label="Defects by release, found after it was out" onOpen={(id) => open({ metric: 'defects.escape_rate', team: team.key, release: id })}
            bars={data.defects.releases.map(({ release, found, escaped, escapeRate, provisionalUntil }) => ({
              key: release.id, name: release.name, count: found, part: escaped, hatched: provisionalUntil !== null,
              text: escapeRate.value === null ? (escapeRate.nullReason ?? '–') : `${escaped} of ${found}, ${shortValue(escapeRate.value, escapeRate)}`,
              note: provisionalUntil ? `provisional until ${longDay(provisionalUntil)}` : undefined,
            }))}
          />
        </div>
      )}
    </Panel>
  );
}
