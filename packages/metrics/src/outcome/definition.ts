import type { MetricDefinition, MetricValue } from '../metric.js';
import { nothing } from '../metric.js';
import type { Comparison } from './comparison.js';
import type { OutcomeTallies, OutcomeTallyName } from './tallies.js';

/**
 * A metric of the outcome half: its words, the tally that SQL counts for it, and the one formula that judges the tally.
 * `judge` and `compare` are methods on purpose: a list of metrics over different tallies stays one type, while each line is checked where it is written.
 */
export interface OutcomeMetric<Name extends OutcomeTallyName = OutcomeTallyName> extends MetricDefinition {
  readonly tally: Name;
  judge(tally: OutcomeTallies[Name]): MetricValue;
  /** Whether a period differs from another one, where the metric is a rate or a score of independent answers. */
  compare?(before: OutcomeTallies[Name], after: OutcomeTallies[Name]): Comparison;
}

/** Why there is nothing when SQL has no row: said per tally, read by a user. */
export const EMPTY_REASONS: Readonly<Record<OutcomeTallyName, string>> = {
  'people-active': 'No events were collected up to this period.',
  'people-rolling-7': 'No events were collected up to this period.',
  'people-rolling-30': 'No events were collected up to this period.',
  'people-new': 'No events were collected up to this period.',
  lifecycle: 'No events were collected up to this period.',
  stickiness: 'No events were collected up to this period.',
  'feature-use': 'No events were collected up to this period.',
  activation: 'Nobody signed up up to this period.',
  retention: 'No events were collected up to this period.',
  funnel: 'Nobody entered the funnel up to this period.',
  'revenue-movements': 'No paid subscription is known up to this period.',
  'revenue-cohort': 'No paid subscription is known up to this period.',
  'revenue-outlook': 'No paid subscription is known up to this period.',
  payments: 'No payments were collected up to this period.',
  'paying-customers': 'No paid subscription is known up to this period.',
  'scores-nps': 'No NPS survey was answered.',
  'scores-csat': 'No CSAT survey was answered.',
  'scores-ces': 'No CES survey was answered.',
  'survey-responses': 'No survey was shown.',
};

/** The metric's value from its tally; nothing, with the reason in words, when SQL has no row for it. */
export function judgeOutcome<Name extends OutcomeTallyName>(metric: OutcomeMetric<Name>, tally: OutcomeTallies[Name] | null): MetricValue {
  return tally === null ? nothing(EMPTY_REASONS[metric.tally]) : metric.judge(tally);
}

/** What all metrics of the outcome half share, so that a line of the catalogue says only what is its own. */
type Line<Name extends OutcomeTallyName> = Omit<OutcomeMetric<Name>, 'half' | 'grains' | 'version' | 'source'> & Partial<Pick<OutcomeMetric<Name>, 'source' | 'version'>>;

/** Any trait of the account or the person, asked for by its name: "trait:industry". */
export const ANY_TRAIT = 'trait:*';

/** One line of the catalogue. The tally's name decides what `judge` is given, and the compiler holds it. What knows a country knows whose it is, and so every trait. */
export function outcomeMetric<Name extends OutcomeTallyName>(line: Line<Name>): OutcomeMetric<Name> {
  const dimensions = line.dimensions.includes('country') ? [...line.dimensions, ANY_TRAIT] : line.dimensions;
  return { half: 'OUTCOME', grains: ['DAY', 'WEEK', 'MONTH', 'QUARTER'], source: null, version: 1, ...line, dimensions };
}
