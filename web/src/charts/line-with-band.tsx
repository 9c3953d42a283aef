import { Area, CartesianGrid, ComposedChart, Line, ReferenceLine, XAxis, YAxis } from 'recharts';
import { axisValue, exactValue, isWhole, shortValue, type Measured } from '../format/figure';
import { ChartFrame } from './chart-frame';
import { axisWidth, gridStyle, keyboardHint, margin, textWidth, xAxisStyle, yAxisStyle } from './chart-style';
import { longPeriod, shortPeriod, type PeriodGrain } from './period-name';
import { PointLabel } from './point-label';
import { tooltipOf } from './tooltip-box';

export interface LinePoint {
  /** First day of the period. */
  period: string;
  value: number | null | undefined;
  low?: number | null | undefined;
  high?: number | null | undefined;
  complete: boolean;
  /** Why there is no value, or anything else to say about this point. */
  note?: string | null | undefined;
}

export interface LineWithBandProps {
  label: string;
  points: readonly LinePoint[];
  measured: Measured;
  grain: PeriodGrain;
  target?: number | null | undefined;
  /** The same periods of the comparison, point by point: a thin grey line. */
  before?: readonly (number | null | undefined)[] | undefined;
  /** How the line is called at its end; its last value by default. */
  endLabel?: string | undefined;
}

type Row = LinePoint & { closed: number | null; open: number | null; band: [number, number] | null; earlier: number | null };

/** Over time: a gap where there is no value, the interval as a band, the unfinished last period dashed. From zero unless values lie below it. */
export function LineWithBand({ label, points, measured, grain, target, before, endLabel }: LineWithBandProps) {
  const rows: Row[] = points.map((point, index) => {
    const value = point.value ?? null;
    const opensNext = points[index + 1]?.complete === false;
    return {
      ...point,
      closed: point.complete ? value : null,
      open: !point.complete || opensNext ? value : null,
      band: point.low === null || point.low === undefined || point.high === null || point.high === undefined ? null : [point.low, point.high],
      earlier: before?.[index] ?? null,
    };
  });
  const values = rows.flatMap((row) => [row.value, row.low, row.high, row.earlier]).filter((value): value is number => typeof value === 'number');
  const last = rows.findLast((row) => typeof row.value === 'number');
  const end = endLabel ?? (last ? shortValue(last.value, measured) : '');
  const write = (value: number) => shortValue(value, measured);
  const top = Math.max(0, ...values, target ?? 0);
  const text = (row: Row) => ({
    title: longPeriod(row.period, grain),
    lines: [
      { name: label, value: exactValue(row.value, measured), colour: 'var(--half)' },
      ...(row.band ? [{ name: '95 % interval', value: `${exactValue(row.band[0], measured)} to ${exactValue(row.band[1], measured)}` }] : []),
      ...(row.earlier === null ? [] : [{ name: 'Compared with', value: exactValue(row.earlier, measured), colour: 'var(--neutral-strong)' }]),
      ...(target === null || target === undefined ? [] : [{ name: 'Target', value: exactValue(target, measured) }]),
    ],
    note: [row.note, row.complete ? null : 'This period is not over.'].filter(Boolean).join(' ') || undefined,
  });
  return (
    <ChartFrame>
      {(size) => (
        <ComposedChart {...size} data={rows} margin={{ ...margin, right: textWidth(end) + 12 }} aria-label={keyboardHint(label)}>
          <CartesianGrid {...gridStyle} />
          <XAxis dataKey="period" {...xAxisStyle} tickFormatter={(period: string) => shortPeriod(period, grain)} />
          <YAxis {...yAxisStyle} allowDecimals={!isWhole(measured.unit)} width={axisWidth([write(top), write(top * 0.75)])} tickFormatter={(value: number) => axisValue(value, measured)} domain={[(low: number) => Math.min(0, low), 'auto']} />
          <Area dataKey="band" stroke="none" fill="var(--half-faint)" fillOpacity={0.7} isAnimationActive={false} activeDot={false} />
          {before && <Line dataKey="earlier" stroke="var(--neutral-strong)" strokeWidth={1.25} dot={false} activeDot={false} isAnimationActive={false} />}
          {target !== null && target !== undefined && (
            <ReferenceLine y={target} ifOverflow="extendDomain" stroke="var(--ink)" strokeDasharray="2 3" label={{ value: `target ${write(target)}`, position: target > top * 0.85 ? 'insideTopLeft' : 'insideBottomLeft', fill: 'var(--muted)', fontSize: 12 }} />
          )}
          <Line dataKey="closed" stroke="var(--half)" strokeWidth={2} dot={rows.length < 3 ? { r: 2.5, fill: 'var(--half)' } : false} isAnimationActive={false} activeDot={{ r: 4 }} />
          <Line dataKey="open" stroke="var(--half)" strokeWidth={2} strokeDasharray="3 3" dot={false} isAnimationActive={false} activeDot={{ r: 4 }} />
          {last && <PointLabel x={last.period} y={last.value ?? 0} text={end} />}
          {tooltipOf<Row>(text)}
        </ComposedChart>
      )}
    </ChartFrame>
  );
}
