import { useId } from 'react';
import { Bar, CartesianGrid, ComposedChart, ReferenceLine, XAxis, YAxis } from 'recharts';
import { exactValue, shortValue, type Measured } from '../format/figure';
import { ChartFrame } from './chart-frame';
import { evenly, gridStyle, keyboardHint, margin, xAxisStyle, yAxisStyle } from './chart-style';
import { Hatch } from './hatch';
import { tooltipOf } from './tooltip-box';
import { valueAxis } from './value-axis';

export interface BarPoint {
  /** Its own: names repeat, such as November of two years. */
  key: string;
  /** On the axis. */
  name: string;
  /** In the tooltip, where it differs. */
  longName?: string;
  value: number | null | undefined;
  complete: boolean;
  note?: string | null | undefined;
}

/** One bar per period or group, from zero; hatched while its period is not over. */
export function Bars({ label, points, measured, target }: { label: string; points: readonly BarPoint[]; measured: Measured; target?: number | null | undefined }) {
  const hatch = useId();
  const write = (value: number) => shortValue(value, measured);
  const rows = points.map((point) => ({ ...point, closed: point.complete ? point.value : null, open: point.complete ? null : point.value }));
  const axis = valueAxis({ values: [target, ...points.map((point) => point.value)], measured });
  const keys = points.map((point) => point.key);
  const nameOf = (key: string) => points.find((point) => point.key === key)?.name ?? '';
  return (
    <ChartFrame>
      {(size) => (
        <ComposedChart {...size} data={rows} margin={{ ...margin, right: 24 }} aria-label={keyboardHint(label)} barCategoryGap="24%">
          <Hatch id={hatch} />
          <CartesianGrid {...gridStyle} />
          <XAxis dataKey="key" {...xAxisStyle} ticks={evenly(keys, nameOf, size.width - axis.width)} tickFormatter={nameOf} />
          <YAxis {...yAxisStyle} {...axis} />
          <Bar dataKey="closed" stackId="one" fill="var(--half)" maxBarSize={40} isAnimationActive={false} />
          <Bar dataKey="open" stackId="one" fill={`url(#${hatch})`} maxBarSize={40} isAnimationActive={false} />
          {target !== null && target !== undefined && <ReferenceLine y={target} ifOverflow="extendDomain" stroke="var(--ink)" strokeDasharray="2 3" label={{ value: `target ${write(target)}`, position: 'insideBottomLeft', fill: 'var(--muted)', fontSize: 12 }} />}
          {tooltipOf<BarPoint>((row) => ({
            title: row.longName ?? row.name,
            lines: [{ name: label, value: exactValue(row.value, measured), colour: 'var(--half)' }],
            note: [row.note, row.complete ? null : 'Not over yet.'].filter(Boolean).join(' ') || undefined,
          }), 'band')}
        </ComposedChart>
      )}
    </ChartFrame>
  );
}
