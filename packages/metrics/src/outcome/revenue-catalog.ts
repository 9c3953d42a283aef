import { compareShares } from './comparison.js';
import { outcomeMetric } from './definition.js';
import type { OutcomeMetric } from './definition.js';
import { netPayments, newPayingCustomers, payingCustomers, paymentSum, refundSum } from './payments.js';
import { arpa, arr, atRisk, customerChurn, grossChurn, grr, ltv, movementTotal, mrr, nrr, quickRatio, revaluation, scheduledChurn } from './revenue.js';

const DIMENSIONS = ['plan', 'country'] as const;
const LEVEL = { unit: 'MONEY', better: 'HIGHER', dimensions: DIMENSIONS, additivity: 'SEMI_ADDITIVE' } as const;
const FLOW = { unit: 'MONEY', better: 'HIGHER', dimensions: DIMENSIONS, additivity: 'ADDITIVE' } as const;
const RATE = { unit: 'RATIO', better: 'HIGHER', dimensions: DIMENSIONS, additivity: 'NOT_ADDITIVE' } as const;

export const revenueCatalog: readonly OutcomeMetric[] = [
  outcomeMetric({
    ...LEVEL, key: 'revenue.mrr', name: 'MRR', tally: 'revenue-cohort', judge: mrr,
    definition: 'Monthly recurring revenue at the end of the period: each running subscription’s price turned into a month’s, running discounts taken off. Trials, free plans, paused subscriptions, one-off payments, tax and metered usage count 0; past due counts in full. Other currencies at the rate of the period’s last day.',
    formula: 'sum of price x periods a year / 12',
  }),
  outcomeMetric({
    ...LEVEL, key: 'revenue.arr', name: 'ARR', tally: 'revenue-cohort', judge: arr,
    definition: 'Annual run rate at the end of the period: twelve times MRR.',
    formula: '12 x MRR',
  }),
  outcomeMetric({
    ...FLOW, key: 'revenue.new', name: 'New MRR', tally: 'revenue-movements', judge: (tally) => movementTotal(tally.newMinor, tally.newCount),
    definition: 'MRR of customers who paid for the first time in the period, as it was when they began.',
    formula: 'sum of first MRR of customers who never paid before',
  }),
  outcomeMetric({
    ...FLOW, key: 'revenue.expansion', name: 'Expansion MRR', tally: 'revenue-movements', judge: (tally) => movementTotal(tally.expansionMinor, tally.expansionCount),
    definition: 'Rises of the MRR of customers who already had a subscription: upgrades, seats, discounts that ended, pauses that ended.',
    formula: 'sum of rises of paying or paused customers',
  }),
  outcomeMetric({
    ...FLOW, key: 'revenue.contraction', name: 'Contraction MRR', better: 'LOWER', tally: 'revenue-movements', judge: (tally) => movementTotal(tally.contractionMinor, tally.contractionCount),
    definition: 'Falls of the MRR of customers who kept a subscription: downgrades, fewer seats, one of several subscriptions dropped, pauses.',
    formula: 'sum of falls of customers who stay',
  }),
  outcomeMetric({
    ...FLOW, key: 'revenue.churn', name: 'Churned MRR', better: 'LOWER', tally: 'revenue-movements', judge: (tally) => movementTotal(tally.churnMinor, tally.churnCount),
    definition: 'MRR of customers whose last paid subscription ended in the period. A cancellation counts when the paid time ends.',
    formula: 'sum of last MRR of customers who left',
  }),
  outcomeMetric({
    ...FLOW, key: 'revenue.reactivation', name: 'Reactivation MRR', tally: 'revenue-movements', judge: (tally) => movementTotal(tally.reactivationMinor, tally.reactivationCount),
    definition: 'MRR of customers who had left and paid again in the period.',
    formula: 'sum of MRR of churned customers who came back',
  }),
  outcomeMetric({
    ...FLOW, key: 'revenue.currency', name: 'Currency revaluation', better: 'NEITHER', tally: 'revenue-movements', judge: revaluation,
    definition: 'What rates of exchange alone did to MRR in the period: movements are taken at their day’s rate, MRR at both ends at the rate of the day; this is the difference. 0 while all is paid in the product’s currency.',
    formula: 'end - start - new - expansion - reactivation + contraction + churn',
  }),
  outcomeMetric({
    ...RATE, key: 'revenue.quick_ratio', name: 'Quick ratio', unit: 'COUNT', tally: 'revenue-movements', judge: quickRatio,
    definition: 'How many times over the MRR gained in the period makes up for the MRR lost. Empty when nothing was lost.',
    formula: '(new + expansion + reactivation) / (contraction + churn)',
  }),
  outcomeMetric({
    ...RATE, key: 'revenue.nrr', name: 'Net revenue retention', tally: 'revenue-cohort', judge: nrr,
    definition: 'What the customers of the period’s start pay at its end, as a share of what they paid at its start. Can be over 100 %. New and returned customers are left out. Other currencies at the rates of the start, so that a rate is no gain and no loss.',
    formula: 'MRR at the end of the start’s customers / MRR at the start',
  }),
  outcomeMetric({
    ...RATE, key: 'revenue.grr', name: 'Gross revenue retention', tally: 'revenue-cohort', judge: grr,
    definition: 'The share of the start’s MRR that was kept, customer by customer, rises not counted. Never over 100 %. Other currencies at the rates of the start.',
    formula: 'sum of min(MRR at start, MRR at end) of the start’s customers / MRR at the start',
  }),
  outcomeMetric({
    ...RATE, key: 'revenue.gross_churn', name: 'Gross MRR churn', better: 'LOWER', tally: 'revenue-cohort', judge: grossChurn,
    definition: 'The share of the start’s MRR that contraction and churn took by the end of the period, rises not counted: 100 % less gross retention.',
    formula: '(MRR at the start - sum of min(MRR at start, MRR at end)) / MRR at the start',
  }),
  outcomeMetric({
    ...RATE, key: 'revenue.customer_churn', name: 'Customer churn', better: 'LOWER', tally: 'revenue-cohort',
    judge: ({ lostCustomers, startCustomers }) => customerChurn({ lost: lostCustomers, start: startCustomers }),
    compare: (before, after) => compareShares({ part: before.lostCustomers, whole: before.startCustomers }, { part: after.lostCustomers, whole: after.startCustomers }),
    definition: 'Of the customers at the start of the period, the share whose last paid subscription is gone at its end. A paused customer is still a customer.',
    formula: 'customers lost / customers at the start', source: 'Interval: Wilson 1927',
  }),
  outcomeMetric({
    ...RATE, key: 'revenue.arpa', name: 'ARPA', unit: 'MONEY', tally: 'revenue-cohort', judge: ({ endMinor, endCustomers }) => arpa({ mrrMinor: endMinor, customers: endCustomers }),
    definition: 'Average MRR of a paying customer at the end of the period.',
    formula: 'MRR / paying customers',
  }),
  outcomeMetric({
    ...RATE, key: 'revenue.ltv', name: 'LTV', unit: 'MONEY', tally: 'revenue-cohort', judge: ltv,
    definition: 'What a customer pays in a lifetime if the period’s churn lasted: ARPA over monthly customer churn. Empty when nobody was lost. Before costs.',
    formula: 'ARPA / customer churn per month',
  }),
  outcomeMetric({
    ...LEVEL, key: 'revenue.at_risk', name: 'MRR at risk', better: 'LOWER', tally: 'revenue-outlook', judge: atRisk,
    definition: 'Of the MRR at the end of the period, what comes from subscriptions whose payment is past due. It counts as MRR until the source gives up collecting.',
    formula: 'sum of MRR of past due subscriptions',
  }),
  outcomeMetric({
    ...LEVEL, key: 'revenue.scheduled_churn', name: 'Scheduled churn', better: 'LOWER', tally: 'revenue-outlook', judge: scheduledChurn,
    definition: 'Of the MRR at the end of the period, what comes from subscriptions whose end was set by then and was still to come. It counts as MRR until that end.',
    formula: 'sum of MRR of running subscriptions that are set to end',
  }),
  outcomeMetric({
    ...FLOW, key: 'revenue.payments', name: 'Payments', tally: 'payments', judge: paymentSum,
    definition: 'Money received in the period, one-off payments, tax and usage included, refunds not taken off.',
    formula: 'sum of payments',
  }),
  outcomeMetric({
    ...FLOW, key: 'revenue.refunds', name: 'Refunds', better: 'LOWER', tally: 'payments', judge: refundSum,
    definition: 'Money given back in the period, whenever it had been paid.',
    formula: 'sum of refunds',
  }),
  outcomeMetric({
    ...FLOW, key: 'revenue.net_payments', name: 'Net payments', tally: 'payments', judge: netPayments,
    definition: 'Money received in the period less money given back in it; below 0 where more went back.',
    formula: 'payments - refunds',
  }),
  outcomeMetric({
    ...LEVEL, key: 'revenue.paying_customers', name: 'Paying customers', unit: 'CUSTOMERS', tally: 'paying-customers', judge: payingCustomers,
    definition: 'Customers with MRR above 0 at the end of the period.',
    formula: 'customers with MRR > 0',
  }),
  outcomeMetric({
    ...FLOW, key: 'revenue.new_paying_customers', name: 'New paying customers', unit: 'CUSTOMERS', tally: 'paying-customers', judge: newPayingCustomers,
    definition: 'Customers who paid for a subscription for the first time ever in the period.',
    formula: 'customers with a first paid subscription in the period',
  }),
];
