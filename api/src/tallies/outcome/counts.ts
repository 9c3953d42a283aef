import { addDays, type OutcomeTallies, type OutcomeTallyName, type PeopleTally, type StickinessTally, type SurveyResponsesTally } from '@bifocal/metrics';
import type { Period, TallyQuestion } from '../answer.js';
import { addingUp, type AddingUp } from './adding-up.js';
import { activationNeeds, countActivation } from './activation.js';
import type { NeedsEvents } from './events-kept.js';
import { countFeatureUse, featureNeeds } from './feature-use.js';
import { savedFunnel } from './funnel-steps.js';
import { entriesNeed, type FunnelCount } from './funnel.js';
import { FUNNEL } from './funnel-until-today.js';
import type { Grows, KeptTally, ReachOf, Way } from './kept-tally.js';
import { countLifecycle, LIFECYCLES_ADDED, lifecycleUntilToday, NO_LIFECYCLE } from './lifecycle.js';
import { NothingToCount } from './nothing-to-count.js';
import { nextPeriod } from './periods.js';
import { countPayments, PAYMENTS_ADDED } from './payments.js';
import { countPeopleActive } from './people-active.js';
import { countPeopleNew } from './people-new.js';
import { countPeopleRolling } from './people-rolling.js';
import { countPeopleToday, type TodayTally } from './people-today.js';
import type { Counted, Read } from './read.js';
import { COHORTS_ADDED, countRetention, returnIsOver } from './retention.js';
import { countOutlook, OUTLOOKS_ADDED } from './revenue-outlook.js';
import { countRevenue, monthsOf, NO_REVENUE, REVENUE_ADDED } from './revenue.js';
import { countScores, SCORES_ADDED } from './scores.js';
import { begunDays, countStickiness } from './stickiness.js';
import { countSurveyResponses, RESPONSES_ADDED } from './survey-responses.js';
import { byGroup, sum } from './today-so-far.js';

/** The facts that a tally counts: before the first of them there is nothing to measure, after it nothing counted is 0. */
export type FactKind = 'event' | 'mrr_movement' | 'payment' | 'survey_response';

/** How a tally is counted, and what it is for a period in which nothing was found. */
export interface Counting<Tally> {
  readonly facts: FactKind;
  /** Tallies that one statement gives together are one; without a reach it is counted each time, being small. */
  readonly tally: KeptTally<Tally, unknown>;
  /** How parts of the accounts or people are put together; absent: it is counted from events. */
  readonly adds?: AddingUp<Counted<Tally>>;
  /** What else says what is counted, such as a funnel's steps. Absent: nothing does. */
  more?(read: Read, question: TallyQuestion): Promise<unknown>;
  /** Which events it reads one by one. Absent: none, it is told by what is kept a person, day and name. */
  needsEvents?(read: Read, question: TallyQuestion): Promise<NeedsEvents>;
  zero(question: TallyQuestion, period: number): Tally;
}
const counted = <Tally>(name: string, way: Way<Tally>): KeptTally<Tally, unknown> => ({ name, way: () => way });

const revenue = {
  facts: 'mrr_movement', tally: counted('revenue', { count: countRevenue }), adds: REVENUE_ADDED,
  zero: (question: TallyQuestion, period: number) => ({ ...NO_REVENUE, months: monthsOf(question.periods[period]!) }),
} as const;
const PEOPLE_ADDED = addingUp<PeopleTally>((one, other) => ({ people: one.people + other.people }));
const people = (name: string, reach: ReachOf, grows: Grows<PeopleTally>, count: Way<PeopleTally>['count']): Counting<PeopleTally> => ({ facts: 'event', tally: counted(name, { reach, grows, count, adds: PEOPLE_ADDED }), zero: () => ({ people: 0 }) });
const ownDays: ReachOf = ({ from, to }) => ({ from, to });
/** Who is new hangs on all that came before. */
const untilItsEnd: ReachOf = ({ to }) => ({ from: null, to });
const rolling = (days: number): ReachOf => ({ to }) => ({ from: addDays(to, -days), to });
const begunFrom = ({ from }: Period): string => from;
const peopleToday: Grows<unknown>['today'] = async (_, question, { people }) => countPeopleToday(question, await people(question));
/** Who was active before today, and of today who was not. */
const activeUntilToday = (from: Grows<PeopleTally>['from']): Grows<PeopleTally> => ({
  from, before: { name: 'people-active', reach: ownDays, count: countPeopleActive, zero: () => ({ people: 0 }), adds: PEOPLE_ADDED }, today: peopleToday,
  add: ({ people: before }, added) => ({ people: before + ((added as TodayTally | null)?.fresh ?? 0) }),
});
const rollingUntilToday = (days: number): Grows<PeopleTally> => activeUntilToday((_, now) => addDays(now, 1 - days));
/** Nobody is new twice. */
const newUntilToday: Grows<PeopleTally> = {
  from: begunFrom, before: { name: 'people-new', reach: untilItsEnd, count: countPeopleNew, zero: () => ({ people: 0 }), adds: PEOPLE_ADDED },
  today: async (_, question, { people }) => byGroup(question.periods.length, await people(question), (_period, alike): PeopleTally => ({ people: sum(alike, ({ last }) => last === null) })),
  add: ({ people: before }, added) => ({ people: before + ((added as PeopleTally | null)?.people ?? 0) }),
};
const zeroStickiness = (question: TallyQuestion, period: number): StickinessTally => (
  { dailyActive: new Array<number>(begunDays(question, question.periods[period]!)).fill(0), windowActive: 0 });
