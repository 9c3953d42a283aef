import type { ScoresTally } from '@bifocal/metrics';
import type { TallyQuestion } from '../answer.js';
import { addingUp } from './adding-up.js';
import { ANSWERER } from './id-parts.js';
import { instantPeriods } from './periods.js';
import { Parameters, type Counted, type Read } from './read.js';
import { personDimensions, split, type Dimension } from './split.js';

/** The kinds of survey, with the ends of their scales. */
export const SCALES = { NPS: [0, 10], CSAT: [1, 5], CES: [1, 7] } as const;
export type SurveyKind = keyof typeof SCALES;

export const SURVEY_DIMENSIONS: Readonly<Record<string, Dimension>> = { ...personDimensions('r.person_id'), survey: { expression: 's.key', joins: [] } };

/** What makes a response an answer: a score, and not dismissed. */
export const ANSWERED = 'r.score IS NOT NULL AND NOT r.dismissed';

interface Row { readonly period: number; readonly dims: (string | null)[]; readonly score: number; readonly answers: number }

/** Of two kinds of people, the answers of both. */
export const SCORES_ADDED = addingUp<ScoresTally>((a, b) => {
  const byScore: Record<string, number> = { ...a.byScore };
  for (const [score, answers] of Object.entries(b.byScore)) byScore[score] = (byScore[score] ?? 0) + answers;
  return { byScore };
});

/** Answers by score to all surveys of one kind. */
export async function countScores(read: Read, question: TallyQuestion, kind: SurveyKind): Promise<Counted<ScoresTally>[]> {
  const parameters = new Parameters();
  const product = parameters.add(question.productId);
  const ofKind = parameters.add(kind);
  const periods = instantPeriods(question, parameters);
  const { dims, joins, where } = split(question, parameters, SURVEY_DIMENSIONS, ANSWERER);
  const rows = await read<Row>(`
    SELECT p.i::int - 1 AS period, ${dims} AS dims, r.score, count(*) AS answers
    FROM ${periods} JOIN survey_response r ON r.product_id = ${product} AND r.at >= p.from_at AND r.at < p.to_at AND ${ANSWERED}
    JOIN survey s ON s.id = r.survey_id AND s.kind = ${ofKind}
    ${joins}
    WHERE true ${where}
    GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`, parameters.values);
  const groups = new Map<string, Counted<{ byScore: Record<string, number> }>>();
  for (const { period, dims: group, score, answers } of rows) {
    const key = JSON.stringify([period, group]);
    const counted = groups.get(key) ?? { period, dims: group, tally: { byScore: {} } };
    counted.tally.byScore[String(score)] = answers;
    groups.set(key, counted);
  }
  return [...groups.values()];
}
