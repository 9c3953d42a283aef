import { useId } from 'react';
import { Bar, CartesianGrid, ComposedChart, Rectangle, XAxis, YAxis, useXAxisScale, useYAxisScale } from 'recharts';
import { exactValue, shortValue, type Measured } from '../format/figure';
import { signed } from '../format/number';
import { ChartFrame } from './chart-frame';
import { evenly, gridStyle, keyboardHint, margin, tick, xAxisStyle, yAxisStyle } from './chart-style';
import { Hatch } from './hatch';
import { tooltipOf } from './tooltip-box';
import { valueAxis } from './value-axis';

export interface ReleaseBarPoint {
  key: string;
  name: string;
  longName: string;
  start: number;
  added: number;
  removed: number;
  reEstimated: number;
  completed: number;
  end: number;
  running: boolean;
}

/** One bar per sprint: below what was left at its end, above what it completed; a scope change is written over it. The running sprint is hatched. */
export function ReleaseBars({ label, bars, measured }: { label: string; bars: readonly ReleaseBarPoint[]; measured: Measured }) {
  const hatch = useId();
  const write = (value: number) => shortValue(value, measured);
  const axis = valueAxis({ values: bars.map((bar) => bar.end + Math.max(0, bar.completed)), measured });
  const keys = bars.map((bar) => bar.key);
  const nameOf = (key: string) => bars.find((bar) => bar.key === key)?.name ?? '';
  const exact = (value: number) => exactValue(value, measured);
  return (
    <ChartFrame>
      {(size) => (
        <ComposedChart {...size} data={[...bars]} margin={{ ...margin, top: 20 }} barCategoryGap="30%" aria-label={keyboardHint(label)}>
          <Hatch id={hatch} />
          <CartesianGrid {...gridStyle} />
          <XAxis dataKey="key" {...xAxisStyle} ticks={evenly(keys, nameOf, size.width - axis.width)} tickFormatter={nameOf} />
          <YAxis {...yAxisStyle} {...axis} />
          <Bar dataKey="end" stackId="scope" maxBarSize={36} isAnimationActive={false} fill="var(--half)" shape={(props) => <Rectangle {...props} fill={(props.payload as ReleaseBarPoint | undefined)?.running ? `url(#${hatch})` : 'var(--half)'} />} />
          <Bar dataKey={(bar: ReleaseBarPoint) => Math.max(0, bar.completed)} name="completed" stackId="scope" maxBarSize={36} isAnimationActive={false} fill="var(--half-faint)" />
          <ScopeLabels bars={bars} write={write} />
          {tooltipOf<ReleaseBarPoint>((bar) => ({
            title: bar.longName,
            lines: [
              { name: 'Left at the start', value: exact(bar.start) },
              { name: 'Added', value: exact(bar.added) },
              { name: 'Removed', value: exact(-bar.removed) },
              { name: 'Re-estimated', value: exact(bar.reEstimated) },
              { name: 'Completed', value: exact(bar.completed), colour: 'var(--half-faint)' },
              { name: bar.running ? 'Left now' : 'Left at the end', value: exact(bar.end), colour: 'var(--half)' },
            ],
            note: bar.running ? 'The sprint is running.' : bar.completed < 0 ? 'Items done earlier were reopened.' : undefined,
          }), 'band')}
        </ComposedChart>
      )}
    </ChartFrame>
  );
}

function ScopeLabels({ bars, write }: { bars: readonly ReleaseBarPoint[]; write: (value: number) => string }) {
  const [xScale, yScale] = [useXAxisScale(), useYAxisScale()];
  if (!xScale || !yScale) return null;
  const step = Math.abs((xScale(bars[1]?.key, { position: 'middle' }) ?? 60) - (xScale(bars[0]?.key, { position: 'middle' }) ?? 0));
  return (
    <g {...tick} textAnchor="middle" pointerEvents="none">
      {bars.map((bar) => {
        const text = [bar.added === 0 ? '' : signed(bar.added, write), bar.removed === 0 ? '' : write(-bar.removed)].filter(Boolean).join(' ');
        const y = yScale(bar.end + Math.max(0, bar.completed));
        // Half a label over its neighbour is worse than none: the tooltip and the table keep the numbers.
        if (!text || y === undefined || step < text.length * 6.4) return null;
        return <text key={bar.key} x={xScale(bar.key, { position: 'middle' })} y={y - 5}>{text}</text>;
      })}
    </g>
  );
}
