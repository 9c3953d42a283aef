/**
 * What SQL counts for the outcome half: one row per product, period and group, in exactly these shapes.
 * Counts are whole numbers from 0. Money is in whole minor units of the product's currency, as numbers (cast bigint: a string is refused).
 * No row at all means that no fact of that sort is known up to the end of the period; a row of zeros means counted, and zero.
 */

/** 'people-active': distinct people with a qualifying event in the period. 'people-rolling-7' and '-30': in the 7 or 30 local days ending with the
 * period's last day. 'people-new': people whose first-ever qualifying event lies in the period. */
export interface PeopleTally {
  readonly people: number;
}

/** 'lifecycle': people by how they stand in a period and in the one before. `newPeople` are first-ever, `returning` were active in both, `resurrected`
 * are older and were not active in the one before, `dormant` were active in the one before and not in this one. */
export interface LifecycleTally {
  readonly newPeople: number;
  readonly returning: number;
  readonly resurrected: number;
  readonly dormant: number;
}

/** 'stickiness': people active on each local day of the period that has begun (days without anyone are 0 and are in the list), and on any of them. */
export interface StickinessTally {
  readonly dailyActive: readonly number[];
  readonly windowActive: number;
}

/** 'feature-use': active people eligible for the feature; those of them who used it in the period; who used it on 3 local days or more. */
export interface FeatureUseTally {
  readonly eligible: number;
  readonly used: number;
  readonly usedOnThreeDays: number;
}

/** 'activation': people who signed up in the period: whose n x 24 h have passed (`matured`), those of them who activated within n x 24 h
 * (`activated`), and whose n x 24 h have not passed, activated or not (`maturing`). */
export interface ActivationTally {
  readonly activated: number;
  readonly matured: number;
  readonly maturing: number;
}

/** 'retention': people whose first-ever qualifying event lies in the period; those of them active again in the period looked at (the next one in
 * the catalogue's metric, the n-th in the grid); whether that period is over. */
export interface RetentionTally {
  readonly cohort: number;
  readonly returned: number;
  readonly complete: boolean;
}

/** 'funnel': people who reached at least each step, from the first, of entries in the period old enough to be judged; people still inside the window apart. */
export interface FunnelTally {
  readonly reached: readonly number[];
  readonly maturing: number;
}

/** 'revenue-movements': MRR at both ends (start: movements before the period; end: before its end) and, per kind, the sum of the movements
 * in the period and how many they are. `currencyMinor` is revaluation, signed; 0 while all is in the product's currency. */
export interface RevenueMovementsTally {
  readonly startMinor: number;
  readonly endMinor: number;
  readonly newMinor: number;
  readonly expansionMinor: number;
  readonly contractionMinor: number;
  readonly churnMinor: number;
  readonly reactivationMinor: number;
  readonly currencyMinor: number;
  readonly newCount: number;
  readonly expansionCount: number;
  readonly contractionCount: number;
  readonly churnCount: number;
  readonly reactivationCount: number;
}

/**
 * 'revenue-cohort': customers, each by the last movement before the start and before the end of the period.
 * A starter is a customer with a movement before the start, the last of which is not CHURN (paying, or paused at 0).
 */
export interface RevenueCohortTally {
  /** MRR of all customers at the start and at the end. */
  readonly startMinor: number;
  readonly endMinor: number;
  /** Starters. */
  readonly startCustomers: number;
  /** All customers with MRR above 0 at the end. */
  readonly endCustomers: number;
  /** Starters whose last movement before the end is CHURN. */
  readonly lostCustomers: number;
  /** MRR at the end of the starters. */
  readonly endOfStartersMinor: number;
  /** Sum over the starters of the lesser of their MRR at the start and at the end. */
  readonly keptMinor: number;
  /** Length of the period in months: MONTHS_IN for a grain, days x 12 / 365 for another range. */
  readonly months: number;
}

/** 'revenue-outlook': of the MRR at the end of the period, what was past due and what had its end set by then, and how many customers each is of. */
export interface RevenueOutlookTally {
  readonly atRiskMinor: number;
  readonly atRiskCustomers: number;
  readonly scheduledMinor: number;
  readonly scheduledCustomers: number;
}

/** 'payments': payments received in the period and refunds given in it, both as positive sums, and how many of each. */
export interface PaymentsTally {
  readonly paidMinor: number;
  readonly paidCount: number;
  readonly refundedMinor: number;
  readonly refundedCount: number;
}

/** 'paying-customers': customers with MRR above 0 at the end of the period, and customers with a NEW movement in it. */
export interface PayingCustomersTally {
  readonly customers: number;
  readonly newCustomers: number;
}

/** 'scores-nps' (0-10), 'scores-csat' (1-5), 'scores-ces' (1-7): answers per score, as {"9": 12}; a score that nobody gave may be left out. Dismissals are not answers. */
export interface ScoresTally {
  readonly byScore: Readonly<Record<string, number>>;
}

/** 'survey-responses': distinct people to whom a survey was shown, and those of them who finished it. */
export interface SurveyResponsesTally {
  readonly shown: number;
  readonly finished: number;
}

/** Which row each tally gives. */
export interface OutcomeTallies {
  'people-active': PeopleTally;
  'people-rolling-7': PeopleTally;
  'people-rolling-30': PeopleTally;
  'people-new': PeopleTally;
  lifecycle: LifecycleTally;
  stickiness: StickinessTally;
  'feature-use': FeatureUseTally;
  activation: ActivationTally;
  retention: RetentionTally;
  funnel: FunnelTally;
  'revenue-movements': RevenueMovementsTally;
  'revenue-cohort': RevenueCohortTally;
  'revenue-outlook': RevenueOutlookTally;
  payments: PaymentsTally;
  'paying-customers': PayingCustomersTally;
  'scores-nps': ScoresTally;
  'scores-csat': ScoresTally;
  'scores-ces': ScoresTally;
  'survey-responses': SurveyResponsesTally;
}

export type OutcomeTallyName = keyof OutcomeTallies;

/** The number if it is a whole count from 0, else a RangeError that names it. Catches a bigint that arrived as text. */
export function requireCount(count: number, name: string): number {
  if (!Number.isSafeInteger(count) || count < 0) throw new RangeError(`${name} is a whole number from 0, not ${String(count)}.`);
  return count;
}

/** The amount if it is whole minor units that a double holds exactly, else a RangeError that names it. */
export function requireMinor(minor: number, name: string): number {
  if (!Number.isSafeInteger(minor)) throw new RangeError(`${name} is in whole minor units, not ${String(minor)}.`);
  return minor;
}
