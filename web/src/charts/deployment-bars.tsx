import { useId } from 'react';
import { Bar, CartesianGrid, ComposedChart, Rectangle, XAxis, YAxis, useXAxisScale, useYAxisScale } from 'recharts';
import { exactNumber } from '../format/number';
import { ChartFrame } from './chart-frame';
import { evenly, gridStyle, keyboardHint, margin, xAxisStyle, yAxisStyle } from './chart-style';
import { Hatch } from './hatch';
import { tooltipOf } from './tooltip-box';
import { valueAxis } from './value-axis';

export interface DeploymentBar {
  /** Its own: names repeat, such as a day of two years. */
  key: string;
  name: string;
  longName: string;
  deployments: number;
  /** Of these. */
  failed: number;
  /** Of the failed ones. */
  open: number;
  /** Of the deployments. */
  rework: number;
  complete: boolean;
}

/** One bar per period, from zero: those that went well below, the failed ones above in red and crossed, so that they are told without colour too. */
export function DeploymentBars({ label, bars }: { label: string; bars: readonly DeploymentBar[] }) {
  const [hatch, failedHatch] = [useId(), useId()];
  const axis = valueAxis({ values: bars.map((bar) => bar.deployments), measured: { unit: 'DEPLOYMENTS' } });
  const keys = bars.map((bar) => bar.key);
  const nameOf = (key: string) => bars.find((bar) => bar.key === key)?.name ?? '';
  const shaped = (full: string, open: string) => (props: { payload?: unknown }) => <Rectangle {...props} fill={(props.payload as DeploymentBar | undefined)?.complete === false ? `url(#${open})` : full} />;
  return (
    <ChartFrame>
      {(size) => (
        <ComposedChart {...size} data={[...bars]} margin={{ ...margin, top: 18, right: 24 }} barCategoryGap="24%" aria-label={keyboardHint(label)}>
          <Hatch id={hatch} />
          <Hatch id={failedHatch} colour="var(--trouble)" />
          <CartesianGrid {...gridStyle} />
          <XAxis dataKey="key" {...xAxisStyle} ticks={evenly(keys, nameOf, size.width - axis.width)} tickFormatter={nameOf} />
          <YAxis {...yAxisStyle} {...axis} />
          <Bar dataKey={(bar: DeploymentBar) => bar.deployments - bar.failed} name="went well" stackId="all" maxBarSize={40} isAnimationActive={false} fill="var(--half)" shape={shaped('var(--half)', hatch)} />
          <Bar dataKey="failed" stackId="all" maxBarSize={40} isAnimationActive={false} fill="var(--trouble)" shape={shaped('var(--trouble)', failedHatch)} />
          <Crosses bars={bars} />
          {tooltipOf<DeploymentBar>((bar) => ({
            title: bar.longName,
            lines: [
              { name: 'Deployments', value: exactNumber(bar.deployments), colour: 'var(--half)' },
              { name: 'Failed', value: exactNumber(bar.failed), colour: 'var(--trouble)' },
              ...(bar.open > 0 ? [{ name: 'Still open', value: exactNumber(bar.open) }] : []),
              { name: 'Rework', value: exactNumber(bar.rework) },
            ],
            note: bar.complete ? undefined : 'Not over yet.',
          }), 'band')}
        </ComposedChart>
      )}
    </ChartFrame>
  );
}

/** A cross over each bar with a failed deployment. */
function Crosses({ bars }: { bars: readonly DeploymentBar[] }) {
  const [xScale, yScale] = [useXAxisScale(), useYAxisScale()];
  if (!xScale || !yScale) return null;
  return (
    <g stroke="var(--trouble-ink)" strokeWidth={1.75} strokeLinecap="round" pointerEvents="none" aria-hidden>
      {bars.filter((bar) => bar.failed > 0).map((bar) => {
        const [x, y] = [xScale(bar.key, { position: 'middle' }), yScale(bar.deployments)];
        return x === undefined || y === undefined ? null : <path key={bar.key} d={`M${x - 3},${y - 10}l6,6M${x + 3},${y - 10}l-6,6`} />;
      })}
    </g>
  );
}
