import type { MetricDefinition } from '@bifocal/metrics';
import type { Measure, Unit } from '../graphql/enums.js';

/** The unit of a metric's values: what is counted in points is counted in the measure that was asked for. */
export function unitOf(metric: MetricDefinition, measure: Measure | null): Unit {
  return metric.unit === 'POINTS' && measure ? measure : metric.unit;
}
