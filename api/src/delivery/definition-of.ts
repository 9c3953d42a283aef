import { metricByKey, type MetricDefinition } from '@bifocal/metrics';

/** The definition of a metric that this room shows. A key the catalogue does not have is a slip of ours, not the client's. */
export function definitionOf(key: string): MetricDefinition {
  const definition = metricByKey(key);
  if (!definition) throw new Error(`the catalogue has no metric ${key}`);
  return definition;
}
