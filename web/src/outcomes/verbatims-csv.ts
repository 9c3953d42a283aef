import { ask } from '../graphql/client';
import { ProductVerbatimsDocument, type ProductVerbatimsQueryVariables } from '../graphql/generated';
import { toCsv } from '../ui/csv';
import { groupWords } from './survey-scale';
import type { Verbatim } from './use-verbatims';

const EACH = 200;
/** More than anybody reads in a sheet; beyond it, BI tools ask the API page by page. */
const MOST = 20_000;

/** Everything that a search finds, as CSV: all pages of it. */
export async function verbatimsCsv(asked: Omit<ProductVerbatimsQueryVariables, 'first' | 'after'>): Promise<string> {
  const rows: Verbatim[] = [];
  let after: string | null = null;
  do {
    const page: NonNullable<Awaited<ReturnType<typeof pageOf>>> | undefined = await pageOf(asked, after);
    rows.push(...(page?.rows ?? []));
    after = page?.nextCursor ?? null;
  } while (after !== null && rows.length < MOST);
  return toCsv(['Key', 'Survey', 'Kind', 'Score', 'Says', 'At', 'Comment', 'Tags', 'Person', 'Account', 'MRR in minor units'],
    rows.map((row) => [row.key, row.survey, row.kind, row.score, groupWords[row.group], row.at, row.comment, row.tags.map(({ name }) => name).join('; '), row.personKey, row.account, row.mrr]));
}

async function pageOf(asked: Omit<ProductVerbatimsQueryVariables, 'first' | 'after'>, after: string | null) {
  return (await ask(ProductVerbatimsDocument, { ...asked, first: EACH, after })).product?.satisfaction.verbatims;
}
