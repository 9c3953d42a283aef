import { Bar, CartesianGrid, ComposedChart, ReferenceArea, ReferenceLine, XAxis, YAxis, usePlotArea, useYAxisScale } from 'recharts';
import { exactValue, shortValue, type Measured } from '../format/figure';
import { ChartFrame } from './chart-frame';
import { evenly, gridStyle, keyboardHint, margin, rightMargin, tick, xAxisStyle, yAxisStyle } from './chart-style';
import { tooltipOf, type TooltipLine } from './tooltip-box';
import { valueAxis } from './value-axis';

export interface BarPair {
  key: string;
  name: string;
  longName: string;
  first: number;
  second: number;
  /** Further exact lines of the tooltip. */
  more?: TooltipLine[];
}

export interface GroupedBarsProps {
  label: string;
  /** What the grey and the coloured bar stand for. */
  names: { first: string; second: string };
  pairs: readonly BarPair[];
  measured: Measured;
  mean?: number | null | undefined;
  min?: number | null | undefined;
  max?: number | null | undefined;
}

/** Two bars per group, with the mean of the second as a line and its range as a band. */
export function GroupedBars({ label, names, pairs, measured, mean, min, max }: GroupedBarsProps) {
  const write = (value: number) => shortValue(value, measured);
  const axis = valueAxis({ values: [max, ...pairs.flatMap((pair) => [pair.first, pair.second])], measured });
  const keys = pairs.map((pair) => pair.key);
  const nameOf = (key: string) => pairs.find((pair) => pair.key === key)?.name ?? '';
  const hasMean = mean !== null && mean !== undefined;
  const hasRange = min !== null && min !== undefined && max !== null && max !== undefined;
  const side = [hasMean ? `mean ${write(mean)}` : '', hasRange ? `${write(min)} to ${write(max)}` : ''];
  const right = hasMean ? rightMargin(side) : margin.right;
  return (
    <ChartFrame>
      {(size) => (
        <ComposedChart {...size} data={[...pairs]} margin={{ ...margin, right }} barCategoryGap="22%" barGap={2} aria-label={keyboardHint(label)}>
          <CartesianGrid {...gridStyle} />
          {hasRange && <ReferenceArea y1={min} y2={max} fill="var(--half-wash)" fillOpacity={1} stroke="none" />}
          <XAxis dataKey="key" {...xAxisStyle} ticks={evenly(keys, nameOf, size.width - axis.width - right)} tickFormatter={nameOf} />
          <YAxis {...yAxisStyle} {...axis} />
          <Bar dataKey="first" fill="var(--neutral)" maxBarSize={22} isAnimationActive={false} />
          <Bar dataKey="second" fill="var(--half)" maxBarSize={22} isAnimationActive={false} />
          {hasMean && <ReferenceLine y={mean} stroke="var(--half-strong)" strokeWidth={1.5} />}
          {hasMean && <SideLabel y={mean} text={side[0] ?? ''} below={side[1]} />}
          {tooltipOf<BarPair>((pair) => ({
            title: pair.longName,
            lines: [
              { name: names.first, value: exactValue(pair.first, measured), colour: 'var(--neutral)' },
              { name: names.second, value: exactValue(pair.second, measured), colour: 'var(--half)' },
              ...(pair.more ?? []),
            ],
          }), 'band')}
        </ComposedChart>
      )}
    </ChartFrame>
  );
}

function SideLabel({ y, text, below }: { y: number; text: string; below?: string | undefined }) {
  const area = usePlotArea();
  const top = useYAxisScale()?.(y);
  if (!area || top === undefined) return null;
  const x = area.x + area.width + 6;
  return (
    <g {...tick} pointerEvents="none">
      <text x={x} y={top + 4} fill="var(--ink)" fontWeight={600}>{text}</text>
      {below && <text x={x} y={top + 19}>{below}</text>}
    </g>
  );
}
