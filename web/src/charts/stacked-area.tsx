import { Area, CartesianGrid, ComposedChart, XAxis, YAxis } from 'recharts';
import { exactNumber, shortNumber } from '../format/number';
import { ChartFrame } from './chart-frame';
import { evenly, gridStyle, keyboardHint, margin, rightMargin, xAxisStyle, yAxisStyle } from './chart-style';
import { longPeriod, shortPeriod, type PeriodGrain } from './period-name';
import { StackEnds, UnfinishedVeil } from './stack-ends';
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
          {last?.complete === false && before && <UnfinishedVeil from={before.period} to={last.period} />}
          <StackEnds ends={ends} />
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
