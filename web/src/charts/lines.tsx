import { Area, CartesianGrid, ComposedChart, Line, ReferenceLine, XAxis, YAxis, usePlotArea, useXAxisScale, useYAxisScale } from 'recharts';
import { monthOf } from '../format/date';
import { exactValue, shortValue, type Measured } from '../format/figure';
import { percent } from '../format/number';
import { AnnotationMarks, marksBetween, markWords, type ChartMark } from './annotation-marks';
import { ChartFrame } from './chart-frame';
import { evenly, gridStyle, keyboardHint, margin, rightMargin, textWidth, tick, xAxisStyle, yAxisStyle } from './chart-style';
import { spread } from './label-layout';
import { atOf, lineRows, type LineRow, type Piece, type Series, type SeriesPoint } from './line-rows';
import { longPeriod, shortPeriod, type PeriodGrain } from './period-name';
import { TargetLabel } from './target-label';
import { tooltipOf, type TooltipLine } from './tooltip-box';
import { valueAxis } from './value-axis';

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
  /** What happened meanwhile: releases, notes, changed definitions. */
  annotations?: readonly ChartMark[] | undefined;
}

/** Told apart in grey too: dark before light. A line that is alone takes the half's own colour. */
const family = ['var(--half-strong)', 'var(--half-soft)', 'var(--half)', 'var(--neutral-strong)'];
const DAY = 86_400_000;

