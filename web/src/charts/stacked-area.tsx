import { Area, CartesianGrid, ComposedChart, ReferenceArea, XAxis, YAxis, usePlotArea, useYAxisScale } from 'recharts';
import { useId } from 'react';
import { exactNumber, shortNumber } from '../format/number';
import { ChartFrame } from './chart-frame';
import { evenly, gridStyle, keyboardHint, margin, rightMargin, tick, xAxisStyle, yAxisStyle } from './chart-style';
import { spread } from './label-layout';
import { longPeriod, shortPeriod, type PeriodGrain } from './period-name';
import { tooltipOf } from './tooltip-box';
import { valueAxis } from './value-axis';

export interface StackPoint {
  period: string;
  complete: boolean;
  /** By the name of the layer. */
  values: Readonly<Record<string, number>>;
  /** The whole, as the API gives it. */
  total: number;
}

export interface StackedAreaProps {
  label: string;
  /** From the bottom up, the gravest first. */
  layers: readonly string[];
  points: readonly StackPoint[];
  grain: PeriodGrain;
  /** Layers that stand for trouble: red. All others take the half's family. */
  trouble?: readonly string[];
}

const family = ['var(--half)', 'var(--half-soft)', 'var(--half-faint)', 'var(--neutral)'];

/** Parts of a whole over time, each named at its right end. The unfinished last period lies under a veil. */
export function StackedArea({ label, layers, points, grain, trouble = [] }: StackedAreaProps) {
  const veil = useId();
  const calm = layers.filter((layer) => !trouble.includes(layer));
  const colourOf = (layer: string) => (trouble.includes(layer) ? 'var(--trouble)' : (family[calm.indexOf(layer)] ?? 'var(--neutral-strong)'));
  const last = points.at(-1);
  const ends = layers.map((layer) => ({ name: `${shortNumber(last?.values[layer] ?? 0)} ${layer}`, size: last?.values[layer] ?? 0 }));
  const axis = valueAxis({ values: points.map((point) => point.total), measured: { unit: 'ITEMS' } });
  const right = rightMargin(ends.map(({ name }) => name));
  const periods = points.map(({ period }) => period);
  const day = (period: string) => shortPeriod(period, grain);
  const before = points.at(-2);
  return (
    <ChartFrame>
      {(size) => (
        <ComposedChart {...size} data={[...points]} margin={{ ...margin, right: Math.min(size.width / 3, right) }} aria-label={keyboardHint(label)}>
          <CartesianGrid {...gridStyle} />
          <XAxis dataKey="period" {...xAxisStyle} ticks={evenly(periods, day, size.width - axis.width - right)} tickFormatter={day} />
          <YAxis {...yAxisStyle} {...axis} />
          {layers.map((layer) => (
            <Area key={layer} stackId="whole" name={layer} dataKey={(point: StackPoint) => point.values[layer] ?? 0} fill={colourOf(layer)} fillOpacity={1} stroke="var(--surface)" strokeWidth={1} isAnimationActive={false} activeDot={false} />
          ))}
          {last?.complete === false && before && (
            <>
              <defs>
                <pattern id={veil} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><line x1="0" y1="0" x2="0" y2="6" stroke="var(--surface)" strokeWidth="4" /></pattern>
              </defs>
              <ReferenceArea x1={before.period} x2={last.period} fill={`url(#${veil})`} fillOpacity={1} stroke="none" />
            </>
          )}
          <EndLabels ends={ends} />
          {tooltipOf<StackPoint>((point) => ({
            title: longPeriod(point.period, grain),
            lines: [...layers].reverse().map((layer) => ({ name: layer, value: exactNumber(point.values[layer] ?? 0), colour: colourOf(layer) })).concat({ name: 'All', value: exactNumber(point.total), colour: 'transparent' }),
            note: point.complete ? undefined : 'This period is not over.',
          }))}
        </ComposedChart>
      )}
    </ChartFrame>
  );
}

/** Each name at the middle of its layer's right edge, moved apart where layers are thin. */
function EndLabels({ ends }: { ends: readonly { name: string; size: number }[] }) {
  const area = usePlotArea();
  const scale = useYAxisScale();
  if (!area || !scale) return null;
  let sum = 0;
  const middles = ends.map(({ size }) => {
    sum += size;
    return scale(sum - size / 2) ?? 0;
  });
  const tops = spread(middles, 15, area.y + area.height);
  return (
    <g {...tick} fill="var(--ink)" fontWeight={600} pointerEvents="none">
      {/* A layer that has run out keeps its name, quietly. */}
      {ends.map(({ name, size }, index) => <text key={name} x={area.x + area.width + 6} y={(tops[index] ?? 0) + 4} {...(size === 0 ? { fill: 'var(--muted)', fontWeight: 400 } : {})}>{name}</text>)}
    </g>
  );
}
