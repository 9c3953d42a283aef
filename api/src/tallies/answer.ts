import type { Comparison, Doubt, MetricValue } from '@bifocal/metrics';
import type { Measure } from '../graphql/enums.js';

/** One period that is asked about: local days of the question's zone, `to` not included; or one sprint, or one release. */
export interface Period {
  readonly from: string;
  readonly to: string;
  /** Whether it is over: nothing but a late fact can still change it. */
  readonly complete: boolean;
  /** The sprint's or release's name; null for a period of the calendar. */
  readonly label: string | null;
  readonly sprintId: number | null;
  readonly releaseId: number | null;
  /** The first day of the period before, where its own days no longer tell: they were cut off at today. Absent: they do. */
  readonly beforeFrom?: string;
}

export interface Filter {
  readonly dimension: string;
  readonly in: readonly string[];
}

/** People by their ids, `to` not included. */
export interface PeopleRange {
  readonly from: number;
  readonly to: number;
}

/**
 * Whose facts are counted, by ids of accounts or people cut into ranges of 2^bits that stay where they are: those `wanted`, null all of them.
 * What is counted of each range stands by itself, the range's number being the last of its groups.
 */
export interface IdParts {
  readonly bits: number;
  readonly wanted: readonly number[] | null;
}

/** What is asked of one metric: whose facts, which periods, split and narrowed how. Every id has been checked against the workspace. */
export interface TallyQuestion {
  readonly workspaceId: number;
  readonly productId: number | null;
  readonly teamId: number | null;
  readonly zone: string;
  readonly currency: string;
  readonly periods: readonly Period[];
  readonly groupBy: readonly string[];
  readonly filters: readonly Filter[];
  /** Of a trait with very many values those that are shown apart, by dimension; all others are one group. Absent: all are. */
  readonly traitValues?: Readonly<Record<string, readonly string[]>>;
  /** Null: the team's own. */
  readonly measure: Measure | null;
  /** Null: the product's first funnel. */
  readonly funnelId: number | null;
  readonly nowMs: number;
  /** Of all people only those whose ids lie in this range, `to` not included: a part of a count. Absent: everybody. */
  readonly people?: PeopleRange;
  /** Told apart by their ids beside all else, without so many of their last bits. Absent: they are not. */
  readonly partBits?: number;
  /** Of what adds up over accounts or people, parts by themselves. Absent: everything at once. */
  readonly parts?: IdParts;
  /** Moves when facts do: with all of the above it says everything that an answer hangs on. Absent: the answer is not remembered. */
  readonly version?: string;
}

/** The judged value of one period and group. `period` is the index into the question's periods. */
export interface Answer {
  readonly period: number;
  /** One value per groupBy, in its order; null where the fact has none. */
  readonly dims: readonly (string | null)[];
  readonly value: MetricValue;
  /** Exact decimal text where `value.value` is rounded (money with fractions of a minor unit). */
  readonly valueExact?: string;
  /** That it cannot be counted any more, since events are removed. Absent: it can. */
  readonly isGone?: true;
  /** What was counted, for the half's own `compare`. */
  readonly tally?: object;
}

/** An item, person or customer behind a number; the amounts of all rows add up to the number's numerator and denominator. */
export interface BehindRow {
  readonly key: string;
  readonly label: string;
  readonly detail: string | null;
  /** The key of the person that it is, or is of. */
  readonly person?: string | null;
  readonly at: Date | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
}

export interface LeftOutRow {
  readonly key: string;
  readonly label: string;
  readonly reason: string;
}

/** What stands behind the one number of a question with one period and no groups. */
export interface Behind {
  readonly rows: readonly BehindRow[];
  readonly totalCount: number;
  readonly numeratorTotal: number | null;
  readonly denominatorTotal: number | null;
  readonly leftOut: readonly LeftOutRow[];
  readonly leftOutCount: number;
  /** The formula with this number's parts, as "26 of 40 points". */
  readonly formulaWithNumbers: string;
  /** What a reader should know of the items in it; absent where nothing is doubtful. */
  readonly doubts?: readonly Doubt[];
}

/** A half's way to answer for its metrics: tallies counted, then judged by packages/metrics. */
export interface MetricAnswers {
  /** The catalogue keys that can be answered. */
  readonly keys: readonly string[];
  answer(metric: string, question: TallyQuestion): Promise<Answer[]>;
  behind(metric: string, question: TallyQuestion, page: { offset: number; limit: number }): Promise<Behind>;
  /** Whether a period differs from another one, where the metric is a rate or a score of independent observations; else null. */
  compare?(metric: string, before: Answer, after: Answer): Comparison | null;
}
