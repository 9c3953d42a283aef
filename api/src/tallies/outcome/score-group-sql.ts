import { SCORE_GROUPS } from '@bifocal/metrics';

/** The group of the response `r` to the survey `s`, as text. */
export const SCORE_GROUP = `CASE s.kind ${Object.entries(SCORE_GROUPS).map(([kind, { favourableFrom, neutralFrom }]) => (
  `WHEN '${kind}' THEN CASE WHEN r.score >= ${favourableFrom} THEN 'FAVOURABLE' WHEN r.score >= ${neutralFrom} THEN 'NEUTRAL' ELSE 'CRITICAL' END`)).join(' ')} END`;
