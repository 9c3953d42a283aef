import { localDay, localMonth } from './calendar.js';
import { type AccountPlan, accountsOf } from './outcomes/account.js';
import { inEuros } from './outcomes/currencies.js';
import { ACTIVATION_DAYS, FUNNEL_DAYS, type Journey } from './outcomes/journey.js';
import { blocksAt } from './outcomes/scale.js';
import { movements } from './outcomes/subscription.js';
import { surveysOf } from './outcomes/surveys.js';
import { type Timeline, liftingRelease } from './timeline.js';

interface Cohort { signUps: number; activated: number }

/** What the simulator knows of its people without looking at a single event: sums of their plans. */
export interface Census {
  people: number;
  accounts: number;
  /** People by local month of signing up. */
  readonly signUps: Map<number, number>;
  /** Cohorts whose time to activate has passed, by the day of the lifting release. */
  readonly before: Cohort;
  readonly after: Cohort;
  /** People whose funnel window has passed, by furthest step at least reached. */
  readonly reached: [number, number, number, number];
  /** Euro cents by "month kind", each movement at its day's rate. */
  readonly movements: Map<string, number>;
  /** Comments on the NPS survey that carry each tag, by what their scores say. */
  readonly themes: Map<string, { promoters: number; passives: number; detractors: number }>;
  /** MRR in euro cents at the end of each month; and now, by industry, by size and by currency. */
  readonly mrrEnds: Map<number, number>;
  readonly mrrNow: { readonly industry: Map<string, number>; readonly size: Map<string, number>; readonly currency: Map<string, number> };
  readonly nps: { promoters: number; passives: number; detractors: number; shown: number; peopleShown: number; peopleAnswered: number };
}

export function takeCensus(time: Timeline, scale: number): Census {
  const census: Census = {
    people: 0, accounts: 0, signUps: new Map(), before: { signUps: 0, activated: 0 }, after: { signUps: 0, activated: 0 }, reached: [0, 0, 0, 0], movements: new Map(), mrrEnds: new Map(),
    mrrNow: { industry: new Map(), size: new Map(), currency: new Map() },
    themes: new Map(),
    nps: { promoters: 0, passives: 0, detractors: 0, shown: 0, peopleShown: 0, peopleAnswered: 0 },
  };
  const liftedFrom = liftingRelease(time).day;
  for (let block = 0, blocks = blocksAt(scale); block < blocks; block += 1) {
    for (const account of accountsOf(time, block)) {
      census.accounts += 1;
      countMoney(census, time, account);
      for (const person of account.people) {
        census.people += 1;
        countJourney(census, time, person.journey, liftedFrom);
        const responses = surveysOf(time, person);
        countNps(census, responses);
        countThemes(census, responses);
      }
    }
  }
  return census;
}

function countMoney(census: Census, time: Timeline, { changes, currency, industry, size }: AccountPlan): void {
  const { moves, ends } = inEuros(time, movements(changes, time.now), currency);
  for (const { month, kind, cents } of moves) add(census.movements, `${month} ${kind}`, cents);
  for (const [month, cents] of ends) add(census.mrrEnds, month, cents);
  const now = ends.get(localMonth(time.now)) ?? 0;
  if (now === 0) return;
  add(census.mrrNow.industry, industry, now);
  add(census.mrrNow.size, size, now);
  add(census.mrrNow.currency, currency, now);
}

function countJourney(census: Census, time: Timeline, journey: Journey, liftedFrom: number): void {
  const day = localDay(journey.signedUpAt);
  add(census.signUps, localMonth(journey.signedUpAt), 1);
  if (day < time.today - ACTIVATION_DAYS - 1) {
    const cohort = day >= liftedFrom ? census.after : census.before;
    cohort.signUps += 1;
    if (journey.activated) cohort.activated += 1;
  }
  if (day >= time.today - FUNNEL_DAYS - 1) return;
  const steps = !journey.activated ? 0 : journey.invitedAt === null ? 1 : journey.purchasedAt === null ? 2 : 3;
  for (let step = 0; step <= steps; step += 1) census.reached[step as 0 | 1 | 2 | 3] += 1;
}

function countNps({ nps }: Census, responses: ReturnType<typeof surveysOf>): void {
  const own = responses.filter(({ kind }) => kind === 'NPS');
  const scores = own.flatMap(({ score }) => (score === undefined ? [] : [score]));
  nps.shown += own.length;
  if (own.length > 0) nps.peopleShown += 1;
  if (scores.length > 0) nps.peopleAnswered += 1;
  nps.promoters += scores.filter((score) => score >= 9).length;
  nps.passives += scores.filter((score) => score >= 7 && score < 9).length;
  nps.detractors += scores.filter((score) => score < 7).length;
}

function countThemes({ themes }: Census, responses: ReturnType<typeof surveysOf>): void {
  for (const { score, tags = [] } of responses.filter(({ kind }) => kind === 'NPS')) {
    if (score === undefined) continue;
    for (const tag of tags) {
      const counts = themes.get(tag) ?? { promoters: 0, passives: 0, detractors: 0 };
      themes.set(tag, counts);
      counts[score >= 9 ? 'promoters' : score >= 7 ? 'passives' : 'detractors'] += 1;
    }
  }
}

function add<K>(sums: Map<K, number>, key: K, amount: number): void {
  sums.set(key, (sums.get(key) ?? 0) + amount);
}
