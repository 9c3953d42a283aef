import { Link } from 'react-router';
import { longDay } from '../format/date';
import { exactValue } from '../format/figure';
import { exactNumber, shortNumber, signed } from '../format/number';
import type { ReleaseOutlookQuery } from '../graphql/generated';
import { DataTable } from '../ui/data-table';
import { ReportSection } from './report-section';

type Forecast = NonNullable<ReleaseOutlookQuery['release']>['forecast'];

const stepWord = ({ basis }: Forecast, count: number): string => (basis === 'DAYS' ? (count === 1 ? 'working day' : 'working days') : count === 1 ? 'sprint' : 'sprints');

/** What the forecast is drawn from, and how: nobody has to believe it blindly. */
export function ForecastBasisSection({ forecast, nameOf }: { forecast: Forecast; nameOf: (team: string) => string }) {
  const several = forecast.teams.length > 1;
  const mean = (value: number | null) => (value === null ? '–' : shortNumber(value));
  return (
    <ReportSection title="How it is worked out" says={`${exactNumber(forecast.trials)} simulated futures${several ? ' for each team' : ''}`}>
      <p>
        Each future draws {stepWord(forecast, 2)} of the team’s own past, as they were: what was completed of this release and how its scope changed, together, until nothing is left.
        {forecast.basis === 'SPRINTS' ? ' The running sprint counts with the share of its working days after today; what it has done so far is out of what is left. The sprints after it come in the team’s own rhythm.' : ' Days are working days after today, without holidays.'}
        {several && ' A release of several teams is done when the last of them is: by a date, with the product of their chances.'}
        {' '}While work remains, no chance is said to be above 95 %.
      </p>
      {forecast.teams.map((team) => (
        <p key={team.team.key} className="mt-1 text-muted">
          {several && <span className="font-medium text-ink">{team.team.name}: {exactValue(team.remaining, forecast)} left. </span>}
          {team.sampleSize > 0 && <>On average {mean(team.meanCompleted)} completed and {team.meanScopeChange === null ? '–' : signed(team.meanScopeChange, (value) => shortNumber(value))} of scope in {team.sampleSize} {stepWord(forecast, team.sampleSize)}{forecast.basis === 'SPRINTS' && team.rhythmDays !== null && <>, one every {team.rhythmDays} days</>}. </>}
          {several && (team.percentiles.find(({ percent }) => percent === 85)?.date ? <>Alone done by {longDay(team.percentiles.find(({ percent }) => percent === 85)!.date!)} in 85 of 100.</> : team.nullReason ?? (team.remaining <= 0 ? 'Nothing is left of its part.' : 'Alone never at this rate in 85 of 100.'))}
        </p>
      ))}
      <div className="mt-3 max-h-90 overflow-auto print:max-h-none" tabIndex={0} role="region" aria-label="What is drawn from">
        <DataTable caption="What the forecast is drawn from" rows={forecast.sample} rowKey={(row) => `${row.team} ${row.name}`} columns={[
          ...(several ? [{ name: 'Team', value: (row: Forecast['sample'][number]) => nameOf(row.team) }] : []),
          { name: forecast.basis === 'DAYS' ? 'Day' : 'Sprint', value: (row) => row.name, show: (row) => (row.sprint === null ? longDay(row.name) : <Link className="link" to={`/delivery/${row.team}?sprint=${row.sprint}`}>{row.name}</Link>) },
          { name: 'Completed', number: true, value: (row) => row.completed },
          { name: 'Scope', number: true, value: (row) => row.scopeChange, show: (row) => (row.scopeChange === 0 ? '0' : signed(row.scopeChange, exactNumber)) },
        ]} />
      </div>
    </ReportSection>
  );
}
