import { Area, CartesianGrid, ComposedChart, Line, ReferenceLine, XAxis, YAxis } from 'recharts';
import { percent } from '../format/number';
import { ChartFrame } from './chart-frame';
import { gridStyle, keyboardHint, margin, textWidth, xAxisStyle, yAxisStyle } from './chart-style';
import { tooltipOf, type TooltipLine } from './tooltip-box';
import { valueAxis } from './value-axis';

export interface CurvePoint {
  /** Where on the lower axis: hours, or steps. */
  at: number;
  share: number | null;
  low: number | null;
  high: number | null;
  /** What stands behind it, in words. */
  note?: string | undefined;
}

export interface StepCurveProps {
  label: string;
  points: readonly CurvePoint[];
  /** What is said of a place on the lower axis: "3 h", "Week 2". */
  nameOf: (at: number) => string;
  ticks: readonly number[];
  /** Steps for a course that jumps, straight lines between points that were measured apart. */
  stepped?: boolean;
  /** A place to be pointed out: the median, with what it is called. */
  mark?: { at: number; share: number; text: string } | null;
}

interface Row extends CurvePoint { band: [number, number] | null }

/** A share over the time since a beginning, with its 95 % interval. */
export function StepCurve({ label, points, nameOf, ticks, stepped = false, mark }: StepCurveProps) {
  const rows: Row[] = points.map((point) => ({ ...point, band: point.low === null || point.high === null ? null : [point.low, point.high] }));
  const axis = valueAxis({ values: [1, ...rows.flatMap((row) => [row.share, row.high])], measured: { unit: 'RATIO' } });
  const type = stepped ? 'stepAfter' : 'linear';
  const last = ticks.at(-1) ?? 1;
  return (
    <ChartFrame>
      {(size) => {
        const room = size.width - axis.width - 24;
        const widest = Math.max(...ticks.map((tick) => textWidth(nameOf(tick)))) + 14;
        const every = Math.max(1, Math.ceil((ticks.length * widest) / Math.max(room, widest)));
        return (
          <ComposedChart {...size} data={rows} margin={{ ...margin, right: 24 }} aria-label={keyboardHint(label)}>
            <CartesianGrid {...gridStyle} />
            <XAxis dataKey="at" type="number" domain={[ticks[0] ?? 0, last]} allowDataOverflow {...xAxisStyle} ticks={ticks.filter((_, index) => index % every === 0)} tickFormatter={nameOf} />
            <YAxis {...yAxisStyle} {...axis} />
            <Area dataKey="band" type={type} stroke="none" fill="var(--half-faint)" fillOpacity={0.7} isAnimationActive={false} activeDot={false} />
            {mark && <ReferenceLine segment={[{ x: mark.at, y: 0 }, { x: mark.at, y: mark.share }]} stroke="var(--ink)" strokeDasharray="2 3" label={{ value: mark.text, position: 'insideBottomLeft', fill: 'var(--ink)', fontSize: 12, fontWeight: 600 }} />}
            <Line dataKey="share" type={type} stroke="var(--half)" strokeWidth={2} dot={stepped ? false : { r: 2.5, fill: 'var(--half)' }} activeDot={{ r: 4 }} isAnimationActive={false} />
            {tooltipOf<Row>((row) => ({
              title: nameOf(row.at),
              lines: [
                { name: 'Share', value: row.share === null ? '–' : percent(row.share, 2), colour: 'var(--half)' },
                ...(row.band ? [{ name: '95 % interval', value: `${percent(row.band[0], 2)} to ${percent(row.band[1], 2)}` }] : []),
              ] satisfies TooltipLine[],
              note: row.note,
            }))}
          </ComposedChart>
        );
      }}
    </ChartFrame>
  );
}
