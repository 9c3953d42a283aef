import { keysOf, type ByKey, type Changed } from './delivery-writer.js';
import { writeFacts, type FactTable } from './fact-writer.js';
import { refOf, type People, type PersonRef } from './identities.js';
import type { FeedbackItem, SurveyResponseItem } from './outcome-items.js';
import type { ProductScope } from './reference-writer.js';
import { writeFirstTags } from './first-tags.js';
import type { Transaction } from './transaction.js';

/** A survey of one source: its kind is what its first response said. */
export interface SurveyRow {
  readonly id: number;
  readonly kind: string;
}

/** The surveys that these responses belong to, by key; one that is not known is made, of the kind that its first response here says. */
export async function surveysOf(transaction: Transaction, scope: ProductScope, responses: readonly SurveyResponseItem[]): Promise<ReadonlyMap<string, SurveyRow>> {
  const kinds = new Map<string, string>();
  for (const { survey, kind } of responses) if (!kinds.has(survey)) kinds.set(survey, kind);
  const wanted = [...kinds.keys()].sort();
  const surveys = new Map<string, SurveyRow>();
  if (wanted.length === 0) return surveys;
  const find = async (): Promise<void> => {
    const rows = await transaction.rows<SurveyRow & { key: string }>(
      'SELECT id, key, kind FROM survey WHERE workspace_id = $1 AND product_id = $2 AND source_id = $3 AND key = ANY ($4::text[])',
      [scope.workspaceId, scope.productId, scope.sourceId, wanted]);
    for (const { key, ...row } of rows) surveys.set(key, row);
  };
  await find();
  const missing = wanted.filter((key) => !surveys.has(key));
  if (missing.length === 0) return surveys;
  await transaction.rows(
    `INSERT INTO survey (workspace_id, product_id, source_id, key, kind)
     SELECT $1, $2, $3, s.key, s.kind FROM unnest($4::text[], $5::text[]) WITH ORDINALITY AS s(key, kind, n) ORDER BY s.n ON CONFLICT DO NOTHING`,
    [scope.workspaceId, scope.productId, scope.sourceId, missing, missing.map((key) => kinds.get(key))]);
  await find();
  return surveys;
}

type Whose = PersonRef | { readonly personId: null; readonly aliasId: null };
type StoredResponse = Omit<SurveyResponseItem, 'kind' | 'survey' | 'tags'> & ProductScope & Whose & { readonly surveyId: number };

const OWNED = [['source_id', 'bigint', 'sourceId'], ['key', 'text', 'key'], ['workspace_id', 'bigint', 'workspaceId'], ['product_id', 'bigint', 'productId'], ['person_id', 'bigint', 'personId'], ['alias_id', 'bigint', 'aliasId']] as const;

const RESPONSE: FactTable<StoredResponse> = {
  table: 'survey_response', unique: ['source_id', 'key'],
  columns: [...OWNED, ['survey_id', 'integer', 'surveyId'], ['shown_at', 'timestamptz', 'shownAt'], ['at', 'timestamptz', 'at'], ['score', 'smallint', 'score'],
    ['dismissed', 'boolean', 'dismissed'], ['comment', 'text', 'comment'], ['observed_at', 'timestamptz', 'observedAt']],
  observed: 'observed_at',
};
const FEEDBACK: FactTable<FeedbackItem & ProductScope & Whose> = {
  table: 'feedback', unique: ['source_id', 'key'],
  columns: [...OWNED, ['at', 'timestamptz', 'at'], ['kind', 'text', 'kind'], ['text', 'text', 'text']],
};

/** Keeps responses to surveys, each of the kind that its survey has. */
export async function writeSurveyResponses(transaction: Transaction, scope: ProductScope, items: ByKey<SurveyResponseItem>, surveys: ReadonlyMap<string, SurveyRow>, people: People): Promise<Changed> {
  const rows = [...items.values()].map(({ item: { kind: _, tags: _tags, survey, ...response } }): StoredResponse => (
    { ...response, ...scope, dismissed: response.dismissed ?? false, surveyId: surveys.get(survey)!.id, ...refOf(people, response.person) }));
  const written = await writeFacts(transaction, RESPONSE, rows);
  await writeFirstTags(transaction, scope, written.flatMap(({ key, isNew }) => (isNew === true ? (items.get(String(key))?.item.tags ?? []).map((tag) => ({ key: String(key), tag })) : [])));
  return keysOf(written);
}

export async function writeFeedback(transaction: Transaction, scope: ProductScope, items: ByKey<FeedbackItem>, people: People): Promise<Changed> {
  const rows = [...items.values()].map(({ item }) => ({ ...item, ...scope, ...refOf(people, item.person) }));
  return keysOf(await writeFacts(transaction, FEEDBACK, rows));
}
