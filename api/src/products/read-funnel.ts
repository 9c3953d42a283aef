import type { EventRule, FunnelDefinition, FunnelExclusionRule, FunnelStepRule } from '@bifocal/metrics';
import { checked } from '../collect/checked.js';
import { key, name } from '../collect/fields.js';
import type { KeptFunnel } from '../facts/funnel-writer.js';
import { badInput } from '../graphql/named-error.js';
import type { FunnelDefinitionInput, FunnelExclusionInput, FunnelInput, FunnelStepInput } from './funnel.inputs.js';
import { readEventCondition } from './read-event-condition.js';

const MOST_MINUTES = 366 * 24 * 60;
const MOST_EVENTS = 10;
const MOST_EXCLUSIONS = 5;

/** A funnel whose fields hold, or a named error that says which does not. */
export function readFunnel(input: FunnelInput): KeptFunnel {
  return { key: checked('key', input.key, key), name: checked('name', input.name, name(200)), ...readFunnelDefinition(input) };
}

/** What a funnel counts, without its name. */
export function readFunnelDefinition({ windowMinutes, steps, order, entries, exclusions, hold }: FunnelDefinitionInput): FunnelDefinition {
  if (windowMinutes < 1 || windowMinutes > MOST_MINUTES) throw badInput(`windowMinutes: expected 1 to ${MOST_MINUTES} (366 days), got ${windowMinutes}.`);
  if (steps.length < 2 || steps.length > 10) throw badInput(`steps: expected 2 to 10 steps, got ${steps.length}.`);
  const ends = exclusions ?? [];
  if (ends.length > MOST_EXCLUSIONS) throw badInput(`exclusions: expected at most ${MOST_EXCLUSIONS}, got ${ends.length}.`);
  if (order === 'STRICT' && ends.length > 0) throw badInput('exclusions: STRICT lets nothing happen between two steps already. Leave the exclusions out, or ask for IN_ORDER.');
  if (order === 'ANY' && entries === 'EVERY') throw badInput('entries: in any order each step done begins an attempt, so that EVERY would count one way several times. Ask for ANY or FIRST.');
  return {
    windowMinutes,
    steps: steps.map((step, index) => readStep(`steps[${index}].`, step)),
    order: order ?? 'IN_ORDER',
    entries: entries ?? 'ANY',
    exclusions: ends.map((exclusion, index) => readExclusion(`exclusions[${index}].`, exclusion, steps.length, order === 'ANY')),
    hold: hold == null ? null : checked('hold', hold, name(200)),
  };
}

function readStep(path: string, step: FunnelStepInput): FunnelStepRule {
  const first = readEventCondition(path, step);
  return { ...first, name: step.name == null ? first.event : checked(`${path}name`, step.name, name(200)), or: others(path, step.or) };
}

function readExclusion(path: string, exclusion: FunnelExclusionInput, last: number, anyOrder: boolean): FunnelExclusionRule {
  const after = exclusion.after ?? 1;
  const before = exclusion.before ?? last;
  if (after < 1 || before > last || after >= before) throw badInput(`${path}after: expected a step before step ${before} of ${last}, got ${after}. It counts after one step and before a later one.`);
  if (anyOrder && (after !== 1 || before !== last)) throw badInput(`${path}after: in any order there are no steps to lie between. Leave after and before out.`);
  return { ...readEventCondition(path, exclusion), or: others(path, exclusion.or), after, before };
}

function others(path: string, or: FunnelStepInput['or']): EventRule[] {
  const given = or ?? [];
  if (given.length >= MOST_EVENTS) throw badInput(`${path}or: expected at most ${MOST_EVENTS - 1} other events, got ${given.length}.`);
  return given.map((other, index) => readEventCondition(`${path}or[${index}].`, other));
}
