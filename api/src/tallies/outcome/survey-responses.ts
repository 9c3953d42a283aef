import type { SurveyResponsesTally } from '@bifocal/metrics';
import type { TallyQuestion } from '../answer.js';
import { instantPeriods } from './periods.js';
import { addingUp } from './adding-up.js';
import { ANSWERER } from './id-parts.js';
import { Parameters, type Counted, type Read } from './read.js';
import { ANSWERED, SURVEY_DIMENSIONS } from './scores.js';
import { split } from './split.js';

/** A display counts when it was shown; an answer without a display, when it was given. Written as the index is. */
export const SHOWN_AT = 'CASE WHEN r.shown_at IS NULL THEN r.at ELSE r.shown_at END';
/** A response without a person is a person of its own. */
export const RESPONDENT = `coalesce(r.person_id::text, 'response ' || r.id)`;
/** Whether displays were collected at all: a response that was shown at a known time, or was not answered. */
export const DISPLAY_KNOWN = `r.shown_at IS NOT NULL OR NOT (${ANSWERED})`;

/** With what adds up: the people who have a response, and whether any of them says that displays were collected. */
export interface ResponsesTally extends SurveyResponsesTally {
  readonly people: number;
  readonly known: boolean;
}
type Told = Omit<ResponsesTally, 'shown'>;
interface Row extends Told { readonly period: number; readonly dims: (string | null)[] }

const told = ({ people, finished, known }: Told): ResponsesTally => ({ shown: known ? people : 0, people, finished, known });

/** Of two kinds of people, the responses of both. */
export const RESPONSES_ADDED = addingUp<ResponsesTally>((a, b) => told({ people: a.people + b.people, finished: a.finished + b.finished, known: a.known || b.known }));

/**
 * Distinct people to whom a survey was shown in the period, and those of them who finished it. Every response says that its
 * survey was shown; where nothing but answers was collected, nobody knows to whom else, and `shown` is 0.
 */
export async function countSurveyResponses(read: Read, question: TallyQuestion): Promise<Counted<ResponsesTally>[]> {
  const parameters = new Parameters();
  const product = parameters.add(question.productId);
  const periods = instantPeriods(question, parameters);
  const { dims, joins, where } = split(question, parameters, SURVEY_DIMENSIONS, ANSWERER);
  const rows = await read<Row>(`
    SELECT period, dims, count(*) AS people, count(*) FILTER (WHERE finished) AS finished, bool_or(known) AS known
    FROM (SELECT p.i::int - 1 AS period, ${dims} AS dims, ${RESPONDENT} AS respondent, bool_or(${ANSWERED}) AS finished, bool_or(${DISPLAY_KNOWN}) AS known
          FROM ${periods} JOIN survey_response r ON r.product_id = ${product} AND ${SHOWN_AT} >= p.from_at AND ${SHOWN_AT} < p.to_at
          JOIN survey s ON s.id = r.survey_id
          ${joins}
          WHERE true ${where}
          GROUP BY 1, 2, 3) x
    GROUP BY 1, 2`, parameters.values);
  return rows.map(({ period, dims: group, ...tally }) => ({ period, dims: group, tally: told(tally) }));
}
