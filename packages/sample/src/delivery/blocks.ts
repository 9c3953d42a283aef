import { DAY, HOUR, localDay } from '../calendar.js';
import type { Random } from '../random.js';
import type { Item } from './item.js';

const REASONS = ['Waits for the payment provider', 'Waits for a design', 'Test environment is down', 'Waits for another team', 'Waits for an answer from legal'] as const;
/** Of the items that are worked on for a day or more, how many are held up once, and how many of these for two reasons at once. */
const HELD_UP = 0.16;
const TWICE = 0.2;

interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** The first stretch in which an item was worked on, reviews included. */
function underWay(item: Item): Stretch | null {
  const moves = item.events.filter(({ kind }) => kind === 'STATUS').sort((a, b) => a.at - b.at);
  const begin = moves.findIndex(({ category }) => category === 'IN_PROGRESS');
  if (begin < 0) return null;
  const end = moves.slice(begin).find(({ category }) => category !== 'IN_PROGRESS' && category !== 'WAITING');
  return { from: moves[begin]!.at, to: end?.at ?? Infinity };
}

/** Holds some items up while they are worked on; of those that have been under way for more than a day, the one begun last is held up now. */
export function blockSome(items: readonly Item[], now: number, random: Random): void {
  const candidates = items.flatMap((item) => {
    const stretch = item.facts.type === 'Sub-task' ? null : underWay(item);
    return stretch === null ? [] : [{ item, ...stretch }];
  });
  const running = candidates.filter(({ from, to }) => from < now - 30 * HOUR && to > now).sort((a, b) => b.from - a.from)[0];
  for (const { item, from, to } of candidates) {
    const [chosen, first, length, second, twice] = [random.chance(HELD_UP), random.between(0.1, 0.5), random.between(0.15, 0.45), random.pick(REASONS), random.chance(TWICE)];
    const end = Math.min(to, now + 2 * DAY);
    const whole = end - from;
    if (item === running?.item) item.block(Math.round(from + 0.6 * (now - from)), now + DAY, REASONS[0]);
    else if (chosen && whole > DAY) {
      const at = Math.round(from + first * whole);
      const until = Math.round(at + length * whole);
      item.block(at, until, REASONS[1]);
      if (twice && second !== REASONS[1]) item.block(Math.round((at + until) / 2), Math.min(end - 1, until + 3 * HOUR), second);
    }
  }
}

/** The local days on which an item was held up by now. */
export function blockedDays(item: Item, now: number): Set<number> {
  const days = new Set<number>();
  const events = item.events.filter(({ kind, at }) => (kind === 'BLOCKED' || kind === 'UNBLOCKED') && at < now);
  for (const { at, to: reason } of events.filter(({ kind }) => kind === 'BLOCKED')) {
    const end = events.find((event) => event.kind === 'UNBLOCKED' && event.from === reason)?.at ?? now;
    for (let day = localDay(at); day <= localDay(end - 1); day += 1) days.add(day);
  }
  return days;
}

/** Whether an item is held up now. */
export function isBlocked(item: Item, now: number): boolean {
  const count = (kind: string): number => item.events.filter((event) => event.kind === kind && event.at < now).length;
  return count('BLOCKED') > count('UNBLOCKED');
}
