import { Area, CartesianGrid, ComposedChart, Line, ReferenceLine, XAxis, YAxis, usePlotArea, useXAxisScale, useYAxisScale } from 'recharts';
import { monthOf } from '../format/date';
import { axisValue, exactValue, isWhole, shortValue, type Measured } from '../format/figure';
import { percent } from '../format/number';
import { ChartFrame } from './chart-frame';
import { axisWidth, gridStyle, keyboardHint, margin, textWidth, tick, xAxisStyle, yAxisStyle } from './chart-style';
import { spread } from './label-layout';
import { lineRows, type LineRow, type Series } from './line-rows';
import { longPeriod, shortPeriod, type PeriodGrain } from './period-name';
import { TargetLabel } from './target-label';
import { tooltipOf, type TooltipLine } from './tooltip-box';

export interface LinesProps {
  label: string;
  series: readonly Series[];
  measured: Measured;
  grain: PeriodGrain;
  target?: number | null | undefined;
  /** Small multiples: three values on the one axis, the first and the last date on the other. */
  compact?: boolean;
  /** Lines that live far from zero, such as retention near 100 %, may leave it out. */
  fromZero?: boolean;
}

const family = ['var(--half)', 'var(--half-strong)', 'var(--half-soft)', 'var(--neutral-strong)'];
const DAY = 86_400_000;

