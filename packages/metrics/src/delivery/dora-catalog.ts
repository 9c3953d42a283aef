import type { Grain, MetricDefinition } from '../metric.js';

const GRAINS: readonly Grain[] = ['DAY', 'WEEK', 'MONTH', 'QUARTER'];
const SHARED = { half: 'DELIVERY', version: 1, source: 'dora.dev', grains: GRAINS, dimensions: ['service'] } as const;

/** DORA's five, per service of a product. Only production counts. */
export const doraCatalog: readonly MetricDefinition[] = [
  {
    ...SHARED, key: 'dora.change_lead_time', name: 'Change lead time', unit: 'HOURS', better: 'LOWER', additivity: 'NOT_ADDITIVE',
    definition: 'The median number of hours from the commit of a change to its deployment to production, of the deployments of the period. The 85th percentile stands beside it. Production is an environment named prod, production or live, or none named.',
    formula: 'median of (deployed - committed)',
  },
  {
    ...SHARED, key: 'dora.deployment_frequency', name: 'Deployment frequency', unit: 'DEPLOYMENTS', better: 'HIGHER', additivity: 'ADDITIVE',
    definition: 'Deployments to production in the period: how many a day, a week or a month, by the period that is asked for.',
    formula: 'count of deployments to production',
  },
  {
    ...SHARED, key: 'dora.recovery_time', name: 'Failed deployment recovery time', unit: 'HOURS', better: 'LOWER', additivity: 'NOT_ADDITIVE',
    definition: 'The median number of hours from a failed deployment to the end of the last incident it caused, of the deployments of the period that were recovered from. Those still open stand beside it. No failed deployment: a gap, not 0.',
    formula: 'median of (last incident over - deployed)',
  },
  {
    ...SHARED, key: 'dora.change_fail_rate', name: 'Change fail rate', unit: 'RATIO', better: 'LOWER', additivity: 'NOT_ADDITIVE',
    definition: 'Of the deployments to production, the share that caused an incident. A deployment counts once, however many incidents it caused, on the day it went out; incidents whose deployment is not known are left out.',
    formula: 'deployments with an incident / deployments',
  },
  {
    ...SHARED, key: 'dora.rework_rate', name: 'Deployment rework rate', unit: 'RATIO', better: 'LOWER', additivity: 'NOT_ADDITIVE',
    definition: 'Of the deployments to production, the share that were unplanned and went out to mend what an earlier one broke, such as hotfixes.',
    formula: 'rework deployments / deployments',
  },
];
