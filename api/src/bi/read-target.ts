import type { MetricDefinition } from '@bifocal/metrics';
import { badInput } from '../graphql/named-error.js';
import { readRange } from '../graphql/range.js';
import type { TargetInput } from './target.type.js';

/** A share of 2,000 % is a share that was meant in percent. */
const MOST_RATIO = 20;
const MOST = 1e15;
/** Only to have the two days checked as those of a range are. */
const LAST_DAY = '2200-01-01';

/** The target's value, or a sentence that says why it cannot be meant so. */
export function readTargetValue({ key, unit }: MetricDefinition, { value }: TargetInput): number | null {
  if (value === undefined) throw badInput('value: give the target, or null to take it away.');
  if (value === null) return null;
  if (!Number.isFinite(value) || Math.abs(value) > MOST) throw badInput('value: expected a number.');
  if (unit === 'RATIO' && Math.abs(value) > MOST_RATIO) throw badInput(`value: ${key} is a share: 0.4 stands for 40 %. ${value} would be ${value * 100} %.`);
  if (unit === 'SCORE' && Math.abs(value) > 100) throw badInput(`value: ${key} lies between -100 and 100, got ${value}.`);
  return value;
}

/** The length of period it is meant for. What adds up over periods has none without one. */
export function readTargetGrain({ key, grains, additivity }: MetricDefinition, { grain }: TargetInput): TargetInput['grain'] & string | null {
  if (grain == null && additivity === 'ADDITIVE') throw badInput(`grain: ${key} adds up over periods, so say of which its target is: ${grains.join(', ')}.`);
  if (grain != null && !grains.includes(grain)) throw badInput(`grain: ${key} is not known by ${grain}. It is known by ${grains.join(', ')}.`);
  return grain ?? null;
}

/** From its first day to the day after its last. */
export function readTargetDays({ from, to }: TargetInput, today: string): { from: string; to: string | null } {
  const days = readRange({ from: from ?? today, to: to ?? LAST_DAY }, 'UTC', Date.parse(today));
  return { from: days.from, to: to == null ? null : days.to };
}
