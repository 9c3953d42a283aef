import { expect, it } from '@jest/globals';
import { deliveryCatalog } from './catalog.js';

it('names every metric of the delivery half once, with words for each', () => {
  expect(deliveryCatalog.map((metric) => metric.key)).toEqual([
    'velocity.committed', 'velocity.completed', 'velocity.kept_commitment', 'velocity.delivered_ratio', 'velocity.carry_over', 'velocity.scope_creep', 'velocity.scope_creep_net',
    'burndown.remaining', 'release.remaining', 'release.completed',
    'defects.opened', 'defects.closed', 'defects.open', 'defects.escape_rate', 'defects.density', 'defects.time_to_resolve',
    'flow.throughput', 'flow.cycle_time', 'flow.lead_time', 'flow.wip', 'flow.delivered', 'flow.blocked_time',
    'dora.change_lead_time', 'dora.deployment_frequency', 'dora.recovery_time', 'dora.change_fail_rate', 'dora.rework_rate',
  ]);
  for (const metric of deliveryCatalog) {
    expect(metric.half).toBe('DELIVERY');
    expect(Math.min(metric.name.length, metric.definition.length, metric.formula.length, metric.grains.length)).toBeGreaterThan(0);
  }
});

it('never lets points be added up over teams', () => {
  for (const metric of deliveryCatalog.filter(({ unit }) => unit === 'POINTS')) expect(metric.additivity).toBe('NOT_ADDITIVE');
});
