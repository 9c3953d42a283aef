import type { Grain, MetricDefinition } from '../metric.js';
import { doraCatalog } from './dora-catalog.js';

/** What all metrics of the delivery half share, so that a line says only what is its own. */
type Line = Omit<MetricDefinition, 'half' | 'version' | 'source'> & Partial<Pick<MetricDefinition, 'source' | 'version'>>;
const metric = (line: Line): MetricDefinition => ({ half: 'DELIVERY', version: 1, source: null, ...line });

const PERIODS: readonly Grain[] = ['DAY', 'WEEK', 'MONTH', 'QUARTER', 'SPRINT'];
/** Points of different teams are never added up, so that nothing measured in points is additive. */
const OF_SPRINT = { grains: ['SPRINT'], dimensions: ['team'], additivity: 'NOT_ADDITIVE' } as const;
const OF_RELEASE = { unit: 'POINTS', grains: ['RELEASE', 'SPRINT'], dimensions: [], additivity: 'NOT_ADDITIVE' } as const;
const OF_DEFECTS = { grains: PERIODS, dimensions: ['team', 'severity'] } as const;
const OF_FLOW = { grains: PERIODS, dimensions: ['team', 'type'] } as const;

/** Every metric of the delivery half, in the order in which a user reads them. */
export const deliveryCatalog: readonly MetricDefinition[] = [
  metric({
    ...OF_SPRINT, key: 'velocity.committed', name: 'Committed', unit: 'POINTS', better: 'NEITHER',
    definition: 'Estimates, as they stood at the start of the sprint, of the items in it that were neither done nor cancelled then. What enters at the very start or later is added, not committed.',
    formula: 'sum of estimates at the start',
  }),
  metric({
    ...OF_SPRINT, key: 'velocity.completed', name: 'Completed', unit: 'POINTS', better: 'NEITHER',
    definition: 'Estimates of the items that were done when the sprint closed, credited once, to the sprint they were in then. No partial credit. What was done before the start, or was removed before the close, is shown apart. The team’s velocity is the mean over its last closed sprints, of at least 3.',
    formula: 'sum of estimates done at the close',
  }),
  metric({
    ...OF_SPRINT, key: 'velocity.kept_commitment', name: 'Kept commitment', unit: 'RATIO', better: 'HIGHER',
    definition: 'The share of the commitment that was completed by the close, each item at the estimate it was committed with. Also known as say/do.',
    formula: 'committed and completed / committed',
  }),
  metric({
    ...OF_SPRINT, key: 'velocity.delivered_ratio', name: 'Delivered ratio', unit: 'RATIO', better: 'NEITHER',
    definition: 'Everything completed, also what was added later, compared with the commitment. It can pass 100 % while promises were missed: it says how much was delivered, not how predictably.',
    formula: 'completed / committed',
  }),
  metric({
    ...OF_SPRINT, key: 'velocity.carry_over', name: 'Carry-over', unit: 'POINTS', better: 'LOWER',
    definition: 'Estimates of the items in the sprint at its close that were neither done nor cancelled. The age of each is the number of sprints in a row it has been in.',
    formula: 'committed + added - removed + re-estimated - completed - cancelled',
  }),
  metric({
    ...OF_SPRINT, key: 'velocity.scope_creep', name: 'Scope creep', unit: 'RATIO', better: 'LOWER',
    definition: 'Everything added after the start compared with the commitment, gross: what was removed again still counts. The net figure, in which round trips cancel out, stands beside it.',
    formula: 'added / committed',
  }),
  metric({
    ...OF_SPRINT, key: 'velocity.scope_creep_net', name: 'Scope creep, net', unit: 'RATIO', better: 'LOWER',
    definition: 'What was added after the start and not removed again, item by item and never below 0, compared with the commitment. An item that only left and came back counts nothing.',
    formula: 'added - removed again / committed',
  }),
  metric({
    ...OF_SPRINT, key: 'burndown.remaining', name: 'Remaining in the sprint', unit: 'POINTS', better: 'LOWER',
    definition: 'Estimates of the items in the sprint that are neither done nor cancelled, at its close, or now while it runs. A reopened item counts again.',
    formula: 'sum of estimates of open items in the sprint',
  }),
  metric({
    ...OF_RELEASE, key: 'release.remaining', name: 'Remaining in the release', better: 'LOWER',
    definition: 'Estimates of the items of the release that are neither done nor cancelled, at the end of each sprint, or now.',
    formula: 'at start + added - removed + re-estimated - completed',
  }),
  metric({
    ...OF_RELEASE, key: 'release.completed', name: 'Completed in the release', better: 'HIGHER',
    definition: 'Estimates of the items of the release that became done in each sprint. An item reopened later is subtracted in the sprint in which it was reopened; the sprint in which it was done stays as it was.',
    formula: 'done - reopened',
  }),
  metric({
    ...OF_DEFECTS, key: 'defects.opened', name: 'Defects opened', unit: 'ITEMS', better: 'LOWER', additivity: 'ADDITIVE',
    definition: 'Defects created in the period. A defect is an item of a type the team calls one; duplicates and rejected ones are left out.',
    formula: 'count of defects created',
  }),
  metric({
    ...OF_DEFECTS, key: 'defects.closed', name: 'Defects closed', unit: 'ITEMS', better: 'HIGHER', additivity: 'ADDITIVE',
    definition: 'How often defects became done or cancelled in the period. One that is reopened and closed again is closed twice; reopened ones are shown beside it.',
    formula: 'count of closings',
  }),
  metric({
    ...OF_DEFECTS, key: 'defects.open', name: 'Defects open', unit: 'ITEMS', better: 'LOWER', additivity: 'SEMI_ADDITIVE',
    definition: 'Defects that are neither done nor cancelled at the end of the period.',
    formula: 'open before + opened + reopened - closed',
  }),
  metric({
    key: 'defects.escape_rate', name: 'Escape rate', unit: 'RATIO', better: 'LOWER', grains: ['RELEASE'], dimensions: ['severity'], additivity: 'NOT_ADDITIVE',
    definition: 'Of all defects found in a release, the share found after it was released. Provisional until 30 days after the release.',
    formula: 'found after release / found',
  }),
  metric({
    key: 'defects.density', name: 'Defect density', unit: 'COUNT', better: 'LOWER', grains: ['SPRINT'], dimensions: ['team'], additivity: 'NOT_ADDITIVE',
    definition: 'Defects opened in the sprint per 100 points completed in it (per 10 items, where the team counts items).',
    formula: '100 x defects opened / points completed',
  }),
  metric({
    ...OF_DEFECTS, key: 'defects.time_to_resolve', name: 'Time to resolve', unit: 'DAYS', better: 'LOWER', additivity: 'NOT_ADDITIVE',
    definition: 'The median number of calendar days, first and last counted, from created to last done, of the defects resolved in the period. The 85th percentile and the age of those still open stand beside it.',
    formula: 'median of (day done - day created + 1)',
  }),
  metric({
    ...OF_FLOW, key: 'flow.throughput', name: 'Throughput', unit: 'ITEMS', better: 'HIGHER', additivity: 'ADDITIVE',
    definition: 'Items done in the period. An item counts once, on the day it was last done; one that is open again does not count.',
    formula: 'count of items by the day last done',
  }),
  metric({
    ...OF_FLOW, key: 'flow.cycle_time', name: 'Cycle time', unit: 'DAYS', better: 'LOWER', additivity: 'NOT_ADDITIVE',
    definition: 'The median number of calendar days, first and last counted, from the first start of work to last done, of the items done in the period. An item that went back to “to do” starts anew.',
    formula: 'median of (day done - day started + 1)',
  }),
  metric({
    ...OF_FLOW, key: 'flow.lead_time', name: 'Lead time', unit: 'DAYS', better: 'LOWER', additivity: 'NOT_ADDITIVE',
    definition: 'The median number of calendar days, first and last counted, from created to last done, of the items done in the period.',
    formula: 'median of (day done - day created + 1)',
  }),
  metric({
    ...OF_FLOW, key: 'flow.wip', name: 'Work in progress', unit: 'ITEMS', better: 'LOWER', additivity: 'SEMI_ADDITIVE',
    definition: 'Items that are in progress or waiting at the end of the period. The age of each counts from its start, first and last day included.',
    formula: 'count of items in progress or waiting',
  }),
  metric({
    key: 'flow.delivered', name: 'Work done', unit: 'POINTS', better: 'HIGHER', grains: PERIODS, dimensions: ['team', 'type'], additivity: 'NOT_ADDITIVE',
    definition: 'Estimates of the items done in the period, each as it stood when the item was last done. An item without an estimate adds nothing; one that is open again does not count.',
    formula: 'sum of estimates of items by the day last done',
  }),
  metric({
    ...OF_FLOW, key: 'flow.blocked_time', name: 'Blocked time', unit: 'DAYS', better: 'LOWER', additivity: 'SEMI_ADDITIVE',
    definition: 'Calendar days of the period on which items were blocked while they were open, first and last counted, added up over the items. An item that is blocked twice on a day, or for two reasons, is blocked for one day. What is still blocked counts until now.',
    formula: 'sum over items of days blocked',
  }),
  ...doraCatalog,
];
