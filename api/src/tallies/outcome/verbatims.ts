import type { ScoreGroup, SurveyKind } from '@bifocal/metrics';
import type { TallyQuestion } from '../answer.js';
import { accountMrr } from './account-mrr.js';
import { instantPeriods } from './periods.js';
import { Parameters, type Read } from './read.js';
import { SCORE_GROUP } from './score-group-sql.js';
import { ANSWERED, SURVEY_DIMENSIONS } from './scores.js';
import { split } from './split.js';
import { wordsSought } from './words-sought.js';

/** What somebody wrote with a score. */
export interface VerbatimRow {
  readonly id: number;
  readonly key: string;
  readonly survey: string;
  readonly kind: SurveyKind;
  readonly score: number;
  readonly group: ScoreGroup;
  readonly at: Date;
  readonly comment: string;
  readonly personKey: string | null;
  readonly person: string | null;
  readonly accountKey: string | null;
  readonly account: string | null;
  /** The account's MRR now, in minor units of the product's currency; null where it has no account, or never paid. */
  readonly mrr: number | null;
  readonly tags: readonly { readonly name: string; readonly author: string | null; readonly at: string }[];
}

/** How verbatims are narrowed; the question's filters are segments. */
export interface VerbatimSearch {
  readonly text: string | null;
  readonly survey: string | null;
  readonly group: ScoreGroup | null;
  readonly tag: string | null;
  /** Only what carries no tag. */
  readonly untagged: boolean;
}

export interface PageOf {
  readonly offset: number;
  readonly limit: number;
}

/** FROM and WHERE of the answers with a comment that a search finds: `r` the response, `s` its survey. */
function written(question: TallyQuestion, parameters: Parameters, search: VerbatimSearch): string {
  const product = parameters.add(question.productId);
  const workspace = parameters.add(question.workspaceId);
  const { joins, where } = split({ ...question, groupBy: [] }, parameters, SURVEY_DIMENSIONS);
  const conditions = [
    search.survey === null ? '' : `AND s.key = ${parameters.add(search.survey)}`,
    search.group === null ? '' : `AND ${SCORE_GROUP} = ${parameters.add(search.group)}`,
    search.tag === null ? '' : `AND EXISTS (SELECT FROM survey_response_tag x JOIN tag t ON t.id = x.tag_id WHERE x.response_id = r.id AND lower(t.name) = lower(${parameters.add(search.tag)}))`,
    search.untagged ? 'AND NOT EXISTS (SELECT FROM survey_response_tag x WHERE x.response_id = r.id)' : '',
    wordsSought(parameters, 'r.comment', search.text),
  ];
  return `FROM ${instantPeriods(question, parameters)} JOIN survey_response r ON r.product_id = ${product} AND r.workspace_id = ${workspace} AND r.at >= p.from_at AND r.at < p.to_at
      JOIN survey s ON s.id = r.survey_id ${joins}
      WHERE ${ANSWERED} AND r.comment IS NOT NULL AND btrim(r.comment) <> '' ${where} ${conditions.join(' ')}`;
}

/** Answers with a comment, newest first. */
export async function readVerbatims(read: Read, question: TallyQuestion, search: VerbatimSearch, page: PageOf): Promise<{ rows: VerbatimRow[]; totalCount: number }> {
  const parameters = new Parameters();
  const mrr = await accountMrr(read, question, parameters);
  const rows = await read<Omit<VerbatimRow, 'id'> & { id: number | null; totalCount: number }>(`
    WITH ${mrr.rates} found AS MATERIALIZED (
      SELECT r.id, r.key, s.key AS survey, s.kind, r.score, ${SCORE_GROUP} AS "group", r.at, r.comment, r.person_id ${written(question, parameters, search)}
    ), page AS (SELECT * FROM found ORDER BY at DESC, id DESC LIMIT ${parameters.add(page.limit)} OFFSET ${parameters.add(page.offset)})
    SELECT (SELECT count(*) FROM found) AS "totalCount", page.id, page.key, page.survey, page.kind, page.score, page."group", page.at, page.comment,
           pe.key AS "personKey", coalesce(pe.traits->>'name', pe.key) AS person, ac.key AS "accountKey", coalesce(ac.name, ac.key) AS account,
           ${mrr.of('ac.id')} AS mrr,
           (SELECT coalesce(jsonb_agg(jsonb_build_object('name', t.name, 'author', x.author, 'at', x.tagged_at) ORDER BY x.tagged_at, t.id), '[]')
            FROM survey_response_tag x JOIN tag t ON t.id = x.tag_id WHERE x.response_id = page.id) AS tags
    FROM (SELECT) one LEFT JOIN page ON true
    LEFT JOIN person pe ON pe.id = page.person_id
    LEFT JOIN account ac ON ac.id = pe.account_id
    ORDER BY page.at DESC, page.id DESC`, parameters.values);
  return { rows: rows.flatMap(({ totalCount: _count, id, ...row }) => (id === null ? [] : [{ id, ...row }])), totalCount: rows[0]?.totalCount ?? 0 };
}

/** What carries one tag: answers by group. */
export interface TagTally {
  readonly name: string;
  readonly favourable: number;
  readonly neutral: number;
  readonly critical: number;
}

/** The tags of the answers that a search finds, the most first. An answer with two tags counts in both. */
export async function countTags(read: Read, question: TallyQuestion, search: VerbatimSearch): Promise<TagTally[]> {
  const parameters = new Parameters();
  const grouped = (group: ScoreGroup): string => `count(*) FILTER (WHERE f."group" = '${group}')`;
  return read<TagTally>(`
    WITH found AS MATERIALIZED (SELECT r.id, ${SCORE_GROUP} AS "group" ${written(question, parameters, search)})
    SELECT t.name, ${grouped('FAVOURABLE')} AS favourable, ${grouped('NEUTRAL')} AS neutral, ${grouped('CRITICAL')} AS critical
    FROM found f JOIN survey_response_tag x ON x.response_id = f.id JOIN tag t ON t.id = x.tag_id
    GROUP BY t.id ORDER BY count(*) DESC, lower(t.name)`, parameters.values);
}
