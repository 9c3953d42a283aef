import { StepBurndown, StepBurnup } from '../charts/lazy-charts';
import { longDay } from '../format/date';
import { exactValue, unitWord } from '../format/figure';
import { shortNumber } from '../format/number';
import { useQuestion } from '../graphql/client';
import { SprintBurndownDocument, type Measure, type SprintBurndownQuery } from '../graphql/generated';
import { Ago } from '../ui/ago';
import { DataTable } from '../ui/data-table';
import { Panel } from '../ui/panel';
import { useUrlState } from '../ui/use-url-state';
import { burndownSeries } from './burndown-series';

type Sprint = NonNullable<SprintBurndownQuery['sprint']>;

type Way = 'down' | 'up';

/** What is written at the end of the line, with the first of the items that were left. */
function endOf({ state, burndown, items }: Sprint): { text: string; below?: string } {
  const remaining = burndown.steps.at(-1)?.remaining ?? burndown.commitment;
  const named = items.slice(0, 3).map((item) => `${item.key} ${shortNumber(item.amount)}`).join(', ') + (items.length > 3 ? '…' : '');
  if (state === 'FUTURE') return { text: '' };
  return { text: `${shortNumber(remaining)} ${state === 'CLOSED' ? 'carried over' : 'left'}`, ...(state === 'CLOSED' && named && named.length <= 22 ? { below: named } : {}) };
}

export function BurndownPanel({ sprint, team, measure, className = '' }: { sprint: { id: string; name: string }; team: { key: string; timeZone: string }; measure: Measure; className?: string }) {
  const question = useQuestion(SprintBurndownDocument, { sprint: sprint.id, measure });
  const [way, setWay] = useUrlState<Way>('burn', 'down', { allowed: ['down', 'up'] });
  const isUp = way === 'up';
  const word = unitWord(question.data?.sprint?.burndown.unit ?? measure);
  return (
    <Panel
      title={isUp ? 'Sprint burn-up' : 'Sprint burndown'} subtitle={isUp ? `${word} done, of all in the sprint` : `remaining ${word}`} half="delivery" height={264} className={className} question={question}
      other={{ name: isUp ? 'Burndown' : 'Burn-up', onClick: () => setWay(isUp ? 'down' : 'up') }}
      explain={{ metric: 'burndown.remaining', team: team.key, sprint: sprint.id, measure }}
      empty={({ sprint: data }) => {
        if (!data) return { says: 'This sprint has no burndown.' };
        const { burndown } = data;
        if (burndown.steps.length > 0 || burndown.commitment > 0) return null;
        return { says: burndown.nullReason ?? 'Nothing has entered this sprint yet. Send work items with their sprint and estimate.', link: 'Send work items', to: '/sources' };
      }}
      table={({ sprint: data }) => data && (
        <DataTable caption={`Burndown of ${sprint.name}, end of each day`} rows={data.burndown.days} rowKey={(day) => day.date} columns={[
          { name: 'Day', value: (day) => day.date, show: (day) => `${longDay(day.date)}${day.workingDay ? '' : ' (off)'}` },
          { name: 'Remaining', number: true, value: (day) => day.remaining, show: (day) => exactValue(day.remaining, data.burndown) },
          { name: 'Ideal', number: true, value: (day) => day.ideal, show: (day) => (day.ideal === null ? '–' : shortNumber(day.ideal, 2)) },
          { name: 'Scope', number: true, value: (day) => day.scope },
          { name: 'Done', number: true, value: (day) => day.done },
        ]} />
      )}
      notes={({ sprint: data }) => [
        data && data.burndown.days.some((day) => !day.workingDay) && 'Days off shaded',
        data && (isUp ? 'Dashed: commitment' : data.burndown.ideal ? 'Dashed: ideal, by working days' : data.burndown.nullReason),
        !isUp && data?.burndown.projection && 'Dotted: projection at this pace',
        data && <>Counted <Ago at={data.burndown.asOf} /></>,
      ]}
    >
      {({ sprint: data }) => data && (isUp
        ? <StepBurnup label={`Burn-up of ${sprint.name}`} series={burndownSeries(data, team.timeZone)} measured={data.burndown} timeZone={team.timeZone} />
        : <StepBurndown label={`Burndown of ${sprint.name}`} series={burndownSeries(data, team.timeZone)} measured={data.burndown} timeZone={team.timeZone} end={endOf(data)} />)}
    </Panel>
  );
}
