import { useQuestion, type Question } from '../graphql/client';
import { ProductRequestsDocument, type ProductRequestsQuery, type RequestPartsFragment } from '../graphql/generated';

/** As many as anybody chooses among. */
const MOST = 200;

/** Every request of a product by the people behind it, to put feedback into or to merge with: one question that all who choose share. */
export function useAllRequests(product: string): readonly RequestPartsFragment[] {
  const question: Question<ProductRequestsQuery> = useQuestion(ProductRequestsDocument, { product, states: null, search: null, order: 'PEOPLE', first: MOST });
  return question.data?.product?.voice.requests.rows ?? [];
}
