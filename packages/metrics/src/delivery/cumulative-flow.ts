/** The cumulative flow: how many items stand in each category at the end of each day. */
import { daysBetween, eachDay, localDate } from '../time.js';
import type { ItemHistory, StatusCategory, TeamSettings } from './history.js';
import { itemFlow } from './item-flow.js';

/** The end of one local day. Today's done = yesterday's + finished - reopened; wip = IN_PROGRESS + WAITING. */
export interface FlowDay {
  readonly date: string;
  readonly counts: Readonly<Record<StatusCategory, number>>;
  readonly wip: number;
  /** Entries into DONE on the day, and changes from DONE to anything else. */
  readonly finished: number;
  readonly reopened: number;
}

const CATEGORIES = ['TO_DO', 'IN_PROGRESS', 'WAITING', 'DONE', 'CANCELLED'] as const;

/**
 * Items in each status category at the end of each day from `from` to `to`, both included, by the team's zone, over the items
 * that count now (neither deleted, nor a kind the team leaves out). It is an item's history that is counted: one that was
 * reopened stands under done on the days it was. Source: Bifocal's delivery definitions, section 6.
 */
export function cumulativeFlow(histories: readonly ItemHistory[], settings: TeamSettings, from: string, to: string): FlowDay[] {
  const dates = eachDay(from, to);
  const length = dates.length;
  const changes: Record<StatusCategory, number[]> = { TO_DO: [], IN_PROGRESS: [], WAITING: [], DONE: [], CANCELLED: [] };
  const [finished, reopened]: [number[], number[]] = [[], []];
  const dayOf = (at: number): number => daysBetween(from, localDate(at, settings.timeZone));
  const count = (days: number[], day: number, by: number): void => {
    days[day] = (days[day] ?? 0) + by;
  };
  for (const item of length === 0 ? [] : histories) {
    const flow = itemFlow(item, settings);
    if (flow === null) continue;
    const { initial, moments } = flow.timeline;
    let standing = initial.exists ? initial.category : null;
    if (standing !== null) count(changes[standing], 0, 1);
    for (const { at, state } of moments) {
      const day = Math.max(0, dayOf(at));
      if (day >= length) break;
      if (standing !== null) count(changes[standing], day, -1);
      standing = state.category;
      count(changes[standing], day, 1);
    }
    for (const at of flow.finishedAt) count(finished, dayOf(at), 1);
    for (const at of flow.reopenedAt) count(reopened, dayOf(at), 1);
  }
  const running: Record<StatusCategory, number> = { TO_DO: 0, IN_PROGRESS: 0, WAITING: 0, DONE: 0, CANCELLED: 0 };
  return dates.map((date, day): FlowDay => {
    for (const category of CATEGORIES) running[category] += changes[category][day] ?? 0;
    const wip = running.IN_PROGRESS + running.WAITING;
    return { date, counts: { ...running }, wip, finished: finished[day] ?? 0, reopened: reopened[day] ?? 0 };
  });
}
