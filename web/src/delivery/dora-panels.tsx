import { DeploymentBars, Lines } from '../charts/lazy-charts';
import type { SeriesPoint } from '../charts/line-rows';
import { longPeriod, shortPeriod } from '../charts/period-name';
import { exactNumber, percent } from '../format/number';
import type { Question } from '../graphql/client';
import type { ProductDoraQuery } from '../graphql/generated';
import { DataTable } from '../ui/data-table';
import type { ExplainScope } from '../ui/explain-target';
import { Panel } from '../ui/panel';
import { SeriesTable } from '../ui/series-table';
import type { DoraData } from './use-dora';

export interface DoraPanelProps {
  question: Question<ProductDoraQuery>;
  scope: ExplainScope;
}

type Period = DoraData['periods'][number];

const HEIGHT = 208;
const hours = { unit: 'HOURS' } as const;
const periodsOf = ({ product }: ProductDoraQuery): readonly Period[] => product?.dora.periods ?? [];
/** Said only where the running week has something to draw. */
const unfinished = (data: ProductDoraQuery, word: string, value: (period: Period) => number | null) => {
  const last = periodsOf(data).at(-1);
  return last?.complete === false && (value(last) ?? 0) > 0 && `${word}: not over`;
};

/** Deployments of each week, the failed ones marked. */
export function DeploymentsPanel({ question, scope }: DoraPanelProps) {
  return (
    <Panel
      title="Deployments" subtitle="to production, per week" half="delivery" height={HEIGHT} question={question} explain={{ metric: 'dora.deployment_frequency', ...scope }}
      empty={(data) => (periodsOf(data).some((period) => period.deployments > 0) ? null : { says: 'Nothing was deployed to production in this range.', link: 'Send deployments', to: '/sources' })}
      table={(data) => (
        <DataTable caption="Deployments per week" rows={periodsOf(data)} rowKey={(row) => row.period} columns={[
          { name: 'Week', value: (row) => row.period, show: (row) => `${longPeriod(row.period, 'WEEK')}${row.complete ? '' : ' (so far)'}` },
          { name: 'Deployments', number: true, value: (row) => row.deployments },
          { name: 'Failed', number: true, value: (row) => row.failed },
          { name: 'Still open', number: true, roomOnly: true, value: (row) => row.open },
          { name: 'Rework', number: true, value: (row) => row.rework },
          { name: 'Fail rate', number: true, value: (row) => row.changeFailRate, show: (row) => share(row.changeFailRate) },
          { name: 'Rework rate', number: true, roomOnly: true, value: (row) => row.reworkRate, show: (row) => share(row.reworkRate) },
        ]} />
      )}
      notes={(data) => [<><span aria-hidden className="mr-1.5 inline-block size-2 rounded-xs bg-trouble" />Failed: caused an incident</>, unfinished(data, 'Hatched', (period) => period.deployments)]}
    >
      {(data) => <DeploymentBars label="Deployments per week" bars={periodsOf(data).map(({ period, complete, deployments, failed, open, rework }) => ({ key: period, name: shortPeriod(period, 'WEEK'), longName: longPeriod(period, 'WEEK'), deployments, failed, open, rework, complete }))} />}
    </Panel>
  );
}

const share = (value: number | null | undefined) => (value === null || value === undefined ? '–' : percent(value));
const pointOf = (period: Period, value: number | null, note: string | null): SeriesPoint => ({ period: period.period, complete: period.complete, value, note: value === null ? note : null });

/** Hours from commit to production, of each week's deployments. */
export function LeadTimePanel({ question, scope }: DoraPanelProps) {
  const series = (data: ProductDoraQuery) => [
    { name: 'median', points: periodsOf(data).map((period) => pointOf(period, period.leadTimeHours, period.leadTimeNullReason)) },
    { name: '85th pct.', points: periodsOf(data).map((period) => pointOf(period, period.leadTimeHoursP85, null)) },
  ];
  return (
    <Panel
      title="Change lead time" subtitle="hours, commit to live" half="delivery" height={HEIGHT} question={question} explain={{ metric: 'dora.change_lead_time', ...scope }}
      empty={(data) => (periodsOf(data).some((period) => period.leadTimeHours !== null) ? null : { says: data.product?.dora.figures.changeLeadTime.nullReason ?? 'Nothing was deployed in this range.', link: 'Send when changes were committed', to: '/sources' })}
      table={(data) => <SeriesTable caption="Change lead time per week" series={series(data)} measured={hours} grain="WEEK" />}
      notes={(data) => [gaps(periodsOf(data), (period) => period.leadTimeHours, 'nothing was deployed'), unfinished(data, 'Dashed', (period) => period.leadTimeHours)]}
    >
      {(data) => <Lines label="Change lead time" series={series(data)} measured={hours} grain="WEEK" />}
    </Panel>
  );
}

/** Hours from each week's failed deployments to the end of their incidents. Most weeks have none, and show none. */
export function RecoveryPanel({ question, scope }: DoraPanelProps) {
  const series = (data: ProductDoraQuery) => [{ name: 'Recovery time', points: periodsOf(data).map((period) => pointOf(period, period.recoveryHours, period.recoveryNullReason)) }];
  return (
    <Panel
      title="Recovery time" subtitle="hours, failed deployments" half="delivery" height={HEIGHT} question={question} explain={{ metric: 'dora.recovery_time', ...scope }}
      empty={(data) => (periodsOf(data).some((period) => period.recoveryHours !== null) ? null : { says: data.product?.dora.figures.recoveryTime.nullReason ?? 'No deployment failed in this range.', link: 'Send incidents', to: '/sources' })}
      table={(data) => <SeriesTable caption="Recovery time per week" series={series(data)} measured={hours} grain="WEEK" />}
      notes={(data) => [gaps(periodsOf(data), (period) => period.recoveryHours, 'no failed deployment'), openNote(data), unfinished(data, 'Dashed', (period) => period.recoveryHours)]}
    >
      {(data) => <Lines label="Recovery time of failed deployments" series={series(data)} measured={hours} grain="WEEK" />}
    </Panel>
  );
}

function gaps(periods: readonly Period[], value: (period: Period) => number | null, what: string): string | false {
  return periods.some((period) => value(period) === null) && `Gap: ${what}`;
}

function openNote({ product }: ProductDoraQuery): string | false {
  const open = product?.dora.figures.open ?? 0;
  return open > 0 && `${exactNumber(open)} still open, not in it`;
}
