import { exactMoney } from '../format/money';
import { exactNumber } from '../format/number';
import type { PeriodGrain } from './period-name';
import { SignedBars } from './signed-bars';
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

/** Money that came in (up) and went back (down) in each period. */
export function PaymentBars({ label, periods, currency, exponent, grain }: { label: string; periods: readonly PaymentBar[]; currency: string; exponent: number; grain: PeriodGrain }) {
  const exact = (minor: number) => exactMoney(minor, currency, exponent);
  const axis = valueAxis({ values: periods.flatMap((one) => [one.paid, -one.refunded]), measured: { unit: 'MONEY', currency } });
  return (
    <SignedBars label={label} periods={periods} grain={grain} parts={parts} axis={axis} tells={(one) => ({
      lines: [...parts.map((part) => ({ name: part.name, value: exact(part.sign * one[part.key]), colour: part.colour })), { name: 'Net', value: exact(one.net) }],
      note: `${exactNumber(one.payments)} payments of ${exactNumber(one.customers)} customers, ${exactNumber(one.newCustomers)} new.${one.complete ? '' : ' Not over yet.'}`,
    })} />
  );
}
