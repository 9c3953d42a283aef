import type { EventRule } from './event-condition.js';
import type { FunnelEntries, FunnelOrder } from './funnel-walk.js';
import { eventWords } from './product-settings.js';

/** A step: an event, or any of some others. */
export interface FunnelStepRule extends EventRule {
  readonly name: string;
  readonly or: readonly EventRule[];
}

/** Doing one of these events after step `after` and before step `before` (both from 1) ends the attempt. */
export interface FunnelExclusionRule extends EventRule {
  readonly or: readonly EventRule[];
  readonly after: number;
  readonly before: number;
}

/** How a funnel is counted; its name is no part of it. */
export interface FunnelDefinition {
  readonly windowMinutes: number;
  readonly steps: readonly FunnelStepRule[];
  readonly order: FunnelOrder;
  readonly entries: FunnelEntries;
  readonly exclusions: readonly FunnelExclusionRule[];
  readonly hold: string | null;
}

const ORDERS: Readonly<Record<FunnelOrder, string>> = { IN_ORDER: 'steps in order', STRICT: 'steps in order, nothing between', ANY: 'steps in any order' };
const ENTRIES: Readonly<Record<FunnelEntries, string>> = { ANY: 'any entry counts', FIRST: 'the first entry counts', EVERY: 'every entry counts' };

/** A window in its largest whole unit: 10,080 minutes are "7 days". */
export function windowWords(minutes: number): string {
  const [size, unit] = minutes % 1440 === 0 ? [minutes / 1440, 'day'] : minutes % 60 === 0 ? [minutes / 60, 'hour'] : [minutes, 'minute'];
  return `${size} ${unit}${size === 1 ? '' : 's'}`;
}

/** An event with its conditions, and those that do as well, in words. */
export function stepWords({ or, ...event }: EventRule & { readonly or: readonly EventRule[] }): string {
  return [event, ...or].map(eventWords).join(', or ');
}

/** What two definitions of a funnel differ in, in words; none where they count alike. */
export function funnelChanges(before: FunnelDefinition, after: FunnelDefinition): string[] {
  const said = (what: string, of: (definition: FunnelDefinition) => string): string[] => (of(before) === of(after) ? [] : [`${what}: ${of(before)} → ${of(after)}`]);
  const steps = Array.from({ length: Math.max(before.steps.length, after.steps.length) }, (_, index) => said(`step ${index + 1}`, ({ steps: all }) => (all[index] ? stepWords(all[index]) : 'none'))).flat();
  const excluded = ({ exclusions }: FunnelDefinition): string => (exclusions.length === 0 ? 'none' : exclusions.map((each) => `${stepWords(each)} between steps ${each.after} and ${each.before}`).join('; '));
  return [
    ...steps,
    ...said('window', ({ windowMinutes }) => windowWords(windowMinutes)),
    ...said('order', ({ order }) => ORDERS[order]),
    ...said('entries', ({ entries }) => ENTRIES[entries]),
    ...said('exclusions', excluded),
    ...said('held property', ({ hold }) => hold ?? 'none'),
  ];
}
