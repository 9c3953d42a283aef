/** The cumulative flow: how much stands in each category at the end of each day. */
import { daysBetween, eachDay, endOfLocalDay, localDate, startOfLocalDay } from '../time.js';
import type { ItemHistory, Measure, StatusCategory, TeamSettings } from './history.js';
import { itemFlow } from './item-flow.js';
import type { ItemState } from './item-state.js';
import { amountOf, exactSum, isOpen, isUnestimated } from './measure.js';
import { stateBefore } from './timeline.js';

/** The end of one local day. Today's done = yesterday's + finished - reopened; wip = IN_PROGRESS + WAITING. */
export interface FlowDay {
  readonly date: string;
  readonly counts: Readonly<Record<StatusCategory, number>>;
  readonly wip: number;
  /** Entries into DONE on the day, and changes from DONE to anything else: items, or their estimates at that instant. */
  readonly finished: number;
  readonly reopened: number;
  /** Of the items that stand in any category, those without an estimate in the measure: they weigh nothing. By items 0. */
  readonly unestimated: number;
}

const CATEGORIES = ['TO_DO', 'IN_PROGRESS', 'WAITING', 'DONE', 'CANCELLED'] as const;

/** What an item brings to the chart: its category with its weight, as long as it is in it. */
interface Standing {
  readonly category: StatusCategory;
  readonly amount: number;
  readonly isUnestimated: boolean;
}

const standingOf = (state: ItemState, measure: Measure): Standing =>
  ({ category: state.category, amount: amountOf(state, measure), isUnestimated: measure !== 'ITEMS' && isUnestimated(state, measure) });

/**
 * What stands in each status category at the end of each day from `from` to `to`, both included, by the team's zone, over the items
 * that count now (neither deleted, nor a kind the team leaves out). It is an item's history that is counted: one that was
 * reopened stands under done on the days it was. By items each is 1; by points or hours it weighs the estimate in force on the
 * day, and 0 while it has none. Source: Bifocal's delivery definitions, section 6.
 */
export function cumulativeFlow(histories: readonly ItemHistory[], settings: TeamSettings, from: string, to: string, measure: Measure = 'ITEMS'): FlowDay[] {
  const dates = eachDay(from, to);
  const length = dates.length;
  const changes: Record<StatusCategory, number[]> = { TO_DO: [], IN_PROGRESS: [], WAITING: [], DONE: [], CANCELLED: [] };
  const [finished, reopened, unestimated]: [number[], number[], number[]] = [[], [], []];
  const dayOf = (at: number): number => daysBetween(from, localDate(at, settings.timeZone));
  const count = (days: number[], day: number, by: number): void => {
    if (day >= 0 && day < length) days[day] = (days[day] ?? 0) + by;
  };
  const stand = (standing: Standing | null, day: number, sign: 1 | -1): void => {
    if (standing === null) return;
    count(changes[standing.category], day, sign * standing.amount);
    if (standing.isUnestimated) count(unestimated, day, sign);
  };
  for (const item of length === 0 ? [] : histories) {
    const flow = itemFlow(item, settings);
    if (flow === null) continue;
    const { initial, moments } = flow.timeline;
    let standing = initial.exists ? standingOf(initial, measure) : null;
    stand(standing, 0, 1);
    for (const { at, state } of moments) {
      const day = dayOf(at);
      if (day >= length) break;
      const next = standingOf(state, measure);
      stand(standing, Math.max(0, day), -1);
      stand(next, Math.max(0, day), 1);
      const was = standing?.category ?? null;
      if (was !== next.category && was === 'DONE') count(reopened, day, standing?.amount ?? 0);
      if (was !== next.category && next.category === 'DONE') count(finished, day, next.amount);
      standing = next;
    }
  }
  const running: Record<StatusCategory, number> = { TO_DO: 0, IN_PROGRESS: 0, WAITING: 0, DONE: 0, CANCELLED: 0 };
  let without = 0;
  return dates.map((date, day): FlowDay => {
    for (const category of CATEGORIES) running[category] = exactSum([running[category], changes[category][day] ?? 0]);
    without += unestimated[day] ?? 0;
    const wip = exactSum([running.IN_PROGRESS, running.WAITING]);
    return { date, counts: { ...running }, wip, finished: exactSum([finished[day] ?? 0]), reopened: exactSum([reopened[day] ?? 0]), unestimated: without };
  });
}

/**
 * The items that a range of days is about: without those that were done, or cancelled, from its beginning to its end. With them
 * the picture would stand on everything that was ever done; without them "done" begins at the range's own zero, and today's done is
 * still yesterday's + finished - reopened.
 */
export function movingItems<Item extends ItemHistory>(histories: readonly Item[], settings: TeamSettings, from: string, to: string): Item[] {
  const [fromAt, toAt] = [startOfLocalDay(from, settings.timeZone), endOfLocalDay(to, settings.timeZone)];
  return histories.filter((item) => {
    const flow = itemFlow(item, settings);
    if (flow === null) return false;
    const before = stateBefore(flow.timeline, fromAt);
    if (!before.exists || isOpen(before.category)) return true;
    return flow.timeline.moments.some(({ at, state }) => at >= fromAt && at < toAt && state.category !== before.category);
  });
}
