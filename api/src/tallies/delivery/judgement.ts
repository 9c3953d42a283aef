import type { Measure, MetricValue } from '@bifocal/metrics';
import type { Answer, BehindRow, LeftOutRow, TallyQuestion } from '../answer.js';

/** One number of one period and group, with everything behind it: the table, the figure and its explanation are read from the same one. */
export interface Judgement {
  /** Index into the question's periods. */
  readonly period: number;
  /** One value per groupBy, in its order. */
  readonly dims: readonly (string | null)[];
  readonly value: MetricValue;
  readonly rows: readonly BehindRow[];
  readonly leftOut: readonly LeftOutRow[];
  /** The formula with this number's parts. */
  readonly formula: string;
}

export type Judged = Omit<Judgement, 'period' | 'dims'>;

/** Answers for some metrics. */
export interface Judge {
  readonly keys: readonly string[];
  judge(metric: string, question: TallyQuestion): Promise<Judgement[]>;
  /** The numbers alone, where they come cheaper than what stands behind them. */
  measure?(metric: string, question: TallyQuestion): Promise<Omit<Answer, 'tally'>[]>;
}

/** Nothing was measured, and nothing is behind it. */
export function unmeasured(value: MetricValue): Judged {
  return { value, rows: [], leftOut: [], formula: value.nullReason ?? '' };
}

/** "26 points", "1 item", "9.33 hours". */
export function amountText(amount: number, measure: Measure): string {
  const words = { POINTS: ['point', 'points'], ITEMS: ['item', 'items'], HOURS: ['hour', 'hours'] } as const;
  return `${numberText(amount)} ${words[measure][amount === 1 ? 0 : 1]}`;
}

/** At most two decimals, and none that says nothing. */
export const numberText = (value: number): string => String(Math.round(value * 100) / 100);
