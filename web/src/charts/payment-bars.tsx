import { useId } from 'react';
import { Bar, CartesianGrid, ComposedChart, Rectangle, ReferenceLine, XAxis, YAxis } from 'recharts';
import { exactMoney } from '../format/money';
import { exactNumber } from '../format/number';
import { ChartFrame } from './chart-frame';
import { evenly, gridStyle, keyboardHint, margin, xAxisStyle, yAxisStyle } from './chart-style';
import { Hatch } from './hatch';
import { longPeriod, shortPeriod, type PeriodGrain } from './period-name';
import { tooltipOf } from './tooltip-box';
import { valueAxis } from './value-axis';

/** Money of one period, in minor units; refunds as a positive number. */
export interface PaymentBar {
  period: string;
  complete: boolean;
  paid: number;
  refunded: number;
  net: number;
  payments: number;
  customers: number;
  newCustomers: number;
}

const parts = [
  { key: 'paid', name: 'Paid', sign: 1, colour: 'var(--half)' },
  { key: 'refunded', name: 'Refunded', sign: -1, colour: 'var(--neutral-strong)' },
] as const;

/** Money that came in (up) and went back (down) in each period. A period that is not over is hatched. */
export function PaymentBars({ label, periods, currency, exponent, grain }: { label: string; periods: readonly PaymentBar[]; currency: string; exponent: number; grain: PeriodGrain }) {
  const id = useId();
  const exact = (minor: number) => exactMoney(minor, currency, exponent);
  const axis = valueAxis({ values: periods.flatMap((one) => [one.paid, -one.refunded]), measured: { unit: 'MONEY', currency } });
  const name = (period: string) => shortPeriod(period, grain);
  return (
    <ChartFrame>
      {(size) => (
        <ComposedChart {...size} data={[...periods]} margin={margin} stackOffset="sign" barCategoryGap="24%" aria-label={keyboardHint(label)}>
          {parts.map((part) => <Hatch key={part.key} id={`${id}-${part.key}`} colour={part.colour} />)}
          <CartesianGrid {...gridStyle} />
          <XAxis dataKey="period" {...xAxisStyle} ticks={evenly(periods.map(({ period }) => period), name, size.width - axis.width)} tickFormatter={name} />
          <YAxis {...yAxisStyle} {...axis} />
          {parts.map((part) => (
            <Bar key={part.key} name={part.name} stackId="money" maxBarSize={40} isAnimationActive={false} dataKey={(one: PaymentBar) => part.sign * one[part.key]} fill={part.colour} shape={(props) => <Rectangle {...props} fill={(props.payload as PaymentBar | undefined)?.complete === false ? `url(#${id}-${part.key})` : part.colour} />} />
          ))}
          <ReferenceLine y={0} stroke="var(--line-strong)" />
          {tooltipOf<PaymentBar>((one) => ({
            title: longPeriod(one.period, grain),
            lines: [...parts.map((part) => ({ name: part.name, value: exact(part.sign * one[part.key]), colour: part.colour })), { name: 'Net', value: exact(one.net) }],
            note: `${exactNumber(one.payments)} payments of ${exactNumber(one.customers)} customers, ${exactNumber(one.newCustomers)} new.${one.complete ? '' : ' Not over yet.'}`,
          }), 'band')}
        </ComposedChart>
      )}
    </ChartFrame>
  );
}
