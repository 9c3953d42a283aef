import { longDay } from '../format/date';
import { exactValue } from '../format/figure';
import type { ForecastPartsFragment } from '../graphql/generated';
import { DataTable } from '../ui/data-table';

interface Row {
  name: string;
  before: string;
  after: string;
}

function rowsOf(before: ForecastPartsFragment, after: ForecastPartsFragment): Row[] {
  const dateOf = (forecast: ForecastPartsFragment, percent: number): string => {
    if (forecast.percentiles.length === 0) return forecast.remaining <= 0 ? 'done' : '–';
    const date = forecast.percentiles.find((each) => each.percent === percent)?.date;
    return date ? longDay(date) : 'never at this rate';
  };
  const row = (name: string, write: (forecast: ForecastPartsFragment) => string): Row => ({ name, before: write(before), after: write(after) });
  return [
    row('Left', (forecast) => exactValue(forecast.remaining, forecast)),
    ...[50, 70, 85, 95].map((percent) => row(`Done in ${percent} of 100`, (forecast) => dateOf(forecast, percent))),
    row('Target', (forecast) => (forecast.targetDate ? longDay(forecast.targetDate) : 'none')),
    row('Chance of the target', (forecast) => forecast.chanceText ?? '–'),
  ];
}

/** The forecast as it is, and as it would be: side by side, what differs in bold. */
export function ForecastChange({ before, after }: { before: ForecastPartsFragment; after: ForecastPartsFragment | null }) {
  const rows = rowsOf(before, after ?? before);
  return (
    <DataTable caption={after ? 'Forecast, as it is and what if' : 'Forecast'} csv={false} rows={rows} rowKey={(row) => row.name} columns={[
      { name: 'Of 100 futures', value: (row) => row.name },
      { name: 'As it is', number: true, value: (row) => row.before },
      ...(after ? [{ name: 'What if', number: true, value: (row: Row) => row.after, show: (row: Row) => <span className={row.after === row.before ? 'text-muted' : 'font-semibold'}>{row.after}</span> }] : []),
    ]} />
  );
}
