import { deliveryCatalog } from './delivery/catalog.js';
import type { MetricDefinition } from './metric.js';
import { outcomeCatalog } from './outcome/catalog.js';

/** Every metric of both halves, in the order in which a user reads them. Keys are unique (a test holds it). */
export const metricCatalog: readonly MetricDefinition[] = [...deliveryCatalog, ...outcomeCatalog];

const byKey: ReadonlyMap<string, MetricDefinition> = new Map(metricCatalog.map((metric) => [metric.key, metric]));

/** The definition of one metric, or null when the catalogue has no such key. */
export function metricByKey(key: string): MetricDefinition | null {
  return byKey.get(key) ?? null;
}
