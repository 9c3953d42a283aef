import type { TallyQuestion } from '../answer.js';
import { accountMrr } from './account-mrr.js';
import { Parameters, type Read } from './read.js';
import { RESPONDENT_OF_FEEDBACK } from './requests.js';
import type { PageOf } from './verbatims.js';
import { wordsSought } from './words-sought.js';

/** Something a person wrote of their own accord, and where people have put it. */
export interface FeedbackRow {
  readonly id: number;
  readonly key: string;
  readonly at: Date;
  readonly kind: string | null;
  readonly text: string;
  readonly personKey: string | null;
  readonly person: string | null;
  readonly accountKey: string | null;
  readonly account: string | null;
  readonly mrr: number | null;
  readonly requestId: number | null;
  readonly request: string | null;
  readonly isAside: boolean;
  readonly sortedBy: string | null;
  readonly sortedAt: Date | null;
}

export interface FeedbackSearch {
  readonly text: string | null;
  readonly kind: string | null;
  /** Null: wherever it is. */
  readonly place: 'INBOX' | 'SORTED' | 'ASIDE' | null;
  readonly requestId: number | null;
}

const PLACES = { INBOX: 'AND so.feedback_id IS NULL', SORTED: 'AND so.request_id IS NOT NULL', ASIDE: 'AND so.feedback_id IS NOT NULL AND so.request_id IS NULL' } as const;

/** Feedback of a product, newest first. */
export async function readFeedback(read: Read, question: TallyQuestion, search: FeedbackSearch, page: PageOf): Promise<{ rows: FeedbackRow[]; totalCount: number; people: number }> {
  const parameters = new Parameters();
  const where = [
    `f.workspace_id = ${parameters.add(question.workspaceId)} AND f.product_id = ${parameters.add(question.productId)}`,
    search.place === null ? '' : PLACES[search.place],
    search.requestId === null ? '' : `AND so.request_id = ${parameters.add(search.requestId)}`,
    search.kind === null ? '' : `AND f.kind = ${parameters.add(search.kind)}`,
    wordsSought(parameters, 'f.text', search.text),
  ].join(' ');
  const mrr = await accountMrr(read, question, parameters);
  const rows = await read<Omit<FeedbackRow, 'id'> & { id: number | null; totalCount: number; people: number }>(`
    WITH ${mrr.rates} found AS MATERIALIZED (
      SELECT f.id, f.key, f.at, f.kind, f.text, f.person_id, so.request_id, so.feedback_id AS sorted, so.author, so.sorted_at
      FROM feedback f LEFT JOIN feedback_sorting so ON so.feedback_id = f.id WHERE ${where}
    ), page AS (SELECT * FROM found ORDER BY at DESC, id DESC LIMIT ${parameters.add(page.limit)} OFFSET ${parameters.add(page.offset)})
    SELECT total.*, page.id, page.key, page.at, page.kind, page.text,
           pe.key AS "personKey", coalesce(pe.traits->>'name', pe.key) AS person, ac.key AS "accountKey", coalesce(ac.name, ac.key) AS account,
           ${mrr.of('ac.id')} AS mrr,
           q.id AS "requestId", q.title AS request, page.sorted IS NOT NULL AND page.request_id IS NULL AS "isAside", page.author AS "sortedBy", page.sorted_at AS "sortedAt"
    FROM (SELECT count(*) AS "totalCount", count(DISTINCT ${RESPONDENT_OF_FEEDBACK}) AS people FROM found f) total LEFT JOIN page ON true
    LEFT JOIN person pe ON pe.id = page.person_id
    LEFT JOIN account ac ON ac.id = pe.account_id
    LEFT JOIN feedback_request q ON q.id = page.request_id
    ORDER BY page.at DESC, page.id DESC`, parameters.values);
  const { totalCount = 0, people = 0 } = rows[0] ?? {};
  return { rows: rows.flatMap(({ totalCount: _count, people: _people, id, ...row }) => (id === null ? [] : [{ id, ...row }])), totalCount, people };
}

/** The kinds that a product's feedback has, the most first. */
export async function feedbackKinds(read: Read, question: TallyQuestion): Promise<string[]> {
  const rows = await read<{ kind: string }>(
    'SELECT kind FROM feedback WHERE workspace_id = $1 AND product_id = $2 AND kind IS NOT NULL GROUP BY kind ORDER BY count(*) DESC, kind LIMIT 50', [question.workspaceId, question.productId]);
  return rows.map(({ kind }) => kind);
}
