import { useId } from 'react';
import { Bar, CartesianGrid, ComposedChart, Rectangle, ReferenceLine, XAxis, YAxis } from 'recharts';
import { exactMoney } from '../format/money';
import { ChartFrame } from './chart-frame';
import { evenly, gridStyle, keyboardHint, margin, xAxisStyle, yAxisStyle } from './chart-style';
import { Hatch } from './hatch';
import type { Movements } from './movements-waterfall';
import { longPeriod, shortPeriod, type PeriodGrain } from './period-name';
import { tooltipOf } from './tooltip-box';
import { valueAxis } from './value-axis';

export interface MovementPeriod extends Movements {
  period: string;
  complete: boolean;
}

const parts = [
  { key: 'new', name: 'New', sign: 1, colour: 'var(--half)' },
  { key: 'expansion', name: 'Expansion', sign: 1, colour: 'var(--half-soft)' },
  { key: 'reactivation', name: 'Reactivation', sign: 1, colour: 'var(--half-faint)' },
  { key: 'contraction', name: 'Contraction', sign: -1, colour: 'var(--neutral-strong)' },
  { key: 'churn', name: 'Churn', sign: -1, colour: 'var(--trouble)' },
  { key: 'currency', name: 'Currency', sign: 1, colour: 'var(--neutral)' },
] as const;

/** What recurring revenue gained (up) and lost (down) in each period. A period that is not over is hatched. */
export function MovementBars({ label, periods, currency, exponent, grain }: { label: string; periods: readonly MovementPeriod[]; currency: string; exponent: number; grain: PeriodGrain }) {
  const id = useId();
  const exact = (minor: number) => exactMoney(minor, currency, exponent);
  const reach = periods.flatMap((one) => [one.new + one.expansion + one.reactivation + Math.max(0, one.currency), Math.min(0, one.currency) - (one.contraction + one.churn)]);
  // A column that is nothing everywhere is not named.
  const shown = parts.filter((part) => part.key !== 'currency' || periods.some((one) => one.currency !== 0));
  const axis = valueAxis({ values: reach, measured: { unit: 'MONEY', currency } });
  const names = periods.map(({ period }) => period);
  const name = (period: string) => shortPeriod(period, grain);
  return (
    <div className="flex h-full flex-col">
      <ul aria-hidden className="flex flex-wrap gap-x-3 text-small text-muted">
        {shown.map((part) => <li key={part.key} className="flex items-center gap-1"><span className="size-2 rounded-xs" style={{ background: part.colour }} />{part.name}</li>)}
      </ul>
      <div className="min-h-0 flex-1">
        <ChartFrame>
          {(size) => (
            <ComposedChart {...size} data={[...periods]} margin={margin} stackOffset="sign" barCategoryGap="24%" aria-label={keyboardHint(label)}>
              {shown.map((part) => <Hatch key={part.key} id={`${id}-${part.key}`} colour={part.colour} />)}
              <CartesianGrid {...gridStyle} />
              <XAxis dataKey="period" {...xAxisStyle} ticks={evenly(names, name, size.width - axis.width)} tickFormatter={name} />
              <YAxis {...yAxisStyle} {...axis} />
              {shown.map((part) => (
                <Bar key={part.key} name={part.name} stackId="movement" maxBarSize={40} isAnimationActive={false} dataKey={(one: MovementPeriod) => part.sign * one[part.key]} fill={part.colour} shape={(props) => <Rectangle {...props} fill={(props.payload as MovementPeriod | undefined)?.complete === false ? `url(#${id}-${part.key})` : part.colour} />} />
              ))}
              <ReferenceLine y={0} stroke="var(--line-strong)" />
              {tooltipOf<MovementPeriod>((one) => ({
                title: longPeriod(one.period, grain),
                lines: [
                  { name: 'Start', value: exact(one.start) },
                  ...shown.map((part) => ({ name: part.name, value: exact(part.sign * one[part.key]), colour: part.colour })),
                  { name: one.complete ? 'End' : 'Now', value: exact(one.end) },
                ],
                note: one.complete ? undefined : 'This period is not over.',
              }), 'band')}
            </ComposedChart>
          )}
        </ChartFrame>
      </div>
    </div>
  );
}
