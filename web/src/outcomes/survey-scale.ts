import type { ScoreGroup } from '../charts/score-distribution';
import type { SurveyKind } from '../graphql/generated';

interface Scale {
  from: number;
  to: number;
  metric: string;
  /** What counts for the score and what against it, in words. */
  words: string;
  groupOf: (score: number) => ScoreGroup;
}

/** The scales of the definitions. A score that nobody gave still has its place. */
export const scales: Record<SurveyKind, Scale> = {
  NPS: { from: 0, to: 10, metric: 'satisfaction.nps', words: '9 and 10 promoters, 7 and 8 passive, 0 to 6 detractors', groupOf: (score) => (score >= 9 ? 'for' : score >= 7 ? 'neither' : 'against') },
  CSAT: { from: 1, to: 5, metric: 'satisfaction.csat', words: '4 and 5 are satisfied', groupOf: (score) => (score >= 4 ? 'for' : 'against') },
  CES: { from: 1, to: 7, metric: 'satisfaction.ces', words: '5 and above found it easy', groupOf: (score) => (score >= 5 ? 'for' : 'against') },
};

/** Under this many answers a score is grey: its margin is wider than what it could show. */
export const FEW_ANSWERS = 30;

export function wholeScale(kind: SurveyKind, counts: readonly { score: number; count: number }[]): { score: number; count: number }[] {
  const { from, to } = scales[kind];
  return Array.from({ length: to - from + 1 }, (_, index) => ({ score: from + index, count: counts.find(({ score }) => score === from + index)?.count ?? 0 }));
}
