import { npsMargin, proportion } from '../interval.js';
import type { NpsCounts } from '../interval.js';
import type { MetricValue } from '../metric.js';
import { measured, nothing } from '../metric.js';
import { studentCritical95 } from '../statistics.js';
import type { Share } from './comparison.js';
import type { ScoresTally, SurveyResponsesTally } from './tallies.js';
import { requireCount } from './tallies.js';

const NO_ANSWERS = 'Nobody answered in this period.';
/** A score of fewer answers than this is shown grey. */
export const ENOUGH_ANSWERS = 30;

/** Whether a score stands on fewer than 30 answers, and so is shown grey. */
export function isThinSample(sampleSize: number): boolean {
  return sampleSize < ENOUGH_ANSWERS;
}

export type NpsCategory = 'PROMOTER' | 'PASSIVE' | 'DETRACTOR';

/** 9-10 promoter, 7-8 passive, 0-6 detractor. RangeError for anything but a whole score from 0 to 10. */
export function npsCategory(score: number): NpsCategory {
  if (!Number.isInteger(score) || score < 0 || score > 10) throw new RangeError(`An NPS score is whole, from 0 to 10, not ${score}.`);
  if (score >= 9) return 'PROMOTER';
  return score >= 7 ? 'PASSIVE' : 'DETRACTOR';
}

/** Answers per score as pairs, checked against the scale. */
function answersOf({ byScore }: ScoresTally, lowest: number, highest: number): readonly (readonly [score: number, count: number])[] {
  return Object.entries(byScore).map(([text, count]) => {
    const score = Number(text);
    if (text.trim() === '' || !Number.isInteger(score) || score < lowest || score > highest) throw new RangeError(`A score is whole, from ${lowest} to ${highest}, not "${text}".`);
    return [score, requireCount(count, `answers of ${score}`)] as const;
  });
}

function shareFrom(tally: ScoresTally, lowest: number, highest: number, from: number): Share {
  const answers = answersOf(tally, lowest, highest);
  const sum = (pairs: typeof answers): number => pairs.reduce((total, [, count]) => total + count, 0);
  return { part: sum(answers.filter(([score]) => score >= from)), whole: sum(answers) };
}

/** Answers on 0-10 by category. */
export function npsCounts(tally: ScoresTally): NpsCounts {
  const counts = { PROMOTER: 0, PASSIVE: 0, DETRACTOR: 0 };
  for (const [score, count] of answersOf(tally, 0, 10)) counts[npsCategory(score)] += count;
  return { promoters: counts.PROMOTER, passives: counts.PASSIVE, detractors: counts.DETRACTOR };
}

/**
 * NPS = 100 x (promoters - detractors) / answered, in points from -100 to 100, with its 95 % interval: plain from 50 answers, adjusted Wald under.
 * The numerator is promoters - detractors, the denominator the answers. Null when nobody answered.
 */
export function nps(counts: NpsCounts): MetricValue {
  const margin = npsMargin(counts);
  const answered = counts.promoters + counts.passives + counts.detractors;
  const lead = counts.promoters - counts.detractors;
  if (margin === null) return nothing(NO_ANSWERS, { numerator: 0, denominator: 0, sampleSize: 0 });
  return measured((100 * lead) / answered, { numerator: lead, denominator: answered, sampleSize: answered, low: margin.low, high: margin.high });
}

/** CSAT as a share: answers of 4 and 5 of all answers on 1-5. */
export function csatShare(tally: ScoresTally): Share {
  return shareFrom(tally, 1, 5, 4);
}

/** CSAT = answers of 4 and 5 / answers on 1-5, with Wilson's interval. Null when nobody answered. */
export function csat({ satisfied, answered }: { readonly satisfied: number; readonly answered: number }): MetricValue {
  return proportion(satisfied, answered, NO_ANSWERS);
}

/** CES as a share: answers of 5 and above of all answers on 1-7. */
export function cesShare(tally: ScoresTally): Share {
  return shareFrom(tally, 1, 7, 5);
}

/** CES = answers of 5 and above / answers on 1-7 (7 = very easy), with Wilson's interval. Null when nobody answered. */
export function ces(tally: ScoresTally): MetricValue {
  const { part, whole } = cesShare(tally);
  return proportion(part, whole, NO_ANSWERS);
}

/**
 * Mean of the CES answers, shown beside the share, with the 95 % t interval cut to the scale. One answer has a mean and no interval. Null when nobody answered.
 */
export function cesMean(tally: ScoresTally): MetricValue {
  const answers = answersOf(tally, 1, 7);
  const n = answers.reduce((sum, [, count]) => sum + count, 0);
  const total = answers.reduce((sum, [score, count]) => sum + score * count, 0);
  if (n === 0) return nothing(NO_ANSWERS, { numerator: 0, denominator: 0, sampleSize: 0 });
  const mean = total / n;
  const squares = answers.reduce((sum, [score, count]) => sum + count * (score - mean) ** 2, 0);
  const margin = n === 1 ? null : studentCritical95(n - 1) * Math.sqrt(squares / (n - 1) / n);
  return measured(mean, {
    numerator: total, denominator: n, sampleSize: n,
    low: margin === null ? null : Math.max(1, mean - margin), high: margin === null ? null : Math.min(7, mean + margin),
  });
}

/** Responses as one share, for comparing; nothing to compare where displays were not collected. */
export function responseShare({ finished, shown }: SurveyResponsesTally): Share {
  return finished > shown ? { part: 0, whole: 0 } : { part: finished, whole: shown };
}

/**
 * Response rate = people who finished / people to whom it was shown, with Wilson's interval; people, not displays. Null when it was shown to nobody,
 * and when more people finished than saw it, which means that displays were not collected.
 */
export function responseRate({ finished, shown }: SurveyResponsesTally): MetricValue {
  if (requireCount(finished, 'finished') > requireCount(shown, 'shown')) {
    return nothing('More people answered than were shown the survey: its displays were not collected.', { numerator: finished, denominator: shown, sampleSize: shown });
  }
  return proportion(finished, shown, 'No survey was shown in this period.');
}
