import type { EventRule } from '@bifocal/metrics';
import { checked } from '../collect/checked.js';
import { key, name } from '../collect/fields.js';
import type { KeptFunnel, KeptStep } from '../facts/funnel-writer.js';
import { badInput } from '../graphql/named-error.js';
import type { FunnelInput, FunnelStepInput } from './funnel.inputs.js';
import { readEventCondition } from './read-event-condition.js';

const MOST_MINUTES = 366 * 24 * 60;
const MOST_EVENTS = 10;

/** A funnel whose fields hold, or a named error that says which does not. */
export function readFunnel({ key: funnelKey, name: funnelName, windowMinutes, steps }: FunnelInput): KeptFunnel {
  if (windowMinutes < 1 || windowMinutes > MOST_MINUTES) throw badInput(`windowMinutes: expected 1 to ${MOST_MINUTES} (366 days), got ${windowMinutes}.`);
  if (steps.length < 2 || steps.length > 10) throw badInput(`steps: expected 2 to 10 steps, got ${steps.length}.`);
  return {
    key: checked('key', funnelKey, key),
    name: checked('name', funnelName, name(200)),
    windowMinutes,
    steps: steps.map((step, index) => readStep(`steps[${index}].`, step)),
  };
}

function readStep(path: string, step: FunnelStepInput): KeptStep {
  const others = step.or ?? [];
  if (others.length >= MOST_EVENTS) throw badInput(`${path}or: expected at most ${MOST_EVENTS - 1} other events, got ${others.length}.`);
  const first: EventRule = readEventCondition(path, step);
  return {
    ...first,
    name: step.name == null ? first.event : checked(`${path}name`, step.name, name(200)),
    or: others.map((other, at) => readEventCondition(`${path}or[${at}].`, other)),
  };
}
