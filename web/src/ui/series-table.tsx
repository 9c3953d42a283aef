import { exactValue, type Measured } from '../format/figure';
import { longPeriod, type PeriodGrain } from '../charts/period-name';
import type { Series, SeriesPoint } from '../charts/line-rows';
import { DataTable, type Column } from './data-table';

interface Row {
  series: string;
  point: SeriesPoint;
}

/** Periods of one or more metrics as a table: the exact values, their interval and comparison where there are any. */
export function SeriesTable({ caption, series, measured, grain }: { caption: string; series: readonly Series[]; measured: Measured; grain: PeriodGrain }) {
  const rows: Row[] = series.flatMap(({ name, points }) => points.map((point) => ({ series: name, point })));
  const write = (value: number | null | undefined) => exactValue(value, measured);
  const has = (pick: (point: SeriesPoint) => number | null | undefined) => rows.some(({ point }) => typeof pick(point) === 'number');
  const column = (name: string, pick: (point: SeriesPoint) => number | null | undefined): Column<Row> => ({ name, number: true, value: ({ point }) => pick(point), show: ({ point }) => write(pick(point)) });
  const named = rows.some(({ point }) => point.name && point.name !== point.period);
  const columns: Column<Row>[] = [
    { name: 'Period', value: ({ point }) => point.period, show: ({ point }) => <>{named && point.name ? point.name : longPeriod(point.period, grain)}{!point.complete && <span className="text-muted"> (not over)</span>}</> },
    ...(series.length > 1 ? [{ name: 'Series', value: (row: Row) => row.series }] : []),
    column('Value', (point) => point.value),
    ...(has((point) => point.low) ? [column('Low', (point) => point.low), column('High', (point) => point.high)] : []),
    ...(has((point) => point.before) ? [column('Compared with', (point) => point.before)] : []),
    ...(rows.some(({ point }) => point.note) ? [{ name: 'Note', wide: true, value: ({ point }: Row) => point.note, show: ({ point }: Row) => point.note ?? '' }] : []),
  ];
  return <DataTable caption={caption} columns={columns} rows={[...rows].reverse()} rowKey={({ series: name, point }) => `${name}-${point.period}-${point.name}`} />;
}