const STICKINESS_ADDED = addingUp<StickinessTally>((one, other) => ({
  dailyActive: one.dailyActive.map((active, day) => active + other.dailyActive[day]!), windowActive: one.windowActive + other.windowActive,
}));
const stickyUntilToday: Grows<StickinessTally> = {
  from: begunFrom, before: { name: 'stickiness', reach: ownDays, count: countStickiness, zero: zeroStickiness, adds: STICKINESS_ADDED }, today: peopleToday,
  add(before, added) {
    const { active, fresh } = (added as TodayTally | null) ?? { active: 0, fresh: 0 };
    return { dailyActive: [...before.dailyActive, active], windowActive: before.windowActive + fresh };
  },
};
const scores = (kind: 'NPS' | 'CSAT' | 'CES'): Counting<OutcomeTallies['scores-nps']> => ({
  facts: 'survey_response', tally: counted(`scores-${kind}`, { count: (read, question) => countScores(read, question, kind) }), adds: SCORES_ADDED, zero: () => ({ byScore: {} }),
});

/** Every tally that can be counted. What is not here is not in the catalogue that is served. */
export const COUNTINGS: { readonly [Name in OutcomeTallyName]?: Counting<OutcomeTallies[Name]> } = {
  'people-active': people('people-active', ownDays, activeUntilToday(begunFrom), countPeopleActive),
  'people-rolling-7': people('people-rolling-7', rolling(7), rollingUntilToday(7), (read, question) => countPeopleRolling(read, question, 7)),
  'people-rolling-30': people('people-rolling-30', rolling(30), rollingUntilToday(30), (read, question) => countPeopleRolling(read, question, 30)),
  'people-new': people('people-new', untilItsEnd, newUntilToday, countPeopleNew),
  lifecycle: { facts: 'event', tally: counted('lifecycle', { reach: untilItsEnd, grows: lifecycleUntilToday, count: countLifecycle, adds: LIFECYCLES_ADDED }), zero: () => NO_LIFECYCLE },
  // What hangs on the product's definition, and on traits, is counted each time.
  'feature-use': { facts: 'event', tally: counted('feature-use', { count: countFeatureUse }), needsEvents: featureNeeds, zero: () => ({ eligible: 0, used: 0, usedOnThreeDays: 0 }) },
  activation: { facts: 'event', tally: counted('activation', { count: countActivation }), needsEvents: activationNeeds, zero: () => ({ activated: 0, matured: 0, maturing: 0 }) },
  stickiness: { facts: 'event', tally: counted('stickiness', { reach: ownDays, grows: stickyUntilToday, count: countStickiness, adds: STICKINESS_ADDED }), zero: zeroStickiness },
  retention: {
    facts: 'event', tally: counted('retention', { reach: ({ from, to }) => ({ from: null, to: nextPeriod(from, to).to }), count: countRetention, adds: COHORTS_ADDED }),
    zero: (question, period) => ({ cohort: 0, returned: 0, complete: returnIsOver(question, period) }),
  },
  funnel: {
    facts: 'event', tally: FUNNEL as KeptTally<FunnelCount, unknown>, needsEvents: () => Promise.resolve(entriesNeed),
    // A funnel can change without a fact.
    async more(read, question) {
      const funnel = await savedFunnel(read, question);
      if (!funnel) throw new NothingToCount('This product has no funnel. Save one with saveFunnel.');
      return funnel;
    },
    zero: () => ({ reached: [0, 0], maturing: 0 }),
  },
  'revenue-movements': revenue,
  'revenue-cohort': revenue,
  'paying-customers': revenue,
  'revenue-outlook': {
    facts: 'mrr_movement', tally: counted('revenue-outlook', { count: countOutlook }), adds: OUTLOOKS_ADDED,
    zero: () => ({ atRiskMinor: 0, atRiskCustomers: 0, scheduledMinor: 0, scheduledCustomers: 0 }),
  },
  payments: { facts: 'payment', tally: counted('payments', { count: countPayments }), adds: PAYMENTS_ADDED, zero: () => ({ paidMinor: 0, paidCount: 0, refundedMinor: 0, refundedCount: 0 }) },
  'scores-nps': scores('NPS'),
  'scores-csat': scores('CSAT'),
  'scores-ces': scores('CES'),
  'survey-responses': { facts: 'survey_response', tally: counted('survey-responses', { count: countSurveyResponses }), adds: RESPONSES_ADDED as AddingUp<Counted<SurveyResponsesTally>>, zero: () => ({ shown: 0, finished: 0 }) },
};
