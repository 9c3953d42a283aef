/** What a reader of one number should know of the items in it. */
import type { QualityFinding } from './data-quality.js';
import type { QualityKind, QualitySeverity } from './data-quality-kinds.js';
import type { Measure } from './history.js';

export interface Doubt {
  readonly kind: QualityKind;
  readonly severity: QualitySeverity;
  /** "3 of 57 items were never started: not in this figure". */
  readonly says: string;
  readonly items: number;
  readonly of: number;
}

/** What stands behind a number: the keys of the items in it, and of those that were left out of it. */
export interface BehindNumber {
  readonly counted: ReadonlySet<string>;
  readonly leftOut: ReadonlySet<string>;
  /** What the number is read in, and what the team measures by. */
  readonly measure: Measure;
  readonly teamMeasure: Measure;
}

const OF_ESTIMATES: ReadonlySet<QualityKind> = new Set(['NEVER_ESTIMATED', 'ESTIMATE_AFTER_DONE']);

/**
 * The doubts of one number: for each finding that bears on the metric, how many of its items are in the number, or were left out of
 * it for that reason. A sprint that was never closed is in no number of closed sprints and is named by itself. `of` counts
 * the items in the number and those of the finding that were left out.
 */
export function doubtsOf(metric: string, findings: readonly QualityFinding[], { counted, leftOut, measure, teamMeasure }: BehindNumber): Doubt[] {
  // Estimates are looked at in the team's own unit, and bear on nothing that is read in another, or by items.
  const isAboutEstimates = measure === (teamMeasure === 'ITEMS' ? 'POINTS' : teamMeasure);
  const concerned = findings.filter(({ kind, metrics }) => metrics.includes(metric) && (isAboutEstimates || !OF_ESTIMATES.has(kind)));
  return concerned.flatMap((finding): Doubt[] => {
    const { kind, severity, doubt } = finding;
    const count = finding.items.length;
    if (kind === 'SPRINT_NEVER_CLOSED') return [{ kind, severity, items: count, of: count, says: `${count} ${count === 1 ? `sprint ${doubt.one}` : `sprints ${doubt.many}`}: in no figure of closed sprints` }];
    const isOut = finding.leftOutOf.includes(metric);
    const keys = [...new Set(finding.items.map((item) => item.key))].filter((key) => (isOut ? leftOut : counted).has(key));
    if (keys.length === 0) return [];
    const of = new Set([...counted, ...keys]).size;
    const items = of === 1 ? 'item' : 'items';
    return [{ kind, severity, items: keys.length, of, says: `${keys.length} of ${of} ${items} ${keys.length === 1 ? doubt.one : doubt.many}: ${isOut ? 'not in this figure' : 'counted in this figure'}` }];
  });
}
