import { npsMargin, proportion } from '../interval.js';
import type { MetricValue } from '../metric.js';
import { cesShare, csatShare, npsCounts } from './satisfaction.js';
import type { ScoresTally } from './tallies.js';

export type SurveyKind = 'NPS' | 'CSAT' | 'CES';
/** What a score says: for the score it counts in, against it, or neither. */
export type ScoreGroup = 'FAVOURABLE' | 'NEUTRAL' | 'CRITICAL';

/** The lowest favourable and the lowest neutral score of each kind. What counts for the score is favourable (9-10, 4-5, 5-7); the scale's middle is neutral (7-8, 3, 4). */
export const SCORE_GROUPS: Readonly<Record<SurveyKind, { readonly favourableFrom: number; readonly neutralFrom: number }>> = {
  NPS: { favourableFrom: 9, neutralFrom: 7 },
  CSAT: { favourableFrom: 4, neutralFrom: 3 },
  CES: { favourableFrom: 5, neutralFrom: 4 },
};

/** The group of a score on its kind's scale: NPS promoters, passives and detractors; CSAT and CES by what counts as satisfied and easy. */
export function scoreGroup(kind: SurveyKind, score: number): ScoreGroup {
  const { favourableFrom, neutralFrom } = SCORE_GROUPS[kind];
  if (score >= favourableFrom) return 'FAVOURABLE';
  return score >= neutralFrom ? 'NEUTRAL' : 'CRITICAL';
}

/** A 95 % interval as centre +- margin, in the score's own unit (NPS: points; CSAT and CES: a share). */
export interface ScoreMargin {
  readonly centre: number;
  readonly margin: number;
  /** Whether the centre is pulled towards the middle, since few answers say little: then it is not the score itself. */
  readonly adjusted: boolean;
}

/**
 * The margin of a score. NPS: plain from 50 answers, adjusted Wald under (the interval before it is cut to the scale). CSAT and CES: half of Wilson's interval,
 * around its middle. Null when nobody answered.
 */
export function scoreMargin(kind: SurveyKind, tally: ScoresTally): ScoreMargin | null {
  if (kind === 'NPS') {
    const found = npsMargin(npsCounts(tally));
    return found && { centre: found.centre, margin: found.margin, adjusted: found.adjusted };
  }
  const { part, whole } = kind === 'CSAT' ? csatShare(tally) : cesShare(tally);
  const { low, high } = proportion(part, whole, '');
  return low === null || high === null ? null : { centre: (low + high) / 2, margin: (high - low) / 2, adjusted: true };
}

/** Answers of a survey by group, each with its share of all: from the lower end of the scale up. Shares are null where nobody answered. */
export function scoreGroupShares(kind: SurveyKind, { byScore }: ScoresTally): readonly { readonly group: ScoreGroup; readonly answers: number; readonly share: number | null }[] {
  const counts: Record<ScoreGroup, number> = { CRITICAL: 0, NEUTRAL: 0, FAVOURABLE: 0 };
  for (const [score, count] of Object.entries(byScore)) counts[scoreGroup(kind, Number(score))] += count;
  const all = counts.CRITICAL + counts.NEUTRAL + counts.FAVOURABLE;
  return (['CRITICAL', 'NEUTRAL', 'FAVOURABLE'] as const).map((group) => ({ group, answers: counts[group], share: all === 0 ? null : counts[group] / all }));
}

/** Answers by group, such as those that carry one tag. */
export interface GroupCounts {
  readonly favourable: number;
  readonly neutral: number;
  readonly critical: number;
}

/** The favourable and the critical share of some answers, with Wilson's interval. Null where there is none. */
export function groupShares({ favourable, neutral, critical }: GroupCounts): { readonly favourable: MetricValue; readonly critical: MetricValue } {
  const answers = favourable + neutral + critical;
  return { favourable: proportion(favourable, answers, 'Nobody answered.'), critical: proportion(critical, answers, 'Nobody answered.') };
}
