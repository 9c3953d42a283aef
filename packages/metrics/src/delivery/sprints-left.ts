/** How many more sprints a release takes at the pace of the past. */
import { measured, type MetricValue, nothing } from '../metric.js';
import { exactSum } from './measure.js';
import { FEWEST_SPRINTS } from './velocity.js';

export interface SprintsLeft {
  /** At the mean velocity. */
  readonly flat: MetricValue;
  /** At the mean velocity less the mean net growth of the scope. */
  readonly withGrowth: MetricValue;
  readonly best: MetricValue;
  readonly worst: MetricValue;
}

export const NEVER_AT_THIS_RATE = 'Never at this rate.';

/**
 * Whole sprints left: what remains / what a sprint burns, rounded up. `velocities` are the completed amounts of the last closed
 * sprints, `scopeChanges` the net growth (added - removed, + re-estimated) of the same ones. Nothing left: 0. Null under 3 closed
 * sprints, and "never at this rate" where a sprint burns no more than grows. Source: Bifocal's delivery definitions, section 5.
 */
export function sprintsLeft(
  { remaining, velocities, scopeChanges }: { remaining: number; velocities: readonly number[]; scopeChanges: readonly number[] },
): SprintsLeft {
  const count = velocities.length;
  // sums stay over one denominator, so that 40 / (28/3 - 8/3) is 6 and not a hair above
  const at = (burned: number, sprints: number): MetricValue => {
    const parts = { numerator: remaining, denominator: sprints === 0 ? null : burned / sprints, sampleSize: count };
    if (remaining <= 0) return measured(0, parts);
    if (count < FEWEST_SPRINTS) return nothing('Not enough sprints: a forecast takes at least 3 closed ones.', parts);
    if (burned <= 0) return nothing(NEVER_AT_THIS_RATE, parts);
    return measured(Math.ceil((remaining * sprints) / burned - 1e-9), parts);
  };
  const growth = scopeChanges.length === 0 ? 0 : (exactSum(scopeChanges) * count) / scopeChanges.length;
  return {
    flat: at(exactSum(velocities), count),
    withGrowth: at(exactSum([...velocities, -growth]), count),
    best: at(Math.max(0, ...velocities), 1),
    worst: at(count === 0 ? 0 : Math.min(...velocities), 1),
  };
}
