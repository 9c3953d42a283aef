import { jira } from '../jira/jira-target.js';
import { DELIVERY_TARGETS } from './delivery-targets.js';
import { anyFacts } from './facts-target.js';
import { stripe } from '../../stripe/stripe-target.js';
import { OUTCOME_TARGETS } from './outcome-targets.js';
import type { ImportTargetDefinition } from './target.js';

/** Everything a file may hold. */
export const TARGETS: readonly ImportTargetDefinition[] = [...OUTCOME_TARGETS, ...DELIVERY_TARGETS, jira, stripe, anyFacts];

export function targetNamed(as: string): ImportTargetDefinition | undefined {
  return TARGETS.find((target) => target.as === as);
}
