import type { MetricDefinition } from '@bifocal/metrics';
import { unauthenticated } from '../graphql/named-error.js';
import { asking } from '../identity/asking.js';
import type { Permission } from '../identity/permissions.js';
import { forbidden } from '../identity/refusals.js';

const READS: Readonly<Record<MetricDefinition['half'], Permission>> = { DELIVERY: 'READ_DELIVERY', OUTCOME: 'READ_OUTCOMES' };

/** Whether the one who asks may read the half that a metric belongs to. */
export function mayRead({ half }: Pick<MetricDefinition, 'half'>): boolean {
  return asking.current()?.permissions.has(READS[half]) ?? false;
}

/** Refuses metrics of a half that the one who asks may not read: names the first one and the right that is missing. */
export function requireReadable(metrics: readonly MetricDefinition[]): void {
  const asker = asking.current();
  if (!asker) throw unauthenticated();
  const wrong = metrics.find((metric) => !asker.permissions.has(READS[metric.half]));
  if (wrong) throw forbidden(`metrics: ${wrong.key}`, [READS[wrong.half]], asker);
}
