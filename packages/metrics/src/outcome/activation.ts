import { proportion, Z_95 } from '../interval.js';
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

/** One step of the curve: how many have activated `hours` after they signed up. */
export interface ActivationStep {
  readonly hours: number;
  /** The share that has activated by then, of everybody as if all had been watched so long; with Greenwood's 95 % interval on the log-log scale. */
  readonly share: number;
  readonly low: number;
  readonly high: number;
  /** People who were watched up to then and had not activated just before. */
  readonly atRisk: number;
}

/**
 * The share that has activated by each hour, by Kaplan and Meier: people who are watched for a shorter time count for as long as they are watched.
 * Rows may come in any order and repeat an hour. One step for each hour at which somebody activated. Empty when nobody did.
 * Interval: Greenwood's variance on the log-log scale (Kalbfleisch and Prentice 1980), inside 0 and 1.
 */
export function activationCurve(waits: readonly ActivationWait[]): ActivationStep[] {
  const rows = byHour(waits);
  let atRisk = rows.reduce((sum, [, row]) => sum + row.activated + row.waiting, 0);
  let notYet = 1;
  let greenwood = 0;
  const steps: ActivationStep[] = [];
  for (const [hours, row] of rows) {
    if (row.activated > 0) {
      notYet *= 1 - row.activated / atRisk;
      greenwood += row.activated === atRisk ? 0 : row.activated / (atRisk * (atRisk - row.activated));
      // Sums of products such as 0.9 * 7/9 * 6/7 * 5/6 are off by a few units of the last place.
      const left = Math.max(0, Number(notYet.toPrecision(12)));
      const spread = left > 0 && left < 1 ? (Z_95 * Math.sqrt(greenwood)) / Math.abs(Math.log(left)) : 0;
      steps.push({ hours, share: 1 - left, low: 1 - left ** Math.exp(-spread), high: 1 - left ** Math.exp(spread), atRisk });
    }
    atRisk -= row.activated + row.waiting;
  }
  return steps;
}

/** At most so many steps, evenly taken, the last one with them: what a picture needs of a long curve. */
export function thinned<Step>(steps: readonly Step[], most: number): Step[] {
  if (steps.length <= most) return [...steps];
  return Array.from({ length: most }, (_, place) => steps[Math.round(((place + 1) * steps.length) / most) - 1]!);
}

/**
 * Time to value = the Kaplan-Meier median, in hours: the first time at which the share still not activated falls to 1/2 or under. Rows may come in any
 * order and repeat an hour. Someone watched for exactly as long as another needed was at risk then.
 * Null when nobody signed up, or when more than half have not activated in the time watched. Source: Kaplan and Meier 1958.
 */
export function timeToValue(waits: readonly ActivationWait[]): MetricValue {
  const people = byHour(waits).reduce((sum, [, row]) => sum + row.activated + row.waiting, 0);
  if (people === 0) return nothing('Nobody signed up in this period.', { sampleSize: 0 });
  const half = activationCurve(waits).find(({ share }) => share >= 0.5 - 1e-9);
  return half ? measured(half.hours, { sampleSize: people }) : nothing('Fewer than half have activated in the time watched.', { sampleSize: people });
}

function byHour(waits: readonly ActivationWait[]): [hours: number, row: { activated: number; waiting: number }][] {
  const rows = new Map<number, { activated: number; waiting: number }>();
  for (const { hours, activated, waiting } of waits) {
    if (!(hours >= 0)) throw new RangeError(`A wait is from 0 hours, not ${hours}.`);
    const row = rows.get(hours) ?? { activated: 0, waiting: 0 };
    rows.set(hours, { activated: row.activated + requireCount(activated, 'activated'), waiting: row.waiting + requireCount(waiting, 'waiting') });
  }
  return [...rows].sort(([a], [b]) => a - b);
}
