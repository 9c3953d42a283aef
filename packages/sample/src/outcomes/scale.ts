import { HOUR, atLocal, weekday } from '../calendar.js';
import { Random } from '../random.js';
import type { Timeline } from '../timeline.js';

/** Accounts and people come in blocks, so that their numbers are exact at any scale while each block is made alone: 100 blocks at scale 1. */
export const BLOCK_ACCOUNTS = 17;
export const BLOCK_PEOPLE = 50;
const BLOCKS_AT_SCALE_1 = 100;

export function blocksAt(scale: number): number {
  const blocks = Math.round(scale * BLOCKS_AT_SCALE_1);
  if (!(blocks >= 1 && blocks <= 10_000_000)) throw new RangeError(`A scale is a number from 0.01, not ${scale}.`);
  return blocks;
}

/** How many people each account of a block has: at least one each, and some attract many. */
export function accountSizes(seed: number, block: number): number[] {
  const random = Random.of(seed, 'block', block);
  const sizes = Array.from({ length: BLOCK_ACCOUNTS }, () => 1);
  const pull = sizes.map((_, index) => [index, random.waiting(1) ** 1.6 + 0.05] as const);
  for (let spare = BLOCK_PEOPLE - BLOCK_ACCOUNTS; spare > 0; spare -= 1) {
    const index = random.weighted(pull);
    sizes[index] = (sizes[index] ?? 1) + 1;
  }
  return sizes;
}

const HOURS = [[6, 1], [7, 4], [8, 10], [9, 15], [10, 15], [11, 13], [12, 8], [13, 11], [14, 13], [15, 12], [16, 9], [17, 5], [18, 3], [19, 3], [20, 3], [21, 2]] as const;
/** Each hour as often as its weight, so that one draw finds it. */
const OFFICE_HOURS: readonly number[] = HOURS.flatMap(([hour, weight]) => Array.from({ length: weight }, () => hour));
const MORNING = OFFICE_HOURS.filter((hour) => hour < 12);

/** A time of an office day, to the millisecond; before noon on the last day, since history ends at its noon. */
export function officeTime(time: Timeline, day: number, random: Random): number {
  const hour = random.pick(day >= time.today ? MORNING : OFFICE_HOURS);
  return atLocal(day, hour * HOUR + Math.floor(random.next() * HOUR));
}

/** How much a day is like a working day. */
export function dayWeight(time: Timeline, day: number): number {
  if (weekday(day) === 7) return 0.13;
  if (weekday(day) === 6) return 0.16;
  return time.working.isHoliday(day) ? 0.35 : 1;
}

/** The growth of sign-ups over the history: e to this power more a day at its end than at its start. */
const GROWTH = 1.9;

/** The day on which an account signs up: more and more of them, few on weekends. Never today, so that its people have time to follow. */
export function signUpDay(time: Timeline, random: Random): number {
  const days = time.today - time.firstDay;
  for (;;) {
    const share = Math.log(1 + random.next() * (Math.exp(GROWTH) - 1)) / GROWTH;
    const day = time.firstDay + Math.floor(share * days);
    if (random.chance(0.25 + 0.75 * dayWeight(time, day))) return day;
  }
}
