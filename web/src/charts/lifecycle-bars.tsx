import { useId } from 'react';
import { Bar, CartesianGrid, ComposedChart, Rectangle, ReferenceLine, XAxis, YAxis } from 'recharts';
import { exactNumber, shortNumber } from '../format/number';
import { ChartFrame } from './chart-frame';
import { evenly, gridStyle, keyboardHint, margin, xAxisStyle, yAxisStyle } from './chart-style';
import { Hatch } from './hatch';
import { longPeriod, shortPeriod, type PeriodGrain } from './period-name';
import { tooltipOf } from './tooltip-box';
import { valueAxis } from './value-axis';

export interface LifecyclePeriod {
  period: string;
  complete: boolean;
  fresh: number;
  returning: number;
  resurrected: number;
  dormant: number;
}

const parts = [
  { key: 'returning', name: 'Returning', sign: 1, colour: 'var(--half)' },
  { key: 'resurrected', name: 'Resurrected', sign: 1, colour: 'var(--half-soft)' },
  { key: 'fresh', name: 'New', sign: 1, colour: 'var(--half-faint)' },
  { key: 'dormant', name: 'Dormant', sign: -1, colour: 'var(--neutral-strong)' },
] as const;

/** Who was active in each period (up): again, back, or new; and below zero who was in the one before and is not. What is not over is hatched. */
export function LifecycleBars({ label, periods, grain }: { label: string; periods: readonly LifecyclePeriod[]; grain: PeriodGrain }) {
  const id = useId();
  const reach = periods.flatMap((one) => [one.fresh + one.returning + one.resurrected, -one.dormant]);
  const axis = valueAxis({ values: reach, measured: { unit: 'PEOPLE' }, words: (value) => shortNumber(Math.abs(value)) });
  const names = periods.map(({ period }) => period);
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
              <XAxis dataKey="period" {...xAxisStyle} ticks={evenly(names, name, size.width - axis.width)} tickFormatter={name} />
              <YAxis {...yAxisStyle} {...axis} />
              {parts.map((part) => (
                <Bar key={part.key} name={part.name} stackId="lifecycle" maxBarSize={40} isAnimationActive={false} dataKey={(one: LifecyclePeriod) => part.sign * one[part.key]} fill={part.colour} shape={(props) => <Rectangle {...props} fill={(props.payload as LifecyclePeriod | undefined)?.complete === false ? `url(#${id}-${part.key})` : part.colour} />} />
              ))}
              <ReferenceLine y={0} stroke="var(--line-strong)" />
              {tooltipOf<LifecyclePeriod>((one) => ({
                title: longPeriod(one.period, grain),
                lines: [
                  ...parts.map((part) => ({ name: part.name, value: exactNumber(one[part.key]), colour: part.colour })),
                  { name: 'Active', value: exactNumber(one.fresh + one.returning + one.resurrected) },
                ],
                note: one.complete ? undefined : 'This period is not over: who is dormant may still come.',
              }), 'band')}
            </ComposedChart>
          )}
        </ChartFrame>
      </div>
    </div>
  );
}
