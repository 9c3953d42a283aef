import { DAY, atLocal } from '../calendar.js';
import type { Timeline } from '../timeline.js';
import type { Item, ItemEvent } from './item.js';

/** What was done to whose history on purpose, as every real tracker has it. */
export interface Flaws {
  readonly neverStarted: readonly Item[];
  readonly reEstimatedAfterDone: readonly Item[];
  readonly openSubTasks: readonly Item[];
}

/** Days ago: young enough to be seen at first sight, and, where the sprint must be closed for long, old enough for that. */
const [OLDEST, CLOSED, YOUNGEST] = [75, 20, 2];
const COUNTS = { neverStarted: 3, reEstimatedAfterDone: 2, openSubTasks: 1 } as const;

/**
 * Spoils the histories of a few items that nothing else hangs on: done once, in one sprint, not scripted. No closed sprint
 * and no release counts otherwise for it: what was done stays done at the same instant, and estimates are changed after the close,
 * of items in no release.
 * Nothing is drawn, so that all else stays as it was.
 */
export function plantFlaws(items: readonly Item[], scripted: ReadonlySet<Item>, time: Timeline): Flaws {
  const [from, to] = [atLocal(time.today - OLDEST, 0), atLocal(time.today - CLOSED, 0)];
  const doneAt = (item: Item): number => item.events.find(({ category }) => category === 'DONE')?.at ?? 0;
  const doneOnce = items
    .filter((item) => (item.facts.type === 'Story' || item.facts.type === 'Task') && item.status === 'Done' && item.timesDone === 1)
    .filter((item) => !scripted.has(item) && item.points !== null && doneAt(item) >= from && doneAt(item) < atLocal(time.today - YOUNGEST, 0))
    .sort((a, b) => doneAt(a) - doneAt(b));
  const parents = doneOnce.filter((item) => items.some((other) => other.facts.parent === item)).slice(-COUNTS.openSubTasks);
  const plain = doneOnce.filter((item) => doneAt(item) < to && item.events.filter(({ kind }) => kind.startsWith('SPRINT')).length === 1);
  const others = plain.filter((item) => !parents.includes(item));
  const reEstimatedAfterDone = others.filter((item) => !item.events.some(({ kind }) => kind.startsWith('RELEASE'))).slice(0, COUNTS.reEstimatedAfterDone);
  const neverStarted = others.filter((item) => !reEstimatedAfterDone.includes(item)).filter((_, n) => n % 3 === 0).slice(0, COUNTS.neverStarted);
  for (const item of neverStarted) skipStart(item);
  // The sprint of what was done by then is closed within 18 days.
  for (const item of reEstimatedAfterDone) item.estimate(doneAt(item) + 18 * DAY, (item.points ?? 0) + 3);
  for (const parent of parents) leaveOpen(items.findLast((other) => other.facts.parent === parent)!);
  return { neverStarted, reEstimatedAfterDone, openSubTasks: parents };
}

/** From “to do” straight to done. */
function skipStart(item: Item): void {
  const kept = item.events.filter(({ category }) => category !== 'IN_PROGRESS' && category !== 'WAITING');
  rewrite(item, kept.map((event) => (event.category === 'DONE' ? { ...event, from: 'To Do' } : event)));
}

/** Begun and never closed. */
function leaveOpen(subTask: Item): void {
  rewrite(subTask, subTask.events.filter(({ category }) => category !== 'DONE'));
  subTask.status = 'In Progress';
}

function rewrite(item: Item, events: readonly ItemEvent[]): void {
  item.events.splice(0, item.events.length, ...events);
}
