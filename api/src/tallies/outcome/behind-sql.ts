import type { OutcomeMetric } from '@bifocal/metrics';
import type { TallyQuestion } from '../answer.js';
import type { Parameters, Read } from './read.js';

/** A statement whose rows stand behind a number: (key, label, detail, at, numerator, denominator), the last two in whole units; where it is of people, their keys as `person`. */
export interface BehindSql {
  readonly rows: string;
  readonly parameters: Parameters;
  /** What the units of the rows, and so their sums, are divided by to be parts of the number; nothing for units that are parts. */
  readonly numeratorBy?: readonly number[];
  readonly denominatorBy?: readonly number[];
  /** What was left out: (key, label, reason). */
  readonly leftOut?: string;
  readonly leftOutParameters?: Parameters;
}

/** Writes the statement for a metric's one period; null where nothing stands behind it. */
export type BehindOf = (metric: OutcomeMetric, question: TallyQuestion, read: Read) => BehindSql | null | Promise<BehindSql | null>;
