import { longDay } from '../format/date';
import { exactValue } from '../format/figure';
import { useQuestion } from '../graphql/client';
import { ReleaseBackTestDocument, type ForecastBasis, type Measure, type PromiseOutcome } from '../graphql/generated';
import { DataTable } from '../ui/data-table';
import { ErrorState, LoadingState } from '../ui/panel-states';
import { ReportSection } from './report-section';

const words: Record<PromiseOutcome, string> = { MET: 'met', MISSED: 'missed', NOT_DUE: 'not due' };

/** How often the forecast kept its own promises. */
export function BackTestSection({ release, measure, basis }: { release: string; measure: Measure; basis: ForecastBasis }) {
  const question = useQuestion(ReleaseBackTestDocument, { release, measure, basis });
  const forecast = question.data?.release?.forecast;
  return (
    <ReportSection title="Did its dates hold?" says="the 85 % date, worked out anew at each closed sprint from what was known then">
      {!forecast ? <div className="h-40">{question.error ? <ErrorState what="The back-test" error={question.error} onRetry={() => void question.refetch()} /> : <LoadingState name="the back-test" />}</div> : (
        <>
          <p className={question.isPlaceholderData ? 'opacity-60' : ''}><span className="font-semibold">{forecast.backTest.sentence}</span> {forecast.backTest.due > 0 && 'About 85 % is what an honest forecast reaches: far less is too hopeful, always is too careful.'}</p>
          {forecast.backTest.promises.length > 0 && (
            <div className="mt-2 max-h-90 overflow-auto print:max-h-none" tabIndex={0} role="region" aria-label="Promises of the past">
              <DataTable caption="Dates promised in the past" rows={forecast.backTest.promises} rowKey={(row) => `${row.release.id} ${row.sprint}`} columns={[
                { name: 'Close of', value: (row) => `${row.sprintName}, ${row.release.name}`, show: (row) => <>{row.sprintName} <span className="text-muted max-sm:block">{row.release.name}</span></> },
                { name: 'Left', number: true, roomOnly: true, value: (row) => row.remaining, show: (row) => exactValue(row.remaining, forecast) },
                { name: '85 % date', value: (row) => row.promisedDate, show: (row) => (row.promisedDate ? longDay(row.promisedDate) : 'never') },
                { name: 'Done', roomOnly: true, value: (row) => row.doneDate, show: (row) => (row.doneDate ? longDay(row.doneDate) : '–') },
                { name: 'Kept', value: (row) => words[row.outcome], show: (row) => <span className={row.outcome === 'MISSED' ? 'font-medium text-trouble-ink' : row.outcome === 'MET' ? 'font-medium' : 'text-muted'}>{words[row.outcome]}</span> },
              ]} />
            </div>
          )}
        </>
      )}
    </ReportSection>
  );
}
