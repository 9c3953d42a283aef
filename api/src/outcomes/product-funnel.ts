import type { EventRule, FunnelDefinition } from '@bifocal/metrics';
import type { EventCondition } from '../products/event-condition.type.js';
import type { Funnel } from '../products/funnel.type.js';
import type { Product } from '../products/product.type.js';
import type { FunnelRow } from '../tallies/outcome/outcome-tables.js';

/** A funnel that still knows its product, for the questions that hang on it. */
export type ProductFunnel = Funnel & { readonly product: Product };

export function funnelOf({ id, key, name, version, windowMinutes, steps, switches }: FunnelRow, product: Product): ProductFunnel {
  return {
    id, key, name, version, windowMinutes, product,
    order: switches.order ?? 'IN_ORDER',
    entries: switches.entries ?? 'ANY',
    hold: switches.hold ?? null,
    steps: steps.map((step) => ({ ...conditionOf(step), name: step.name ?? step.event, or: (step.or ?? []).map(conditionOf) })),
    exclusions: (switches.exclusions ?? []).map((exclusion) => ({ ...conditionOf(exclusion), or: (exclusion.or ?? []).map(conditionOf), after: exclusion.after, before: exclusion.before })),
  };
}

/** What of it is counted. */
export function definitionOf({ windowMinutes, steps, order, entries, exclusions, hold }: Funnel): FunnelDefinition {
  return { windowMinutes, steps, order, entries, exclusions, hold };
}

/** Conditions of old say nothing of what they ask: EQUALS. */
function conditionOf({ event, where = [] }: { readonly event: string; readonly where?: EventRule['where'] | undefined }): EventCondition {
  return { event, where: where.map(({ property, is, in: values }) => ({ property, is: is ?? 'EQUALS', in: [...values] })) };
}
