import type { FigurePartsFragment, Unit } from '../graphql/generated';
import { exactMoney, shortMoney } from './money';
import { exactNumber, percent, shortNumber, signed } from './number';

/** What is needed to write a number in its unit. */
export interface Measured {
  unit: Unit;
  currency?: string | null | undefined;
}

const words: Partial<Record<Unit, string>> = {
  POINTS: 'points',
  ITEMS: 'items',
  HOURS: 'hours',
  DAYS: 'days',
  PEOPLE: 'people',
  CUSTOMERS: 'customers',
  EVENTS: 'events',
  RESPONSES: 'responses',
  DEPLOYMENTS: 'deployments',
};

const one: Partial<Record<Unit, string>> = {
  POINTS: 'point',
  ITEMS: 'item',
  HOURS: 'hour',
  DAYS: 'day',
  PEOPLE: 'person',
  CUSTOMERS: 'customer',
  EVENTS: 'event',
  RESPONSES: 'response',
  DEPLOYMENTS: 'deployment',
};

/** The word that stands behind a value, or nothing where the value carries its own sign (%, money) or none. */
export function unitWord(unit: Unit): string {
  return words[unit] ?? '';
}

const whole: readonly Unit[] = ['PEOPLE', 'ITEMS', 'CUSTOMERS', 'EVENTS', 'RESPONSES', 'DEPLOYMENTS'];

/** Whether there are no halves of it: an axis then has no steps between. */
export function isWhole(unit: Unit): boolean {
  return whole.includes(unit);
}

/** A value in its unit, short for the screen. A missing one is an en dash; say why beside it. */
export function shortValue(value: number | null | undefined, { unit, currency }: Measured): string {
  if (value === null || value === undefined) return '–';
  if (unit === 'RATIO') return percent(value);
  if (unit === 'MONEY') return currency ? shortMoney(value, currency) : shortNumber(value);
  return shortNumber(value);
}

/** A value in its unit with every digit, for tooltips and tables. */
export function exactValue(value: number | null | undefined, measured: Measured): string {
  if (value === null || value === undefined) return '–';
  const { unit, currency } = measured;
  if (unit === 'RATIO') return percent(value, 2);
  if (unit === 'MONEY') return currency ? exactMoney(value, currency) : exactNumber(value);
  const word = value === 1 ? one[unit] : words[unit];
  return word ? `${exactNumber(value)} ${word}` : exactNumber(value);
}

/** How the values of one axis are written: all in one scale, and with as many decimals as the finest of them needs. */
export function axisWords(values: readonly number[], { unit, currency }: Measured): (value: number) => string {
  const most = Math.max(...values.map(Math.abs));
  if (unit === 'MONEY' && currency) return (value) => shortMoney(value, currency, undefined, most);
  const decimals = (value: number) => (Number.isInteger(value) ? 0 : (String(value).split('.')[1]?.length ?? 0));
  const digits = Math.max(0, ...values.map((value) => decimals(Number((unit === 'RATIO' ? value * 100 : value).toPrecision(9)))));
  return unit === 'RATIO' ? (value) => percent(value, value === 0 ? 0 : digits) : (value) => shortNumber(value, Math.max(1, digits), most);
}

/** A difference in the unit of its figure; that of a ratio is in percentage points. */
export function shortChange(change: number, measured: Measured): string {
  // What rounds to nothing is no change: a bare 0 behind a value would read like a part of it.
  if (change === 0 || (measured.unit !== 'MONEY' && Math.abs(change) < (measured.unit === 'RATIO' ? 0.0005 : 0.05))) return '±0';
  if (measured.unit === 'RATIO') return `${signed(change * 100)} pts`;
  return signed(change, (size) => shortValue(size, measured));
}

const ratiosOfMoney: readonly string[] = ['revenue.nrr', 'revenue.grr', 'revenue.gross_churn', 'revenue.quick_ratio'];

/** Which parts of a figure are amounts of money in minor units; the others are counts. */
export function moneyParts({ metric, unit }: Pick<FigurePartsFragment, 'metric' | 'unit'>): { numerator: boolean; denominator: boolean } {
  const both = ratiosOfMoney.includes(metric);
  return { numerator: both || unit === 'MONEY', denominator: both };
}

/** "61.3 to 77.5 %": the interval of a figure, or null where it has none. */
export function interval(figure: Pick<FigurePartsFragment, 'low' | 'high' | 'unit' | 'currency'>): string | null {
  if (figure.low === null || figure.low === undefined || figure.high === null || figure.high === undefined) return null;
  return `${shortValue(figure.low, figure)} to ${shortValue(figure.high, figure)}`;
}
