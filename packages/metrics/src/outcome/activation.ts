import { proportion } from '../interval.js';
import type { MetricValue } from '../metric.js';
import { measured, nothing } from '../metric.js';
import type { ActivationTally } from './tallies.js';
import { requireCount } from './tallies.js';

/**
 * Activation = people who did the activation event within n x 24 h of signing up / people whose n x 24 h have passed, with Wilson's interval.
 * Those still maturing are in neither. Null while nobody has matured.
 */
export function activationRate({ activated, matured, maturing }: ActivationTally): MetricValue {
  const waiting = requireCount(maturing, 'maturing') > 0;
  return proportion(activated, matured, waiting ? 'Everyone who signed up in this period still has time to activate.' : 'Nobody signed up in this period.');
}

/** People who activated after `hours`, and people not yet activated whom we have watched for `hours`. */
export interface ActivationWait {
  readonly hours: number;
  readonly activated: number;
  readonly waiting: number;
}

/**
 * Time to value = the Kaplan-Meier median, in hours: the first time at which the share still not activated falls to 1/2 or under. Rows may come in any
 * order and repeat an hour. Someone watched for exactly as long as another needed was at risk then.
 * Null when nobody signed up, or when more than half have not activated in the time watched. Source: Kaplan and Meier 1958.
 */
export function timeToValue(waits: readonly ActivationWait[]): MetricValue {
  const byHours = new Map<number, { activated: number; waiting: number }>();
  for (const { hours, activated, waiting } of waits) {
    if (!(hours >= 0)) throw new RangeError(`A wait is from 0 hours, not ${hours}.`);
    const row = byHours.get(hours) ?? { activated: 0, waiting: 0 };
    byHours.set(hours, { activated: row.activated + requireCount(activated, 'activated'), waiting: row.waiting + requireCount(waiting, 'waiting') });
  }
  const rows = [...byHours].sort(([a], [b]) => a - b);
  const people = rows.reduce((sum, [, row]) => sum + row.activated + row.waiting, 0);
  if (people === 0) return nothing('Nobody signed up in this period.', { sampleSize: 0 });
  let atRisk = people;
  let notYet = 1;
  for (const [hours, row] of rows) {
    notYet *= 1 - row.activated / atRisk;
    if (row.activated > 0 && notYet <= 0.5 + 1e-9) return measured(hours, { sampleSize: people }); // the margin is for products such as 0.9 * 7/9 * 6/7 * 5/6
    atRisk -= row.activated + row.waiting;
  }
  return nothing('Fewer than half have activated in the time watched.', { sampleSize: people });
}
