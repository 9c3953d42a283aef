import type { TallyQuestion } from '../answer.js';
import type { AlikeToday } from './people-of-today.js';
import type { Counted } from './read.js';
import { byGroup, sum } from './today-so-far.js';

/** Who is active today, and who of them was not on any earlier day of the period: what today adds to the days before it. */
export interface TodayTally {
  readonly active: number;
  readonly fresh: number;
}

/** Everybody of today, for each period by its own days. Every period has begun before today and holds it. */
export function countPeopleToday({ periods }: TallyQuestion, people: readonly AlikeToday[]): Counted<TodayTally>[] {
  return byGroup(periods.length, people, (period, alike) => ({
    active: sum(alike, () => true), fresh: sum(alike, ({ last }) => last === null || last < periods[period]!.from),
  }));
}
