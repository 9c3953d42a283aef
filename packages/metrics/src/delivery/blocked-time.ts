/** How long items were blocked, where the source says so. */
import { addDays, daysBetween, localDate, workingDaysBetween } from '../time.js';
import type { ItemEvent, ItemHistory, TeamSettings } from './history.js';
import { itemFlow } from './item-flow.js';
import { isOpen } from './measure.js';
import type { Period } from './period.js';
import { timelineOf } from './timeline.js';

/** From one instant to another without a break: fromAt <= blocked < toAt. */
export interface BlockedStretch {
  readonly fromAt: number;
  /** The instant that is asked as of, where it is still blocked then. */
  readonly toAt: number;
  readonly isBlockedStill: boolean;
  /** Why, as far as the source says; several reasons are named together. */
  readonly reason: string | null;
}

export interface BlockedTime {
  /** Local days on which it was blocked for any time. */
  readonly days: number;
  /** Of these, the days the team works. */
  readonly workingDays: number;
  /** Exact, with fractions. */
  readonly hours: number;
  /** At the end of what was asked about, or now. */
  readonly isBlockedStill: boolean;
  readonly reason: string | null;
  readonly stretches: readonly BlockedStretch[];
}

/** One item that was blocked in a period. */
export interface BlockedRow extends BlockedTime {
  readonly itemId: string;
  readonly itemKey: string;
  readonly itemTitle: string;
}

const isAboutBlocking = ({ kind }: ItemEvent): boolean => kind === 'BLOCKED' || kind === 'UNBLOCKED';

/** What holds an item up after one more event. An end that names none of the open reasons ends them all. */
function reasonsAfter(reasons: readonly string[], { kind, from, to }: ItemEvent): readonly string[] {
  if (kind === 'BLOCKED') return reasons.includes(to ?? '') ? reasons : [...reasons, to ?? ''];
  if (kind !== 'UNBLOCKED') return reasons;
  return from !== null && reasons.includes(from) ? reasons.filter((reason) => reason !== from) : [];
}

/**
 * When an item was blocked, until `now`, in order; stretches do not overlap: an item that is held up for two reasons is blocked
 * once. Only an open item is blocked: done or cancelled ends it, reopened with the reason still standing begins it again. One that is
 * unblocked without ever having been blocked was so from its first event on.
 */
export function blockedStretches(item: ItemHistory, settings: TeamSettings, now: number): BlockedStretch[] {
  const { moments } = timelineOf(item, settings);
  const first = moments.find(({ event }) => isAboutBlocking(event))?.event;
  if (!first) return [];
  let reasons: readonly string[] = first.kind === 'UNBLOCKED' ? [first.from ?? ''] : [];
  let since: number | null = null;
  let named = new Set<string>();
  const stretches: BlockedStretch[] = [];
  const end = (at: number, isBlockedStill: boolean): void => {
    if (since !== null && (at > since || isBlockedStill)) {
      stretches.push({ fromAt: since, toAt: at, isBlockedStill, reason: [...named].filter((reason) => reason !== '').join(', ') || null });
    }
    since = null;
    named = new Set();
  };
  for (const { at, event, state } of moments) {
    if (at > now) break;
    reasons = reasonsAfter(reasons, event);
    const isBlocked = reasons.length > 0 && state.exists && isOpen(state.category);
    if (!isBlocked) end(at, false);
    else {
      since ??= at;
      for (const reason of reasons) named.add(reason);
    }
  }
  end(now, true);
  return stretches;
}

/** Of these stretches what lies in [fromAt, toAt): days of the team's zone each counted once, working days, and exact hours. */
export function blockedTime(stretches: readonly BlockedStretch[], settings: TeamSettings, fromAt: number, toAt: number): BlockedTime {
  let [days, workingDays, hours] = [0, 0, 0];
  let counted: string | null = null;
  const within: BlockedStretch[] = [];
  for (const stretch of stretches) {
    const [begin, finish] = [Math.max(stretch.fromAt, fromAt), Math.min(stretch.toAt, toAt)];
    if (begin >= toAt || finish < begin || (finish === begin && !stretch.isBlockedStill)) continue;
    within.push({ ...stretch, fromAt: begin, toAt: finish, isBlockedStill: stretch.isBlockedStill || stretch.toAt > toAt });
    hours += (finish - begin) / 3_600_000;
    const [first, last] = [localDate(begin, settings.timeZone), localDate(Math.max(begin, finish - 1), settings.timeZone)];
    const from: string = counted !== null && counted >= first ? addDays(counted, 1) : first;
    if (from > last) continue;
    days += daysBetween(from, last) + 1;
    workingDays += workingDaysBetween(from, last, settings);
    counted = last;
  }
  const latest = within.at(-1);
  return { days, workingDays, hours: Math.round(hours * 1e6) / 1e6, isBlockedStill: latest?.isBlockedStill ?? false, reason: latest?.reason ?? null, stretches: within };
}

/**
 * The items that were blocked in a period, longest first; the days of all are the team's blocked time. Items that the team does
 * not count are left out. Unit: calendar days of items. That nothing is known of blocking is for the caller to say: here it is
 * no row. Source: Bifocal's delivery definitions, section 6.
 */
export function blockedItems(histories: readonly ItemHistory[], settings: TeamSettings, period: Period, now: number): BlockedRow[] {
  return histories
    .filter((item) => item.events.some(isAboutBlocking) && itemFlow(item, settings) !== null)
    .map((item): BlockedRow => ({
      itemId: item.id, itemKey: item.key, itemTitle: item.title,
      ...blockedTime(blockedStretches(item, settings, now), settings, period.fromAt, period.toAt),
    }))
    .filter((row) => row.days > 0)
    .sort((a, b) => b.days - a.days || b.hours - a.hours || (a.itemKey < b.itemKey ? -1 : 1));
}
