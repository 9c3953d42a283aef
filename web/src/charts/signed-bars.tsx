import { useId } from 'react';
import { Bar, CartesianGrid, ComposedChart, Rectangle, ReferenceLine, XAxis, YAxis } from 'recharts';
import { ChartFrame } from './chart-frame';
import { evenly, gridStyle, keyboardHint, margin, xAxisStyle, yAxisStyle } from './chart-style';
import { Hatch } from './hatch';
import { longPeriod, shortPeriod, type PeriodGrain } from './period-name';
import { tooltipOf, type TooltipText } from './tooltip-box';
import type { valueAxis } from './value-axis';

/** One part of a stack: its field, its words, whether it stands above zero (1) or below (-1), and its colour. */
export interface SignedPart<Key extends string> {
  readonly key: Key;
  readonly name: string;
  readonly sign: 1 | -1;
  readonly colour: string;
}

interface Props<Key extends string, Row extends Record<Key, number> & { period: string; complete: boolean }> {
  label: string;
  periods: readonly Row[];
  grain: PeriodGrain;
  parts: readonly SignedPart<Key>[];
  axis: ReturnType<typeof valueAxis>;
  /** What the tooltip says of a period beside its name. */
  tells: (one: Row) => Omit<TooltipText, 'title'>;
}

/** What was gained (up) and lost (down) in each period, in parts. A period that is not over is hatched. */
export function SignedBars<Key extends string, Row extends Record<Key, number> & { period: string; complete: boolean }>({ label, periods, grain, parts, axis, tells }: Props<Key, Row>) {
  const id = useId();
  const name = (period: string) => shortPeriod(period, grain);
  return (
    <div className="flex h-full flex-col">
      <ul aria-hidden className="flex flex-wrap gap-x-3 text-small text-muted">
        {parts.map((part) => <li key={part.key} className="flex items-center gap-1"><span className="size-2 rounded-xs" style={{ background: part.colour }} />{part.name}</li>)}
      </ul>
      <div className="min-h-0 flex-1">
        <ChartFrame>
          {(size) => (
            <ComposedChart {...size} data={[...periods]} margin={margin} stackOffset="sign" barCategoryGap="24%" aria-label={keyboardHint(label)}>
              {parts.map((part) => <Hatch key={part.key} id={`${id}-${part.key}`} colour={part.colour} />)}
              <CartesianGrid {...gridStyle} />
              <XAxis dataKey="period" {...xAxisStyle} ticks={evenly(periods.map(({ period }) => period), name, size.width - axis.width)} tickFormatter={name} />
              <YAxis {...yAxisStyle} {...axis} />
              {parts.map((part) => (
                <Bar key={part.key} name={part.name} stackId="parts" maxBarSize={40} isAnimationActive={false} dataKey={(one: Row) => part.sign * one[part.key]} fill={part.colour} shape={(props) => <Rectangle {...props} fill={(props.payload as Row | undefined)?.complete === false ? `url(#${id}-${part.key})` : part.colour} />} />
              ))}
              <ReferenceLine y={0} stroke="var(--line-strong)" />
              {tooltipOf<Row>((one) => ({ title: longPeriod(one.period, grain), ...tells(one) }), 'band')}
            </ComposedChart>
          )}
        </ChartFrame>
      </div>
    </div>
  );
}
