import { formatMinor, roundMinor, type MetricValue, type OutcomeMetric } from '@bifocal/metrics';

const number = (value: number, digits = 0): string => value.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: Math.max(digits, 2) });
const percent = (value: number): string => `${(100 * value).toLocaleString('en-US', { minimumFractionDigits: 1, maximumFractionDigits: 2 })} %`;

/** The formula with this number's parts, in words a reader can check by hand: "225 / 1,000 = 22.5 %". */
export function formulaWithNumbers(metric: OutcomeMetric, { value, numerator, denominator, nullReason }: MetricValue, currency: string): string {
  if (value === null || numerator === null) return nullReason ?? 'There is nothing to measure.';
  const money = (minor: number): string => `${formatMinor(roundMinor(minor), currency).replace(/\B(?=(\d{3})+(?!\d)(?=\.|$))/g, ',')} ${currency}`;
  if (metric.key === 'revenue.arr') return `12 x ${money(value / 12)} = ${money(value)}`;
  if (metric.key === 'revenue.ltv') return `${money(numerator)} / ${percent(denominator ?? 0)} a month = ${money(value)}`;
  if (metric.key === 'revenue.quick_ratio') return `${money(numerator)} / ${money(denominator ?? 0)} = ${number(value)}`;
  if (metric.unit === 'MONEY') return denominator === null ? money(value) : `${money(numerator)} / ${number(denominator)} = ${money(value)}`;
  if (metric.unit === 'SCORE') return `100 x ${number(numerator)} / ${number(denominator ?? 0)} = ${number(value, 1)}`;
  if (metric.unit !== 'RATIO' || denominator === null) return `${number(value)} ${metric.unit.toLowerCase()}`;
  if (metric.key.startsWith('revenue.') && metric.key !== 'revenue.customer_churn') return `${money(numerator)} / ${money(denominator)} = ${percent(value)}`;
  return `${number(numerator)} / ${number(denominator)} = ${percent(value)}`;
}