/** One or more lines over time, each named at its end; unfinished periods dashed, gaps for missing values. A single one carries its interval and its comparison. */
export function Lines({ label, series, measured, grain, target, compact = false, fromZero = true }: LinesProps) {
  const { rows, pieces } = lineRows(series);
  // Small charts say it roundly; the tooltip and the table are exact.
  const write = (value: number) => (compact && measured.unit === 'RATIO' ? percent(value, 0) : shortValue(value, measured));
  const axis = (value: number) => axisValue(value, measured);
  const exact = (value: number | null | undefined) => exactValue(value, measured);
  const colourOf = (place: number) => family[place % family.length] ?? 'var(--half)';
  const [first, last] = [rows[0]?.at ?? 0, rows.at(-1)?.at ?? 0];
  const values = rows.flatMap((row) => [...Object.values(row.pieces), ...(row.band ?? []), ...(row.before === null ? [] : [row.before])]);
  const [bottom, top] = [Math.min(0, ...values), Math.max(0, ...values, target ?? 0)];
  const round = (value: number) => Number(value.toPrecision(2));
  const ends = series.flatMap(({ name, points }, place) => {
    const point = points.findLast((one) => one.value !== null);
    if (!point || point.value === null) return [];
    return [{ place, at: Date.parse(`${point.period}T00:00:00Z`), value: point.value, text: series.length > 1 ? `${name} ${write(point.value)}` : write(point.value) }];
  });
  const text = (row: LineRow) => {
    const lines: TooltipLine[] = series.flatMap(({ name }, place) => {
      const point = row.points[place];
      return point ? [{ name: series.length > 1 ? [name, point.name].filter(Boolean).join(', ') : name, value: exact(point.value), colour: colourOf(place) }] : [];
    });
    if (row.band) lines.push({ name: '95 % interval', value: `${exact(row.band[0])} to ${exact(row.band[1])}` });
    if (row.before !== null) lines.push({ name: 'Compared with', value: exact(row.before), colour: 'var(--neutral-strong)' });
    if (typeof target === 'number') lines.push({ name: 'Target', value: exact(target) });
    const points = Object.values(row.points);
    const named = series.length === 1 ? points[0]?.name : null;
    const notes = [...new Set(points.flatMap((point) => [point.note, point.complete ? null : 'This period is not over.']))].filter(Boolean);
    return { title: named ?? longPeriod(row.period, grain), lines, note: notes.join(' ') || undefined };
  };
  const early = rows.slice(0, Math.max(1, Math.round(rows.length / 3))).flatMap((row) => Object.values(row.pieces));
  const targetAbove = typeof target === 'number' && early.filter((value) => value > target).length <= early.length / 2;
  const dots = rows.length < 4;
  // Two ends a year apart need their years.
  const dateOf = (period: string) => (compact && last - first > 300 * DAY && grain !== 'QUARTER' ? monthOf(period) : shortPeriod(period, grain));
  return (
    <ChartFrame>
      {(size) => (
        <ComposedChart {...size} data={rows} margin={{ ...margin, top: typeof target === 'number' ? 18 : compact ? 8 : 12, right: Math.min(size.width * 0.45, Math.max(...ends.map((end) => textWidth(end.text)), 0) + 8) }} aria-label={keyboardHint(label)}>
          <CartesianGrid {...gridStyle} />
          <XAxis dataKey="at" type="number" scale="time" domain={last > first ? [first, last] : [first - DAY, last + DAY]} {...xAxisStyle} ticks={compact ? [...new Set([first, last])] : evenly(rows.map((row) => row.at), size.width / 72)} height={compact ? 22 : 30} tickFormatter={(at: number) => dateOf(new Date(at).toISOString())} />
          <YAxis {...yAxisStyle} allowDecimals={!isWhole(measured.unit)} tickCount={compact ? 3 : yAxisStyle.tickCount} width={axisWidth([axis(top), axis(round(top / 2)), ...(bottom < 0 ? [axis(round(bottom))] : [])])} domain={[fromZero ? (low: number) => Math.min(0, low) : 'auto', 'auto']} tickFormatter={axis} />
          <Area dataKey="band" stroke="none" fill="var(--half-faint)" fillOpacity={0.7} isAnimationActive={false} activeDot={false} connectNulls />
          {rows.some((row) => row.before !== null) && <Line dataKey="before" stroke="var(--neutral-strong)" strokeWidth={1.25} dot={false} activeDot={false} isAnimationActive={false} />}
          {typeof target === 'number' && <ReferenceLine y={target} ifOverflow="extendDomain" stroke="var(--ink)" strokeDasharray="2 3" />}
          {pieces.map((piece) => (
            <Line key={piece.key} dataKey={(row: LineRow) => row.pieces[piece.key] ?? null} name={piece.key} connectNulls stroke={colourOf(piece.series)} strokeWidth={2} strokeDasharray={piece.dashed ? '3 3' : undefined} dot={dots || piece.single ? { r: 2.5, fill: colourOf(piece.series), strokeDasharray: 'none' } : false} isAnimationActive={false} activeDot={{ r: 4 }} />
          ))}
          <EndLabels ends={ends} />
          {typeof target === 'number' && <TargetLabel target={target} above={targetAbove} text={compact ? 'target' : `target ${write(target)}`} />}
          {tooltipOf<LineRow>(text)}
        </ComposedChart>
      )}
    </ChartFrame>
  );
}

/** Every so many, counted from the newest, so that no more than `most` are left. */
function evenly(all: readonly number[], most: number): number[] {
  const step = Math.max(1, Math.ceil(all.length / Math.max(1, most)));
  return all.filter((_, index) => (all.length - 1 - index) % step === 0);
}

/** The name of each line at its end, moved apart where lines end close to each other. */
function EndLabels({ ends }: { ends: readonly { place: number; at: number; value: number; text: string }[] }) {
  const area = usePlotArea();
  const [xScale, yScale] = [useXAxisScale(), useYAxisScale()];
  if (!area || !xScale || !yScale) return null;
  const tops = spread(ends.map((end) => yScale(end.value) ?? 0), 14, area.y + area.height);
  return (
    <g {...tick} fill="var(--ink)" fontWeight={600} pointerEvents="none">
      {ends.map((end, index) => <text key={end.place} x={(xScale(end.at) ?? 0) + 6} y={(tops[index] ?? 0) + 4}>{end.text}</text>)}
    </g>
  );
}
