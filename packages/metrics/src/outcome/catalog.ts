import { adoptionCatalog, conversionCatalog } from './adoption-catalog.js';
import type { OutcomeMetric } from './definition.js';
import { revenueCatalog } from './revenue-catalog.js';
import { satisfactionCatalog } from './satisfaction-catalog.js';

/** Every metric of the outcome half, in the order in which a user reads them. */
export const outcomeCatalog: readonly OutcomeMetric[] = [...adoptionCatalog, ...conversionCatalog, ...revenueCatalog, ...satisfactionCatalog];

const byKey: ReadonlyMap<string, OutcomeMetric> = new Map(outcomeCatalog.map((metric) => [metric.key, metric]));

/** The outcome metric with its tally and its judge, or null when the outcome half has no such key. */
export function outcomeMetricByKey(key: string): OutcomeMetric | null {
  return byKey.get(key) ?? null;
}
