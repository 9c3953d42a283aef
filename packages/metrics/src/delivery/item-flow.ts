/** When one item was started and done, and how long that took. */
import { daysBetween, localDate, workingDaysBetween } from '../time.js';
import type { ItemHistory, StatusCategory, TeamSettings } from './history.js';
import { leftOutReason } from './measure.js';
import { type Timeline, timelineOf } from './timeline.js';

/** A length of time. Days count both ends: begun and ended on one day is 1. */
export interface FlowDuration {
  readonly days: number;
  readonly workingDays: number;
  /** Exact, with fractions. */
  readonly hours: number;
  readonly minutes: number;
}

export interface ItemFlow {
  readonly item: ItemHistory;
  /** Replayed when it is asked for. */
  readonly timeline: Timeline;
  readonly category: StatusCategory;
  readonly createdAt: number | null;
  /** The first entry into IN_PROGRESS since it was last in TO_DO; null where there is none. */
  readonly startedAt: number | null;
  /** The last entry into DONE; null unless it is done now. */
  readonly doneAt: number | null;
  /** Every entry into DONE, and every change from DONE to anything else. */
  readonly finishedAt: readonly number[];
  readonly reopenedAt: readonly number[];
}

/** From one instant to another, in calendar days and working days of the team and exactly. Both ends count. */
export function durationBetween(fromAt: number, toAt: number, settings: TeamSettings): FlowDuration {
  const [from, to] = [localDate(fromAt, settings.timeZone), localDate(toAt, settings.timeZone)];
  const minutes = (toAt - fromAt) / 60_000;
  return { days: daysBetween(from, to) + 1, workingDays: workingDaysBetween(from, to, settings), hours: minutes / 60, minutes };
}

/**
 * The flow of an item, or null where it does not count: it is deleted, a sub-task, or of a type the team does not credit.
 * An item that goes back to TO_DO, also after it was done, starts anew at its next start. `asOf` reads it as it stood at an
 * instant, null before it existed; whether it counts is always judged by what it is now.
 */
export function itemFlow(item: ItemHistory, settings: TeamSettings, asOf = Infinity): ItemFlow | null {
  if (asOf !== Infinity) return readFlow(item, settings, asOf);
  const known = asOfNow.get(item);
  if (known?.settings === settings) return known.flow;
  const flow = readFlow(item, settings, asOf);
  asOfNow.set(item, { settings, flow });
  return flow;
}

/** Small, so that it can be kept when the replay that it was read from is let go. */
class Flow implements ItemFlow {
  constructor(
    readonly item: ItemHistory,
    private readonly settings: TeamSettings,
    private readonly asOf: number,
    readonly category: StatusCategory,
    readonly createdAt: number | null,
    readonly startedAt: number | null,
    readonly doneAt: number | null,
    readonly finishedAt: readonly number[],
    readonly reopenedAt: readonly number[],
  ) {}

  get timeline(): Timeline {
    return until(timelineOf(this.item, this.settings), this.asOf);
  }
}

function until(whole: Timeline, asOf: number): Timeline {
  return asOf === Infinity ? whole : { ...whole, moments: whole.moments.filter((moment) => moment.at <= asOf) };
}

/** What was read last, by item: every formula of flow asks for it, period by period. Histories are never changed in place. */
const asOfNow = new WeakMap<ItemHistory, { readonly settings: TeamSettings; readonly flow: ItemFlow | null }>();

function readFlow(item: ItemHistory, settings: TeamSettings, asOf: number): ItemFlow | null {
  const whole = timelineOf(item, settings);
  const now = whole.moments.at(-1)?.state ?? whole.initial;
  if (!now.exists || leftOutReason(now, settings) !== null) return null;
  const timeline = until(whole, asOf);
  const last = timeline.moments.at(-1)?.state ?? timeline.initial;
  if (!last.exists) return null;
  let category: StatusCategory | null = timeline.initial.exists ? timeline.initial.category : null;
  let startedAt: number | null = null;
  const [finishedAt, reopenedAt]: [number[], number[]] = [[], []];
  for (const { at, state } of timeline.moments) {
    if (state.category === category) continue;
    if (category === 'DONE') reopenedAt.push(at);
    category = state.category;
    if (category === 'TO_DO') startedAt = null;
    if (category === 'IN_PROGRESS') startedAt ??= at;
    if (category === 'DONE') finishedAt.push(at);
  }
  const doneAt = last.category === 'DONE' ? finishedAt.at(-1) ?? null : null;
  return new Flow(item, settings, asOf, last.category, timeline.createdAt, startedAt, doneAt, finishedAt, reopenedAt);
}

/** How often an item went from DONE to another category. */
export function reopenCount(item: ItemHistory, settings: TeamSettings): number {
  return itemFlow(item, settings)?.reopenedAt.length ?? 0;
}

/** Why the instants of an item cannot be, or null where they can. */
export function impossibleReason({ createdAt, startedAt, doneAt }: Pick<ItemFlow, 'createdAt' | 'startedAt' | 'doneAt'>): string | null {
  if (doneAt !== null && createdAt !== null && doneAt < createdAt) return 'done before it was created';
  if (doneAt !== null && startedAt !== null && doneAt < startedAt) return 'done before it was started';
  return null;
}
