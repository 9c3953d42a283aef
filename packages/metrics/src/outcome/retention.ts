import { proportion } from '../interval.js';
import type { MetricValue } from '../metric.js';
import { nothing } from '../metric.js';
import type { Share } from './comparison.js';
import type { RetentionTally } from './tallies.js';

/**
 * One cell of the retention grid = people of the cohort who came back / the cohort, with Wilson's interval.
 * Null when the cohort is empty, and null, not 0, while the cell's period is not over.
 */
export function retention({ cohort, returned, complete }: RetentionTally): MetricValue {
  if (!complete) return nothing('The period in which people could come back is not over.', { numerator: returned, denominator: cohort, sampleSize: cohort });
  return proportion(returned, cohort, 'Nobody was new in this period.');
}

/** The cell as one share, for comparing cohorts; nothing to compare while its period is not over. */
export function retentionShare({ cohort, returned, complete }: RetentionTally): Share {
  return complete ? { part: returned, whole: cohort } : { part: 0, whole: 0 };
}

/**
 * The average row of the grid: the cohorts whose period is over, pooled (sum of returned / sum of cohorts), so that a large cohort weighs more.
 * Null when no cohort is old enough, or all of them are empty.
 */
export function pooledRetention(cells: readonly RetentionTally[]): MetricValue {
  const mature = cells.filter((cell) => cell.complete);
  const returned = mature.reduce((sum, cell) => sum + cell.returned, 0);
  const cohort = mature.reduce((sum, cell) => sum + cell.cohort, 0);
  return proportion(returned, cohort, 'No cohort is old enough.');
}