/** One or more lines over time, each named at its end; unfinished periods dashed, gaps for missing values. A single one carries its interval and its comparison. */
export function Lines({ label, series, measured, grain, target, compact = false, fromZero = true, annotations = [] }: LinesProps) {
  const { rows, pieces } = lineRows(series);
  const several = series.length > 1;
  // Small charts say it roundly; the tooltip and the table are exact.
  const write = (value: number) => (compact && measured.unit === 'RATIO' ? percent(value, 0) : shortValue(value, measured));
  const exact = (value: number | null | undefined) => exactValue(value, measured);
  const strokeOf = (piece: Piece) => (piece.thin ? 'var(--half-soft)' : colourOf(piece.series));
  const colourOf = (place: number) => (several && family[place % family.length]) || 'var(--half)';
  const [first, last] = [rows[0]?.at ?? 0, rows.at(-1)?.at ?? 0];
  // The axis ends at the beginning of the last period, which lasts about as long as the one before it.
  const end = last + Math.max(DAY, last - (rows.at(-2)?.at ?? last));
  const marked = annotations.length > 0 && marksBetween(annotations, first, end).length > 0;
  const values = rows.flatMap((row) => [...Object.values(row.pieces), ...(row.band ?? []), row.before]);
  const axis = valueAxis({ values: [target, ...values], measured, steps: compact ? 3 : 5, fromZero });
  const ends = series.flatMap(({ name, points }, place) => {
    const point = points.findLast((one) => one.value !== null);
    if (!point || point.value === null) return [];
    return [{ place, at: atOf(point.period), value: point.value, colour: several ? colourOf(place) : null, name, text: several ? `${name} ${write(point.value)}` : write(point.value) }];
  });
  const text = (row: LineRow) => {
    const lines: TooltipLine[] = series.flatMap(({ name }, place) => {
      const point = row.points[place];
      return point ? [{ name: several ? [name, ownName(point)].filter(Boolean).join(', ') : name, value: exact(point.value), colour: colourOf(place) }] : [];
    });
    if (row.band) lines.push({ name: '95 % interval', value: `${exact(row.band[0])} to ${exact(row.band[1])}` });
    if (row.before !== null) lines.push({ name: 'Compared with', value: exact(row.before), colour: 'var(--neutral-strong)' });
    if (typeof target === 'number') lines.push({ name: 'Target', value: exact(target) });
    const points = Object.values(row.points);
    const named = several ? null : points[0] && ownName(points[0]);
    const next = rows[rows.indexOf(row) + 1]?.at ?? end;
    const marks = marksBetween(annotations, row.at, next).map((mark) => `${markWords(mark)}.`);
    const notes = [...new Set([...points.flatMap((point) => [point.note, point.complete ? null : 'This period is not over.', point.thin ? 'Few answers: the margin is wide.' : null]), ...marks])].filter(Boolean);
    return { title: named ?? longPeriod(row.period, grain), lines, note: notes.join(' ') || undefined };
  };
  const early = rows.slice(0, Math.max(1, Math.round(rows.length / 3))).flatMap((row) => Object.values(row.pieces));
  const targetAbove = typeof target === 'number' && early.filter((value) => value > target).length <= early.length / 2;
  const dots = rows.length < 4;
  // Two ends in different years need their years.
  const years = compact && grain !== 'QUARTER' && new Date(first).getUTCFullYear() !== new Date(last).getUTCFullYear();
  const dateOf = (at: number) => (years ? monthOf : (period: string) => shortPeriod(period, grain))(new Date(at).toISOString());
  const dates = rows.map((row) => row.at);
  const roomFor = (names: readonly { text: string }[]) => Math.max(rightMargin(names.map((end) => end.text)) + (several ? SWATCH : 0), compact ? textWidth(dateOf(last)) / 2 + 2 : 0);
  return (
    <ChartFrame>
      {(size) => {
        // Names with their values would leave the lines no room in a chart of this width, as on paper.
        const named = compact && several && size.width < 260 ? ends.map((end) => ({ ...end, text: end.name })) : ends;
        const right = Math.min(size.width * 0.45, roomFor(named));
        return (
          <ComposedChart {...size} data={rows} margin={{ ...margin, top: typeof target === 'number' || marked ? 18 : compact ? 8 : 12, right }} aria-label={keyboardHint(label)}>
            <CartesianGrid {...gridStyle} />
            <XAxis dataKey="at" type="number" scale="time" domain={last > first ? [first, last] : [first - DAY, last + DAY]} {...xAxisStyle} ticks={compact ? [...new Set([first, last])] : evenly(dates, dateOf, size.width - axis.width - right)} height={compact ? 24 : 30} tickFormatter={dateOf} />
            <YAxis {...yAxisStyle} {...axis} />
            <AnnotationMarks marks={annotations} first={first} last={last} end={end} named={!compact} />
            <Area dataKey="band" stroke="none" fill="var(--half-faint)" fillOpacity={0.7} isAnimationActive={false} activeDot={false} />
            {rows.some((row) => row.before !== null) && <Line dataKey="before" stroke="var(--neutral-strong)" strokeWidth={1.25} dot={false} activeDot={false} isAnimationActive={false} />}
            {typeof target === 'number' && <ReferenceLine y={target} stroke="var(--ink)" strokeDasharray="2 3" />}
            {pieces.map((piece) => (
              <Line key={piece.key} dataKey={(row: LineRow) => row.pieces[piece.key] ?? null} name={piece.key} connectNulls stroke={strokeOf(piece)} strokeWidth={piece.thin ? 1.25 : 2} strokeDasharray={piece.dashed ? '3 3' : undefined} dot={dots || piece.single ? { r: 2.5, fill: strokeOf(piece), strokeDasharray: 'none' } : false} isAnimationActive={false} activeDot={{ r: 4 }} />
            ))}
            <EndLabels ends={named} />
            {typeof target === 'number' && <TargetLabel target={target} above={targetAbove} text={compact ? 'target' : `target ${write(target)}`} />}
            {tooltipOf<LineRow>(text)}
          </ComposedChart>
        );
      }}
    </ChartFrame>
  );
}

/** What a point is called beyond its date: "Sprint 42". */
function ownName(point: SeriesPoint): string | null {
  return point.name && point.name !== point.period ? point.name : null;
}

/** The stroke before a name, which ties it to its line where two end together. */
const SWATCH = 16;

/** The name of each line at its end, moved apart where lines end close to each other; those of several stand in one column. */
function EndLabels({ ends }: { ends: readonly { place: number; at: number; value: number; text: string; colour: string | null }[] }) {
  const area = usePlotArea();
  const [xScale, yScale] = [useXAxisScale(), useYAxisScale()];
  if (!area || !xScale || !yScale) return null;
  const tops = spread(ends.map((end) => yScale(end.value) ?? 0), 14, area.y + area.height);
  return (
    <g {...tick} fill="var(--ink)" fontWeight={600} pointerEvents="none">
      {ends.map((end, index) => {
        const [x, y] = [end.colour ? area.x + area.width + 6 : (xScale(end.at) ?? 0) + 6, tops[index] ?? 0];
        return (
          <g key={end.place}>
            {end.colour && <line x1={x} x2={x + SWATCH - 4} y1={y} y2={y} stroke={end.colour} strokeWidth={3} />}
            <text x={end.colour ? x + SWATCH : x} y={y + 4}>{end.text}</text>
          </g>
        );
      })}
    </g>
  );
}
