import { DAY, iso, localDay } from '../calendar.js';
import type { FeedbackInput, SurveyKind, SurveyResponseInput } from '../batch.js';
import { Random } from '../random.js';
import { type Timeline, liftingRelease } from '../timeline.js';
import type { PersonPlan } from './account.js';
import { type Mood, comment, feedbackText } from './comments.js';
import { dayWeight, officeTime } from './scale.js';
import { themesOf } from './themes.js';

type Scores = readonly (readonly [number, number])[];

/** Planted shares of promoters, passives and detractors in percent, before the lifting release went live and from its day on. */
export const NPS_SHARES = { before: [40, 34, 26], after: [50, 31, 19] } as const;
const PROMOTERS: Scores = [[10, 5], [9, 6]];
const PASSIVES: Scores = [[8, 6], [7, 4]];
const DETRACTORS: Scores = [[6, 8], [5, 6], [4, 3], [3, 2], [2, 1], [1, 1], [0, 1]];
const CSAT: Scores = [[5, 42], [4, 30], [3, 13], [2, 8], [1, 7]];
const CES: Scores = [[7, 24], [6, 29], [5, 21], [4, 11], [3, 8], [2, 4], [1, 3]];

interface Asked {
  readonly survey: string;
  readonly kind: SurveyKind;
  readonly shownAt: number;
  readonly answers: number;
}

/** The surveys shown to one person by now, answered, dismissed or left alone. */
export function surveysOf(time: Timeline, person: PersonPlan): SurveyResponseInput[] {
  const random = Random.of(time.seed, 'survey', person.index);
  return [...asked(time, person, random)]
    .filter(({ shownAt }) => shownAt < time.now)
    .sort((a, b) => a.shownAt - b.shownAt)
    .map((each, index) => response(time, person, each, `${person.key}-q${index + 1}`, random));
}

/** NPS after a month and then every quarter, while the person is active; CSAT after support; CES after the first project. */
function* asked(time: Timeline, person: PersonPlan, random: Random): Generator<Asked> {
  const { signedUpAt, projectAt } = person.journey;
  const moment = (instant: number): number => officeTime(time, officeDay(time, localDay(instant)), random);
  for (let at = signedUpAt + random.between(28, 42) * DAY; at < person.activeUntil; at += random.between(85, 110) * DAY) yield { survey: 'nps-relationship', kind: 'NPS', shownAt: moment(at), answers: 0.34 };
  for (let at = signedUpAt + (1 + random.waiting(150)) * DAY; at < person.activeUntil; at += (5 + random.waiting(220)) * DAY) yield { survey: 'csat-support', kind: 'CSAT', shownAt: moment(at), answers: 0.46 };
  if (projectAt !== null && random.chance(0.5)) yield { survey: 'ces-first-project', kind: 'CES', shownAt: projectAt + random.whole(20_000, 90_000), answers: 0.38 };
}

/** Nearly all surveys are shown on working days. */
function officeDay(time: Timeline, day: number): number {
  return dayWeight(time, day) === 1 ? day : Math.min(time.working.nextWorked(day), time.today);
}

function response(time: Timeline, person: PersonPlan, { survey, kind, shownAt, answers }: Asked, key: string, random: Random): SurveyResponseInput {
  const fate = random.weighted([['answered', answers], ['dismissed', 0.42], ['ignored', 0.58 - answers]] as const);
  const at = shownAt + random.whole(4_000, fate === 'answered' ? 150_000 : 20_000);
  const base = { key, survey, kind, person: person.key, shownAt: iso(shownAt) };
  if (fate === 'ignored' || at >= time.now) return { ...base, at: iso(shownAt), dismissed: false };
  if (fate === 'dismissed') return { ...base, at: iso(at), dismissed: true };
  const score = scoreOf(time, kind, shownAt, random);
  if (!random.chance(0.42)) return { ...base, at: iso(at), score, dismissed: false };
  const words = comment(moodOf(kind, score), random);
  const tags = themesOf(time, key, at, words);
  return { ...base, at: iso(at), score, dismissed: false, comment: words, ...(tags.length > 0 ? { tags } : {}) };
}

function scoreOf(time: Timeline, kind: SurveyKind, shownAt: number, random: Random): number {
  if (kind === 'CSAT') return random.weighted(CSAT);
  if (kind === 'CES') return random.weighted(CES);
  const [promoters, passives, detractors] = localDay(shownAt) >= liftingRelease(time).day ? NPS_SHARES.after : NPS_SHARES.before;
  return random.weighted(random.weighted([[PROMOTERS, promoters], [PASSIVES, passives], [DETRACTORS, detractors]]));
}

function moodOf(kind: SurveyKind, score: number): Mood {
  const [glad, even] = { NPS: [9, 7], CSAT: [4, 3], CES: [6, 4] }[kind] as [number, number];
  return score >= glad ? 'glad' : score >= even ? 'even' : 'cross';
}

/** What the person wrote without being asked: a few do, once. */
export function feedbackOf(time: Timeline, person: PersonPlan): FeedbackInput[] {
  const random = Random.of(time.seed, 'feedback', person.index);
  if (!random.chance(0.05)) return [];
  const from = person.journey.signedUpAt;
  const at = Math.round(random.between(from + 60_000, Math.max(person.activeUntil, from + 120_000)));
  return at < time.now ? [{ key: `${person.key}-f1`, person: person.key, at: iso(at), ...feedbackText(random) }] : [];
}
