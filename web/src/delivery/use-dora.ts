import { useQuestion, type Question } from '../graphql/client';
import { ProductDoraDocument, type ProductDoraQuery, type RangeInput } from '../graphql/generated';

export type DoraData = NonNullable<ProductDoraQuery['product']>['dora'];

/** DORA's five of a product, by week; `service` empty: of all its services. */
export function useDora(product: string, range: RangeInput, service: string): Question<ProductDoraQuery> {
  return useQuestion(ProductDoraDocument, { product, range, service: service || null });
}
