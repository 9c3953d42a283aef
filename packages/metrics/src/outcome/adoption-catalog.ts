import { activationRate } from './activation.js';
import { activeUsers, dormantUsers, featureRate, newUsers, resurrectedUsers, returningUsers, stickiness } from './adoption.js';
import { compareShares } from './comparison.js';
import { outcomeMetric } from './definition.js';
import type { OutcomeMetric } from './definition.js';
import { conversionCompleted, conversionEntered, conversionRate, conversionShare } from './funnel.js';
import { retention, retentionShare } from './retention.js';

const PEOPLE = { unit: 'PEOPLE', better: 'HIGHER', dimensions: ['country', 'plan'], additivity: 'NOT_ADDITIVE' } as const;
const SHARE = { ...PEOPLE, unit: 'RATIO' } as const;

export const adoptionCatalog: readonly OutcomeMetric[] = [
  outcomeMetric({
    ...PEOPLE, key: 'adoption.active_users', name: 'Active users', tally: 'people-active', judge: activeUsers, dimensions: ['country', 'plan', 'event'],
    definition: 'People with at least one qualifying event in the period, each counted once. By day this is DAU, by ISO week it is the week’s users, by month the calendar month’s users.',
    formula: 'distinct people with a qualifying event',
  }),
  outcomeMetric({
    ...PEOPLE, key: 'adoption.wau', name: 'Weekly active users (rolling)', tally: 'people-rolling-7', judge: activeUsers,
    definition: 'People with at least one qualifying event in the 7 days that end with the period’s last day.',
    formula: 'distinct people, days d-6 to d',
  }),
  outcomeMetric({
    ...PEOPLE, key: 'adoption.mau', name: 'Monthly active users (rolling)', tally: 'people-rolling-30', judge: activeUsers,
    definition: 'People with at least one qualifying event in the 30 days that end with the period’s last day. Calendar-month users are Active users by month.',
    formula: 'distinct people, days d-29 to d',
  }),
  outcomeMetric({
    ...PEOPLE, key: 'adoption.new_users', name: 'New users', tally: 'people-new', judge: newUsers, additivity: 'ADDITIVE',
    definition: 'People whose first-ever qualifying event lies in the period.',
    formula: 'people whose first qualifying event is in the period',
  }),
  outcomeMetric({
    ...PEOPLE, key: 'adoption.returning_users', name: 'Returning users', tally: 'lifecycle', judge: returningUsers,
    definition: 'People active in the period and in the one before.',
    formula: 'people active in both periods',
  }),
  outcomeMetric({
    ...PEOPLE, key: 'adoption.resurrected_users', name: 'Resurrected users', tally: 'lifecycle', judge: resurrectedUsers,
    definition: 'People active in the period who are not new and were not active in the period before.',
    formula: 'active now, not in the period before, and some time earlier',
  }),
  outcomeMetric({
    ...PEOPLE, key: 'adoption.dormant_users', name: 'Dormant users', tally: 'lifecycle', judge: dormantUsers, better: 'LOWER',
    definition: 'People active in the period before who are not active in this one. While the period runs, they may still come.',
    formula: 'active in the period before, not now',
  }),
  outcomeMetric({
    ...SHARE, key: 'adoption.stickiness', name: 'Stickiness', tally: 'stickiness', judge: stickiness,
    definition: 'The share of the period’s days on which an active person came: the mean of daily active users over all people active in the period.',
    formula: 'mean daily active users / people active in the period',
  }),
  outcomeMetric({
    ...SHARE, key: 'adoption.feature_rate', name: 'Feature adoption', tally: 'feature-use', judge: featureRate, dimensions: ['country', 'plan', 'feature'],
    compare: (before, after) => compareShares({ part: before.used, whole: before.eligible }, { part: after.used, whole: after.eligible }),
    definition: 'Of the active people who are eligible for the feature, the share that used it in the period. Without a feature named, those count who used any of the product’s features.',
    formula: 'active people who used the feature / active people eligible for it', source: 'Interval: Wilson 1927',
  }),
  outcomeMetric({
    ...SHARE, key: 'adoption.activation_rate', name: 'Activation rate', tally: 'activation', judge: activationRate,
    compare: (before, after) => compareShares({ part: before.activated, whole: before.matured }, { part: after.activated, whole: after.matured }),
    definition: 'Of the people who signed up in the period and whose time to activate has passed, the share that activated in that time. The others are maturing and not counted yet. What signing up and activating are is decided in the product’s settings.',
    formula: 'activated in time / signed up and time has passed', source: 'Interval: Wilson 1927',
  }),
  outcomeMetric({
    ...SHARE, key: 'adoption.retention', name: 'Retention in the next period', tally: 'retention', judge: retention,
    compare: (before, after) => compareShares(retentionShare(before), retentionShare(after)),
    definition: 'Of the people whose first-ever qualifying event lies in the period, the share that was active again in the next one. Empty until the next period is over.',
    formula: 'new people active again in the next period / new people', source: 'Interval: Wilson 1927',
  }),
];

export const conversionCatalog: readonly OutcomeMetric[] = [
  outcomeMetric({
    ...SHARE, key: 'conversion.rate', name: 'Conversion rate', tally: 'funnel', judge: conversionRate,
    compare: (before, after) => compareShares(conversionShare(before), conversionShare(after)),
    definition: 'Of the people who did the funnel’s first step in the period, the share that did every step, in order, within the funnel’s window from that first step. People still inside the window are not counted yet.',
    formula: 'people who did every step in time / people who entered', source: 'Interval: Wilson 1927',
  }),
  outcomeMetric({
    ...PEOPLE, key: 'conversion.entered', name: 'Entered the funnel', tally: 'funnel', judge: conversionEntered,
    definition: 'People who did the funnel’s first step in the period. People still inside the window are not counted yet.',
    formula: 'distinct people at the first step',
  }),
  outcomeMetric({
    ...PEOPLE, key: 'conversion.completed', name: 'Converted', tally: 'funnel', judge: conversionCompleted,
    definition: 'People who entered the funnel in the period and did every step, in order, within its window.',
    formula: 'distinct people at the last step',
  }),
];
