import { describe, expect, it } from '@jest/globals';
import { outcomeCatalog, outcomeMetricByKey } from './catalog.js';
import { EMPTY_REASONS, judgeOutcome } from './definition.js';
import type { OutcomeTallies } from './tallies.js';

const people = { people: 7 };
const scores = { byScore: { '5': 3, '1': 1 } };
/** One tally of each sort; `after` differs, for the comparisons. */
const tallies: OutcomeTallies = {
  'people-active': people, 'people-rolling-7': people, 'people-rolling-30': people, 'people-new': people,
  lifecycle: { newPeople: 1, returning: 4, resurrected: 2, dormant: 3 },
  stickiness: { dailyActive: [3, 4], windowActive: 7 }, 'feature-use': { eligible: 10, used: 5, usedOnThreeDays: 2 },
  activation: { activated: 3, matured: 6, maturing: 1 }, retention: { cohort: 8, returned: 4, complete: true }, funnel: { reached: [10, 5], maturing: 0 },
  'revenue-movements': { startMinor: 100, endMinor: 105, newMinor: 10, expansionMinor: 5, contractionMinor: 4, churnMinor: 9, reactivationMinor: 3, currencyMinor: 0, newCount: 1, expansionCount: 1, contractionCount: 1, churnCount: 1, reactivationCount: 1 },
  'revenue-cohort': { startMinor: 100, endMinor: 105, startCustomers: 4, endCustomers: 5, lostCustomers: 1, endOfStartersMinor: 92, keptMinor: 87, months: 1 },
  'revenue-outlook': { atRiskMinor: 12, atRiskCustomers: 2, scheduledMinor: 7, scheduledCustomers: 1 },
  payments: { paidMinor: 50, paidCount: 2, refundedMinor: 5, refundedCount: 1 }, 'paying-customers': { customers: 5, newCustomers: 1 },
  'scores-nps': scores, 'scores-csat': scores, 'scores-ces': scores, 'survey-responses': { shown: 320, finished: 80 },
};

const expected: Readonly<Record<string, number>> = {
  'adoption.active_users': 7, 'adoption.wau': 7, 'adoption.mau': 7, 'adoption.new_users': 7, 'adoption.returning_users': 4, 'adoption.resurrected_users': 2, 'adoption.dormant_users': 3,
  'adoption.stickiness': 0.5, // 3.5/7
  'adoption.feature_rate': 0.5, 'adoption.activation_rate': 0.5, 'adoption.retention': 0.5,
  'conversion.rate': 0.5, 'conversion.entered': 10, 'conversion.completed': 5,
  'revenue.mrr': 105, 'revenue.arr': 1260, 'revenue.new': 10, 'revenue.expansion': 5, 'revenue.contraction': 4, 'revenue.churn': 9, 'revenue.reactivation': 3,
  'revenue.nrr': 0.92, 'revenue.grr': 0.87, 'revenue.customer_churn': 0.25, 'revenue.arpa': 21, 'revenue.ltv': 84, // 21/.25
  'revenue.at_risk': 12, 'revenue.scheduled_churn': 7,
  'revenue.currency': 0, 'revenue.quick_ratio': 18 / 13, 'revenue.gross_churn': 0.13, // (10 + 5 + 3)/(4 + 9); (100 - 87)/100
  'revenue.payments': 50, 'revenue.refunds': 5, 'revenue.net_payments': 45, 'revenue.paying_customers': 5, 'revenue.new_paying_customers': 1,
  'satisfaction.nps': -100, // 5 and 1 are detractors on 0-10
  'satisfaction.csat': 0.75, 'satisfaction.ces': 0.75, 'satisfaction.response_rate': 0.25,
};

describe('the outcome catalogue', () => {
  it('has these metrics and no other, each once', () => expect(outcomeCatalog.map((metric) => metric.key).sort()).toEqual(Object.keys(expected).sort()));

  it.each(outcomeCatalog.map((metric) => [metric.key, metric] as const))('%s is judged from its own tally', (key, metric) => {
    expect(judgeOutcome(metric, tallies[metric.tally]).value).toBeCloseTo(expected[key] ?? Number.NaN, 9);
    expect(judgeOutcome(metric, null)).toMatchObject({ value: null, nullReason: EMPTY_REASONS[metric.tally] });
    expect(metric.compare?.(tallies[metric.tally], tallies[metric.tally]).difference ?? 0).toBe(0);
  });

  it.each(outcomeCatalog.map((metric) => [metric.key, metric] as const))('%s says what it is', (_, metric) => {
    expect(metric).toMatchObject({ half: 'OUTCOME', version: 1, grains: ['DAY', 'WEEK', 'MONTH', 'QUARTER'] });
    expect(metric.definition).toMatch(/^[A-Z].*\.$/);
    expect(metric.formula.length).toBeGreaterThan(0);
    expect(metric.dimensions.length).toBeGreaterThan(0);
  });

  it('adds up nothing that is a share, a score or a mean', () => {
    for (const metric of outcomeCatalog) {
      if (['RATIO', 'SCORE'].includes(metric.unit) || ['revenue.arpa', 'revenue.ltv', 'revenue.quick_ratio'].includes(metric.key)) expect(metric.additivity).toBe('NOT_ADDITIVE');
    }
    expect(outcomeMetricByKey('adoption.active_users')?.additivity).toBe('NOT_ADDITIVE');
    expect(outcomeMetricByKey('revenue.mrr')?.additivity).toBe('SEMI_ADDITIVE');
    expect(outcomeMetricByKey('revenue.new')?.additivity).toBe('ADDITIVE');
    expect(outcomeMetricByKey('nonsense')).toBeNull();
  });
});
