import { exactMoney } from '../format/money';
import { exactNumber } from '../format/number';
import type { PeriodGrain } from './period-name';
import { SignedBars } from './signed-bars';
import { valueAxis } from './value-axis';

/** Money of one period, in minor units; refunds as a positive number. What was paid is the sum of its four parts. */
export interface PaymentBar {
  period: string;
  complete: boolean;
  rest: number;
  usage: number;
  oneOff: number;
  tax: number;
  paid: number;
  refunded: number;
  net: number;
  payments: number;
  customers: number;
  newCustomers: number;
}

const parts = [
  { key: 'rest', name: 'Recurring', sign: 1, colour: 'var(--half)' },
  { key: 'usage', name: 'Usage', sign: 1, colour: 'var(--half-strong)' },
  { key: 'oneOff', name: 'One-off', sign: 1, colour: 'var(--half-soft)' },
  { key: 'tax', name: 'Tax', sign: 1, colour: 'var(--half-faint)' },
  { key: 'refunded', name: 'Refunded', sign: -1, colour: 'var(--neutral-strong)' },
] as const;

/** Money that came in (up), by what it was for where the source tells, and went back (down) in each period. */
export function PaymentBars({ label, periods, currency, exponent, grain }: { label: string; periods: readonly PaymentBar[]; currency: string; exponent: number; grain: PeriodGrain }) {
  const exact = (minor: number) => exactMoney(minor, currency, exponent);
  const axis = valueAxis({ values: periods.flatMap((one) => [one.paid, -one.refunded]), measured: { unit: 'MONEY', currency } });
  const told = periods.some((one) => one.usage !== 0 || one.oneOff !== 0 || one.tax !== 0);
  const shown = parts.filter(({ key }) => key === 'refunded' || key === 'rest' || periods.some((one) => one[key] !== 0))
    .map((part) => (part.key === 'rest' && !told ? { ...part, name: 'Paid' } : part));
  return (
    <SignedBars label={label} periods={periods} grain={grain} parts={shown} axis={axis} tells={(one) => ({
      lines: [...shown.map((part) => ({ name: part.name, value: exact(part.sign * one[part.key]), colour: part.colour })), ...(told ? [{ name: 'Paid', value: exact(one.paid) }] : []), { name: 'Net', value: exact(one.net) }],
      note: `${exactNumber(one.payments)} payments of ${exactNumber(one.customers)} customers, ${exactNumber(one.newCustomers)} new.${one.complete ? '' : ' Not over yet.'}`,
    })} />
  );
}
