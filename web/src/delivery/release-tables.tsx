import { longDay } from '../format/date';
import type { ForecastPartsFragment, ReleaseProgressQuery } from '../graphql/generated';
import { DataTable } from '../ui/data-table';

type Bar = NonNullable<ReleaseProgressQuery['release']>['burndown']['bars'][number];

/** The burndown and the fan as tables. */
export function ReleaseTables({ name, bars, forecast }: { name: string; bars: readonly Bar[]; forecast: ForecastPartsFragment }) {
  return (
    <>
      <DataTable caption={`Burndown of ${name}`} rows={bars} rowKey={(bar) => bar.sprint.id} columns={[
        { name: 'Sprint', value: (bar) => bar.sprint.name },
        { name: 'Start', number: true, value: (bar) => bar.start },
        { name: 'Added', number: true, value: (bar) => bar.added },
        { name: 'Removed', number: true, value: (bar) => bar.removed },
        { name: 'Re-est.', number: true, value: (bar) => bar.reEstimated },
        { name: 'Completed', number: true, value: (bar) => bar.completed },
        { name: 'End', number: true, value: (bar) => bar.end },
      ]} />
      {forecast.percentiles.length > 0 && (
        <div className="mt-4">
          <DataTable caption={`Forecast dates of ${name}`} rows={forecast.percentiles} rowKey={(row) => String(row.percent)} columns={[
            { name: 'Of 100 futures', number: true, value: (row) => row.percent },
            { name: 'Done by', value: (row) => row.date, show: (row) => (row.date ? longDay(row.date) : `– ${row.nullReason ?? ''}`), wide: true },
          ]} />
        </div>
      )}
      {forecast.fan.length > 0 && (
        <div className="mt-4">
          <DataTable caption={`What may be left of ${name}`} rows={forecast.fan} rowKey={(row) => row.date} columns={[
            { name: 'End of', value: (row) => row.date, show: (row) => longDay(row.date) },
            { name: '5 %', number: true, value: (row) => row.p5 },
            { name: '15 %', number: true, value: (row) => row.p15 },
            { name: '50 %', number: true, value: (row) => row.p50 },
            { name: '85 %', number: true, value: (row) => row.p85 },
            { name: '95 %', number: true, value: (row) => row.p95 },
          ]} />
        </div>
      )}
    </>
  );
}
