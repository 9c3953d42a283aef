import type { OutcomeTallyName } from '@bifocal/metrics';
import type { TallyQuestion } from '../answer.js';
import type { BehindOf } from './behind-sql.js';
import { instantPeriods } from './periods.js';
import { Parameters } from './read.js';
import { ANSWERED, SURVEY_DIMENSIONS, type SurveyKind } from './scores.js';
import { split } from './split.js';
import { DISPLAY_KNOWN, RESPONDENT, SHOWN_AT } from './survey-responses.js';

/** What one answer is in the score's numerator. */
const NUMERATOR: Readonly<Record<SurveyKind, string>> = {
  NPS: 'CASE WHEN r.score >= 9 THEN 1 WHEN r.score >= 7 THEN 0 ELSE -1 END',
  CSAT: '(r.score >= 4)::int',
  CES: '(r.score >= 5)::int',
};
const JOINS = SURVEY_DIMENSIONS['plan']!.joins.join(' ');
const LABEL = `coalesce(pe.traits->>'name', pe.key, 'Somebody')`;

function responses(question: TallyQuestion, parameters: Parameters, at: string, kind: SurveyKind | null): string {
  const { where } = split({ ...question, groupBy: [] }, parameters, SURVEY_DIMENSIONS);
  return `FROM ${instantPeriods(question, parameters)}
    JOIN survey_response r ON r.product_id = ${parameters.add(question.productId)} AND ${at} >= p.from_at AND ${at} < p.to_at
    JOIN survey s ON s.id = r.survey_id ${kind ? `AND s.kind = ${parameters.add(kind)}` : ''} ${JOINS} WHERE true ${where}`;
}

const scored = (kind: SurveyKind): BehindOf => (_metric, question) => {
  const parameters = new Parameters();
  const leftOutParameters = new Parameters();
  return {
    parameters,
    rows: `SELECT r.key, pe.key AS person, ${LABEL} AS label, concat_ws(': ', r.score::text, nullif(left(r.comment, 120), '')) AS detail, r.at, ${NUMERATOR[kind]} AS numerator, 1::numeric AS denominator
      ${responses(question, parameters, 'r.at', kind)} AND ${ANSWERED}`,
    leftOutParameters,
    leftOut: `SELECT r.key, ${LABEL} AS label, CASE WHEN r.dismissed THEN 'Dismissed: not an answer.' ELSE 'Shown, and not answered.' END AS reason
      ${responses(question, leftOutParameters, 'r.at', kind)} AND NOT (${ANSWERED})`,
  };
};

const shown: BehindOf = (_metric, question) => {
  const parameters = new Parameters();
  return {
    parameters,
    rows: `SELECT coalesce(pe.key, min(r.key)) AS key, pe.key AS person, ${LABEL} AS label, CASE WHEN bool_or(${ANSWERED}) THEN 'finished' ELSE 'shown' END AS detail, max(${SHOWN_AT}) AS at,
        bool_or(${ANSWERED})::int AS numerator, (bool_or(bool_or(${DISPLAY_KNOWN})) OVER ())::int::numeric AS denominator
      ${responses(question, parameters, SHOWN_AT, null)} GROUP BY ${RESPONDENT}, pe.key, pe.traits`,
  };
};

/** The responses and people behind satisfaction. */
export const surveysBehind: Partial<Record<OutcomeTallyName, BehindOf>> = {
  'scores-nps': scored('NPS'),
  'scores-csat': scored('CSAT'),
  'scores-ces': scored('CES'),
  'survey-responses': shown,
};
