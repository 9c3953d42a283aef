import type { TallyQuestion } from '../answer.js';
import { edge, instantPeriods } from './periods.js';
import { Parameters, type Read } from './read.js';

/** What somebody wrote with a score. */
export interface VerbatimRow {
  readonly key: string;
  readonly survey: string;
  readonly score: number;
  readonly at: Date;
  readonly comment: string;
  readonly person: string | null;
  readonly account: string | null;
  /** The account's MRR now, in minor units of the product's currency; null where it has no account, or never paid. */
  readonly mrr: number | null;
}

export interface VerbatimSearch {
  readonly text: string | null;
  readonly survey: string | null;
  readonly offset: number;
  readonly limit: number;
}

/** Answers with a comment, newest first. The text is searched for as it is written: % and _ are letters. */
export async function readVerbatims(read: Read, question: TallyQuestion, search: VerbatimSearch): Promise<{ rows: VerbatimRow[]; totalCount: number }> {
  const parameters = new Parameters();
  const product = parameters.add(question.productId);
  const currency = parameters.add(question.currency);
  const now = parameters.add(new Date(edge(question, '9999-12-31')));
  const periods = instantPeriods(question, parameters);
  const text = search.text === null ? '' : `AND r.comment ILIKE ${parameters.add(`%${search.text.replace(/[\\%_]/g, '\\$&')}%`)}`;
  const survey = search.survey === null ? '' : `AND s.key = ${parameters.add(search.survey)}`;
  const rows = await read<Omit<VerbatimRow, 'key'> & { key: string | null; totalCount: number }>(`
    WITH found AS MATERIALIZED (
      SELECT r.id, r.key, s.key AS survey, r.score, r.at, r.comment, r.person_id
      FROM ${periods} JOIN survey_response r ON r.product_id = ${product} AND r.at >= p.from_at AND r.at < p.to_at
      JOIN survey s ON s.id = r.survey_id
      WHERE r.score IS NOT NULL AND NOT r.dismissed AND btrim(r.comment) <> '' ${text} ${survey}
    ), page AS (SELECT * FROM found ORDER BY at DESC, id DESC LIMIT ${parameters.add(search.limit)} OFFSET ${parameters.add(search.offset)})
    SELECT (SELECT count(*) FROM found) AS "totalCount", page.key, page.survey, page.score, page.at, page.comment,
           coalesce(pe.traits->>'name', pe.key) AS person, coalesce(ac.name, ac.key) AS account,
           (SELECT m.mrr_after_minor FROM mrr_movement m WHERE m.account_id = ac.id AND m.currency = ${currency} AND m.at < ${now} ORDER BY m.at DESC LIMIT 1) AS mrr
    FROM (SELECT) one LEFT JOIN page ON true
    LEFT JOIN person pe ON pe.id = page.person_id
    LEFT JOIN account ac ON ac.id = pe.account_id
    ORDER BY page.at DESC, page.id DESC`, parameters.values);
  return { rows: rows.flatMap(({ totalCount: _count, key, ...row }) => (key === null ? [] : [{ key, ...row }])), totalCount: rows[0]?.totalCount ?? 0 };
}
