import type { ScoreGroup, SurveyKind } from '../graphql/generated';

interface Scale {
  metric: string;
  /** What counts for the score and what against it, in words. */
  words: string;
  groups: Record<ScoreGroup, string>;
}

/** The scales of the definitions. */
export const scales: Record<SurveyKind, Scale> = {
  NPS: { metric: 'satisfaction.nps', words: '9 and 10 promoters, 7 and 8 passive, 0 to 6 detractors', groups: { FAVOURABLE: 'Promoters', NEUTRAL: 'Passive', CRITICAL: 'Detractors' } },
  CSAT: { metric: 'satisfaction.csat', words: '4 and 5 are satisfied', groups: { FAVOURABLE: 'Satisfied', NEUTRAL: 'In between', CRITICAL: 'Not satisfied' } },
  CES: { metric: 'satisfaction.ces', words: '5 and above found it easy', groups: { FAVOURABLE: 'Easy', NEUTRAL: 'In between', CRITICAL: 'Not easy' } },
};

/** What scores of any kind say. */
export const groupWords: Record<ScoreGroup, string> = { FAVOURABLE: 'Favourable', NEUTRAL: 'In between', CRITICAL: 'Critical' };

/** Under this many answers a score is grey: its margin is wider than what it could show. */
export const FEW_ANSWERS = 30;
