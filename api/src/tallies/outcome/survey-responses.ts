import type { SurveyResponsesTally } from '@bifocal/metrics';
import type { TallyQuestion } from '../answer.js';
import { instantPeriods } from './periods.js';
import { Parameters, type Counted, type Read } from './read.js';
import { ANSWERED, SURVEY_DIMENSIONS } from './scores.js';
import { split } from './split.js';

/** A display counts when it was shown; an answer without a display, when it was given. */
export const SHOWN_AT = 'coalesce(r.shown_at, r.at)';
/** A response without a person is a person of its own. */
export const RESPONDENT = `coalesce(r.person_id::text, 'response ' || r.id)`;
/** Whether displays were collected at all: a response that was shown at a known time, or was not answered. */
export const DISPLAY_KNOWN = `r.shown_at IS NOT NULL OR NOT (${ANSWERED})`;

interface Row { readonly period: number; readonly dims: (string | null)[]; readonly shown: number; readonly finished: number; readonly known: boolean }

/**
 * Distinct people to whom a survey was shown in the period, and those of them who finished it. Every response says that its
 * survey was shown; where nothing but answers was collected, nobody knows to whom else, and `shown` is 0.
 */
export async function countSurveyResponses(read: Read, question: TallyQuestion): Promise<Counted<SurveyResponsesTally>[]> {
  const parameters = new Parameters();
  const product = parameters.add(question.productId);
  const periods = instantPeriods(question, parameters);
  const { dims, joins, where } = split(question, parameters, SURVEY_DIMENSIONS);
  const rows = await read<Row>(`
    SELECT period, dims, count(*) AS shown, count(*) FILTER (WHERE finished) AS finished, bool_or(known) AS known
    FROM (SELECT p.i::int - 1 AS period, ${dims} AS dims, ${RESPONDENT} AS respondent, bool_or(${ANSWERED}) AS finished, bool_or(${DISPLAY_KNOWN}) AS known
          FROM ${periods} JOIN survey_response r ON r.product_id = ${product} AND ${SHOWN_AT} >= p.from_at AND ${SHOWN_AT} < p.to_at
          JOIN survey s ON s.id = r.survey_id
          ${joins}
          WHERE true ${where}
          GROUP BY 1, 2, 3) x
    GROUP BY 1, 2`, parameters.values);
  return rows.map(({ period, dims: group, shown, finished, known }) => ({ period, dims: group, tally: { shown: known ? shown : 0, finished } }));
}
