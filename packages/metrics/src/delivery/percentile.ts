/** Percentiles as the definitions take them: a value that was measured, never one between two. */
import { measured, type MetricValue, nothing } from '../metric.js';

/**
 * Nearest rank: the value at position ceil(p x n), counted from 1, of values sorted upwards; null of no values.
 * RangeError unless 0 < p <= 1. Source: Bifocal's delivery definitions, section 6.
 */
export function percentileNearestRank(sorted: readonly number[], p: number): number | null {
  if (!(p > 0 && p <= 1)) throw new RangeError(`a percentile lies above 0 and up to 1, not at ${p}`);
  return sorted[Math.max(1, Math.ceil(p * sorted.length - 1e-9)) - 1] ?? null;
}

/** The same of values in any order, with the number of them; nothing, for the reason given, where there is none. */
export function percentileOf(values: readonly number[], p: number, reason: string): MetricValue {
  const value = percentileNearestRank([...values].sort((a, b) => a - b), p);
  return value === null ? nothing(reason, { sampleSize: 0 }) : measured(value, { sampleSize: values.length });
}
