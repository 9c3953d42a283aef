/** What a number is made of, and what it is measured in. Every formula of this package answers with a {@link MetricValue}. */

export type Half = 'DELIVERY' | 'OUTCOME';
export type Grain = 'DAY' | 'WEEK' | 'MONTH' | 'QUARTER' | 'SPRINT' | 'RELEASE';
/** RATIO is a share between 0 and 1 (shown as %); SCORE is NPS points; MONEY is in minor units of the product's currency. */
export type Unit =
  | 'POINTS' | 'ITEMS' | 'HOURS' | 'DAYS' | 'PEOPLE' | 'CUSTOMERS' | 'EVENTS' | 'RESPONSES' | 'DEPLOYMENTS' | 'RATIO' | 'SCORE' | 'MONEY' | 'COUNT';
export type Better = 'HIGHER' | 'LOWER' | 'NEITHER';
/** ADDITIVE: periods and groups may be summed. SEMI_ADDITIVE: groups may, periods may not (a level, such as MRR). NOT_ADDITIVE: neither (people, ratios). */
export type Additivity = 'ADDITIVE' | 'SEMI_ADDITIVE' | 'NOT_ADDITIVE';

/**
 * One measured number with what it stands on.
 * `value` null means there was nothing to measure, and `nullReason` says why in words; 0 means measured, and zero.
 * `low`/`high` are the 95 % interval where the value is a rate, a mean or a score, else null.
 */
export interface MetricValue {
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly sampleSize: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly nullReason: string | null;
}

/** A measured value. A figure that is not a ratio has its value as its numerator and no denominator. */
export function measured(value: number, parts: Partial<Omit<MetricValue, 'value' | 'nullReason'>> = {}): MetricValue {
  return {
    value,
    numerator: parts.numerator === undefined ? value : parts.numerator,
    denominator: parts.denominator ?? null,
    sampleSize: parts.sampleSize ?? null,
    low: parts.low ?? null,
    high: parts.high ?? null,
    nullReason: null,
  };
}

/** Nothing to measure: `reason` is a sentence a user reads. */
export function nothing(reason: string, parts: Partial<Omit<MetricValue, 'value' | 'nullReason'>> = {}): MetricValue {
  return {
    value: null,
    numerator: parts.numerator ?? null,
    denominator: parts.denominator ?? null,
    sampleSize: parts.sampleSize ?? null,
    low: null,
    high: null,
    nullReason: reason,
  };
}

/** numerator / denominator, or nothing when the denominator is 0. */
export function ratio(numerator: number, denominator: number, reason: string, parts: { low?: number; high?: number; sampleSize?: number } = {}): MetricValue {
  if (denominator === 0) return nothing(reason, { numerator, denominator, sampleSize: parts.sampleSize ?? null });
  return measured(numerator / denominator, { numerator, denominator, sampleSize: parts.sampleSize ?? denominator, low: parts.low ?? null, high: parts.high ?? null });
}

/** A metric as the catalogue lists it: the words and properties a user and a BI tool read. */
export interface MetricDefinition {
  readonly key: string;
  readonly name: string;
  readonly half: Half;
  readonly unit: Unit;
  readonly better: Better;
  /** The definition in words, as shown beside the number. */
  readonly definition: string;
  /** The formula in one line. */
  readonly formula: string;
  /** Where the definition comes from, or null where it is the plain count. */
  readonly source: string | null;
  readonly grains: readonly Grain[];
  readonly dimensions: readonly string[];
  readonly additivity: Additivity;
  readonly version: number;
}
