import type { Funnel } from '../products/funnel.type.js';
import type { Product } from '../products/product.type.js';
import type { FunnelRow } from '../tallies/outcome/outcome-tables.js';

/** A funnel that still knows its product, for the questions that hang on it. */
export type ProductFunnel = Funnel & { readonly product: Product };

export function funnelOf({ id, key, name, windowMinutes, steps }: FunnelRow, product: Product): ProductFunnel {
  return {
    id, key, name, windowMinutes, product,
    steps: steps.map((step) => ({ event: step.event, name: step.name ?? step.event, where: (step.where ?? []).map((where) => ({ property: where.property, in: [...where.in] })) })),
  };
}
