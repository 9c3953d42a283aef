import type { MetricDefinition, MetricValue } from '@bifocal/metrics';
import type { Figure } from './figure.js';

/** Dresses a judged value as a figure. What is not given is unknown: no comparison, no target, no course. */
export function figureOf(definition: MetricDefinition, value: MetricValue, more: Partial<Figure> & Pick<Figure, 'complete' | 'asOf'>): Figure {
  return {
    metric: definition.key,
    name: definition.name,
    unit: definition.unit,
    better: definition.better,
    currency: null,
    ...value,
    valueExact: value.value === null ? null : String(value.value),
    previous: null, change: null, changeLow: null, changeHigh: null, isChange: null, smallestDetectable: null,
    target: null,
    sparkline: [],
    ...more,
  };
}
