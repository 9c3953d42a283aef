import { exactMoney } from '../format/money';
import type { Movements } from './movements-waterfall';
import type { PeriodGrain } from './period-name';
import { SignedBars } from './signed-bars';
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

/** What recurring revenue gained (up) and lost (down) in each period. */
export function MovementBars({ label, periods, currency, exponent, grain }: { label: string; periods: readonly MovementPeriod[]; currency: string; exponent: number; grain: PeriodGrain }) {
  const exact = (minor: number) => exactMoney(minor, currency, exponent);
  const reach = periods.flatMap((one) => [one.new + one.expansion + one.reactivation + Math.max(0, one.currency), Math.min(0, one.currency) - (one.contraction + one.churn)]);
  // A column that is nothing everywhere is not named.
  const shown = parts.filter((part) => part.key !== 'currency' || periods.some((one) => one.currency !== 0));
  const axis = valueAxis({ values: reach, measured: { unit: 'MONEY', currency } });
  return (
    <SignedBars label={label} periods={periods} grain={grain} parts={shown} axis={axis} tells={(one) => ({
      lines: [
        { name: 'Start', value: exact(one.start) },
        ...shown.map((part) => ({ name: part.name, value: exact(part.sign * one[part.key]), colour: part.colour })),
        { name: one.complete ? 'End' : 'Now', value: exact(one.end) },
      ],
      note: one.complete ? undefined : 'This period is not over.',
    })} />
  );
}
