import type { RequestRow, RequestState } from '../../facts/feedback-requests.js';
import type { TallyQuestion } from '../answer.js';
import { accountMrr } from './account-mrr.js';
import { Parameters, type Read } from './read.js';
import type { PageOf } from './verbatims.js';
import { wordsSought } from './words-sought.js';

/** Feedback of nobody known is of a person of its own. `f` is the feedback. */
export const RESPONDENT_OF_FEEDBACK = `coalesce(f.person_id::text, 'feedback ' || f.id)`;

/** A request with what stands behind it. */
export interface RankedRequest extends Omit<RequestRow, 'productId' | 'mergedInto'> {
  /** Distinct people. */
  readonly people: number;
  readonly feedback: number;
  /** Distinct accounts of these people, and what they pay a month, each once; null where none of them has an account. */
  readonly accounts: number;
  readonly mrr: number | null;
  readonly lastAt: Date | null;
}

export interface RequestSearch {
  readonly text: string | null;
  readonly states: readonly RequestState[] | null;
  readonly id: number | null;
  readonly order: 'PEOPLE' | 'MRR' | 'NEWEST';
}

const ORDER = { PEOPLE: 'b.people DESC NULLS LAST, v.mrr DESC NULLS LAST', MRR: 'v.mrr DESC NULLS LAST, b.people DESC NULLS LAST', NEWEST: 'b.last_at DESC NULLS LAST' } as const;

/** Requests by what stands behind them. One account with several people, and one person with several feedbacks, counts once. */
export async function rankRequests(read: Read, question: TallyQuestion, search: RequestSearch, page: PageOf): Promise<{ rows: RankedRequest[]; totalCount: number }> {
  const parameters = new Parameters();
  const conditions = [
    search.states === null ? '' : `AND q.state = ANY (${parameters.add(search.states)}::text[])`,
    search.id === null ? '' : `AND q.id = ${parameters.add(search.id)}`,
    wordsSought(parameters, 'q.title', search.text),
  ].join(' ');
  const mrr = await accountMrr(read, question, parameters);
  const rows = await read<Omit<RankedRequest, 'id'> & { id: number | null; totalCount: number }>(`
    WITH ${mrr.rates} asked AS MATERIALIZED (
      SELECT q.* FROM feedback_request q WHERE q.workspace_id = ${parameters.add(question.workspaceId)} AND q.product_id = ${parameters.add(question.productId)} AND q.merged_into IS NULL ${conditions}
    ), said AS MATERIALIZED (
      SELECT so.request_id, f.id, f.person_id, f.at, pe.account_id FROM asked q JOIN feedback_sorting so ON so.request_id = q.id
      JOIN feedback f ON f.id = so.feedback_id LEFT JOIN person pe ON pe.id = f.person_id
    ), behind AS (
      SELECT f.request_id, count(*) AS feedback, count(DISTINCT ${RESPONDENT_OF_FEEDBACK}) AS people, max(f.at) AS last_at FROM said f GROUP BY 1
    ), paying AS (
      SELECT a.request_id, count(*) AS accounts, sum(coalesce(${mrr.of('a.account_id')}, 0))::bigint AS mrr
      FROM (SELECT DISTINCT request_id, account_id FROM said WHERE account_id IS NOT NULL) a GROUP BY 1
    ), page AS (
      SELECT q.id, q.title, q.state, q.version, q.author, q.changed_by AS "changedBy", q.created_at AS "createdAt", q.updated_at AS "updatedAt",
             coalesce(b.people, 0) AS people, coalesce(b.feedback, 0) AS feedback, coalesce(v.accounts, 0) AS accounts, v.mrr, b.last_at AS "lastAt",
             row_number() OVER (ORDER BY ${ORDER[search.order]}, q.id) AS place
      FROM asked q LEFT JOIN behind b ON b.request_id = q.id LEFT JOIN paying v ON v.request_id = q.id
      ORDER BY place LIMIT ${parameters.add(page.limit)} OFFSET ${parameters.add(page.offset)}
    )
    SELECT (SELECT count(*) FROM asked) AS "totalCount", page.* FROM (SELECT) one LEFT JOIN page ON true ORDER BY page.place`, parameters.values);
  return { rows: rows.flatMap(({ totalCount: _count, id, ...row }) => (id === null ? [] : [{ id, ...row }])), totalCount: rows[0]?.totalCount ?? 0 };
}

/** An account behind a request. */
export interface RequestAccountRow {
  readonly key: string;
  readonly name: string;
  readonly people: number;
  readonly feedback: number;
  readonly mrr: number | null;
}

/** The accounts behind a request, each once, those that pay most first; their MRR adds up to the request's. */
export async function requestAccounts(read: Read, question: TallyQuestion, requestId: number): Promise<RequestAccountRow[]> {
  const parameters = new Parameters();
  const mrr = await accountMrr(read, question, parameters);
  return read<RequestAccountRow>(`
    WITH ${mrr.rates} asking AS (
      SELECT pe.account_id, count(DISTINCT pe.id) AS people, count(*) AS feedback
      FROM feedback_sorting so JOIN feedback f ON f.id = so.feedback_id JOIN person pe ON pe.id = f.person_id
      WHERE so.workspace_id = ${parameters.add(question.workspaceId)} AND f.product_id = ${parameters.add(question.productId)} AND so.request_id = ${parameters.add(requestId)} AND pe.account_id IS NOT NULL
      GROUP BY 1)
    SELECT ac.key, coalesce(ac.name, ac.key) AS name, a.people, a.feedback, ${mrr.of('ac.id')} AS mrr
    FROM asking a JOIN account ac ON ac.id = a.account_id
    ORDER BY mrr DESC NULLS LAST, a.people DESC, ac.key`, parameters.values);
}
