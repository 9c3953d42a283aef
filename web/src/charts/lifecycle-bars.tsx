import { exactNumber, shortNumber } from '../format/number';
import type { PeriodGrain } from './period-name';
import { SignedBars } from './signed-bars';
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

/** Who was active in each period (up): again, back, or new; and below zero who was in the one before and is not. */
export function LifecycleBars({ label, periods, grain }: { label: string; periods: readonly LifecyclePeriod[]; grain: PeriodGrain }) {
  const reach = periods.flatMap((one) => [one.fresh + one.returning + one.resurrected, -one.dormant]);
  const axis = valueAxis({ values: reach, measured: { unit: 'PEOPLE' }, words: (value) => shortNumber(Math.abs(value)) });
  return (
    <SignedBars label={label} periods={periods} grain={grain} parts={parts} axis={axis} tells={(one) => ({
      lines: [
        ...parts.map((part) => ({ name: part.name, value: exactNumber(one[part.key]), colour: part.colour })),
        { name: 'Active', value: exactNumber(one.fresh + one.returning + one.resurrected) },
      ],
      note: one.complete ? undefined : 'This period is not over: who is dormant may still come.',
    })} />
  );
}
