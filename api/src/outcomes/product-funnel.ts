import type { EventRule } from '@bifocal/metrics';
import type { EventCondition } from '../products/event-condition.type.js';
import type { Funnel } from '../products/funnel.type.js';
import type { Product } from '../products/product.type.js';
import type { FunnelRow } from '../tallies/outcome/outcome-tables.js';

/** A funnel that still knows its product, for the questions that hang on it. */
export type ProductFunnel = Funnel & { readonly product: Product };

export function funnelOf({ id, key, name, windowMinutes, steps }: FunnelRow, product: Product): ProductFunnel {
  return {
    id, key, name, windowMinutes, product,
    steps: steps.map((step) => ({ ...conditionOf({ event: step.event, where: step.where ?? [] }), name: step.name ?? step.event, or: (step.or ?? []).map(conditionOf) })),
  };
}

/** Conditions of old say nothing of what they ask: EQUALS. */
function conditionOf({ event, where }: EventRule): EventCondition {
  return { event, where: where.map(({ property, is, in: values }) => ({ property, is: is ?? 'EQUALS', in: [...values] })) };
}
