import type { Period, TallyQuestion } from '../answer.js';
import type { AddingUp } from './adding-up.js';
import type { NameToday } from './names-of-today.js';
import type { AlikeToday } from './people-of-today.js';
import type { Counted, Keeping, Read } from './read.js';
import type { Timed } from './unmoved-today.js';

/** The local days on which what is counted for a period hangs, half open; `from` null: on all that came before. */
export interface Reach {
  readonly from: string | null;
  readonly to: string;
}
export type ReachOf = (period: Period, question: TallyQuestion) => Reach;

/** What today has so far, read once for all tallies that it moves. */
export interface TodaysFacts {
  /** Everybody who is active today; `firsts`: with their first days. */
  people(question: TallyQuestion, told?: { readonly firsts: boolean }): Promise<readonly AlikeToday[]>;
  /** Who did what today. */
  names(question: TallyQuestion): Promise<readonly NameToday[]>;
  /** What `key` and the question say, as it was counted the last time if nothing has moved it; `names`: by whose events alone it is moved, null by any. */
  unmoved<Value>(key: string, question: TallyQuestion, names: readonly number[] | null, make: () => Promise<Timed<Value>>): Promise<Value>;
}

/** How a period that today moves is put together from the days before today, which are over and kept, and from today. */
export interface Grows<Tally> {
  /** The first day that counts: a rolling window has its own. */
  from(period: Period, today: string): string;
  /** Whether today still moves a period. Absent: where it holds today. */
  moves?(period: Period, question: TallyQuestion): boolean;
  /** What is counted of the days before today; `carry` is what the period's days no longer tell once they are cut off there. */
  readonly before: { readonly name: string; readonly reach: ReachOf; carry?(period: Period): Pick<Period, 'beforeFrom'>; count(read: Read, question: TallyQuestion, facts?: TodaysFacts, keeping?: Keeping): Promise<Counted<Tally>[]>; zero(question: TallyQuestion, period: number): Tally; readonly adds?: AddingUp<Counted<Tally>> };
  /** What today adds to each period, by what it is narrowed and split by; `add` takes null where today has nothing of a group. */
  today(read: Read, question: TallyQuestion, facts: TodaysFacts): Promise<Counted<object>[]>;
  add(before: Tally, today: object | null): Tally;
}

/** How a tally is counted, and what is known of it beside. */
export interface Way<Tally> {
  /** Everything of the question's periods, from the facts; `facts` where what is known of today may serve, `keeping` where parts of it may be kept. */
  count(read: Read, question: TallyQuestion, facts?: TodaysFacts, keeping?: Keeping): Promise<Counted<Tally>[]>;
  /** Absent: it is counted each time. */
  readonly reach?: ReachOf | undefined;
  /** How those of different people add up, where `count` knows of parts of the people: a late fact then costs a part. Absent: they do not. */
  readonly adds?: AddingUp<Counted<Tally>> | undefined;
  /** Absent: a period that holds today is counted as a whole. */
  readonly grows?: Grows<Tally> | undefined;
}

/**
 * A tally that is kept, by a name under which it is found again (kept-tallies.ts): with the question and `more`, which is JSON, the
 * name says everything that is counted, so that it can be counted again when nobody waits for it.
 */
export interface KeptTally<Tally, More = null> {
  readonly name: string;
  /** Its parts are read from one picture of the database: what today adds may be less than nothing. */
  readonly steady?: boolean;
  way(read: Read, question: TallyQuestion, more: More): Way<Tally> | Promise<Way<Tally>>;
}
