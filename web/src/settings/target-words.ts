import { longDay } from '../format/date';
import { currencyExponent } from '../format/money';
import type { TargetPartsFragment, Unit } from '../graphql/generated';
import { addDays } from '../ui/range';

/** What a person types a target in: percent, the currency's major unit, or the unit itself. */
export function typedIn(unit: Unit, currency: string): string {
  return unit === 'RATIO' ? '%' : unit === 'MONEY' ? currency : unit.toLowerCase();
}

/** How many of the API's units one typed unit is. */
function scale(unit: Unit, currency: string): number {
  return unit === 'RATIO' ? 1 / 100 : unit === 'MONEY' ? 10 ** currencyExponent(currency) : 1;
}

/** A typed number in the API's unit, without the dust of doubles; null where it is no number. */
export function targetValue(typed: string, unit: Unit, currency: string): number | null {
  const value = typed.trim() === '' ? NaN : Number(typed.replace(',', '.'));
  return Number.isFinite(value) ? Number((value * scale(unit, currency)).toPrecision(15)) : null;
}

export const grainWords = { DAY: 'a day', WEEK: 'a week', MONTH: 'a month', QUARTER: 'a quarter', SPRINT: 'a sprint', RELEASE: 'a release' } as const;

/** Of what, for how long: "a month · Atlas · from Thu, 1 Oct 2026 on". */
export function targetScope({ grain, team, funnel, from, to }: TargetPartsFragment): string {
  const days = to ? `${longDay(from)} to ${longDay(addDays(to, -1))}` : `from ${longDay(from)} on`;
  return [grain ? grainWords[grain] : 'any period', team, funnel, days].filter(Boolean).join(' · ');
}
