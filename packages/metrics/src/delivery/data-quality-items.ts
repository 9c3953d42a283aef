/** The flaws that one item can have. Each rule answers in words what happened and when, or null. */
import { daysBetween, localDate } from '../time.js';
import type { QualityFrame, QualityItem } from './data-quality-frame.js';
import type { ItemHistory, Measure, StatusCategory } from './history.js';
import { impossibleReason, itemFlow } from './item-flow.js';
import type { ItemState } from './item-state.js';
import { isOpen, isUnestimated, leftOutReason } from './measure.js';
import { unmappedStatuses } from './status.js';
import { type Moment, stateAt, stateBefore, timelineOf } from './timeline.js';

type Found = Pick<QualityItem, 'detail' | 'at'> | null;

const within = (at: number, { fromAt, toAt }: QualityFrame): boolean => at >= fromAt && at < toAt;
const lastOf = ({ moments, initial }: { readonly moments: readonly Moment[]; readonly initial: ItemState }): ItemState => moments.at(-1)?.state ?? initial;

/** The moments of the time in question, each with the state before it. */
function steps(item: ItemHistory, frame: QualityFrame): { readonly moment: Moment; readonly before: ItemState }[] {
  const { moments, initial } = timelineOf(item, frame.settings);
  return moments.flatMap((moment, n) => (within(moment.at, frame) ? [{ moment, before: moments[n - 1]?.state ?? initial }] : []));
}

/** Done in that time, and not in progress since it was last to do: the items without a cycle time. */
export function doneWithoutStart(item: ItemHistory, frame: QualityFrame): Found {
  const flow = itemFlow(item, frame.settings);
  if (!flow || flow.doneAt === null || flow.startedAt !== null || !within(flow.doneAt, frame) || impossibleReason(flow) !== null) return null;
  return { detail: `done on ${localDate(flow.doneAt, frame.settings.timeZone)}, never in progress`, at: flow.doneAt };
}

/** Done in that time, and by its history not yet created then. */
export function doneBeforeCreated(item: ItemHistory, frame: QualityFrame): Found {
  const { timeZone } = frame.settings;
  const flow = itemFlow(item, frame.settings);
  if (!flow || flow.doneAt === null || flow.createdAt === null || flow.doneAt >= flow.createdAt || !within(flow.doneAt, frame)) return null;
  return { detail: `done on ${localDate(flow.doneAt, timeZone)}, created on ${localDate(flow.createdAt, timeZone)}`, at: flow.doneAt };
}

/** A team that counts items has no unit of its own: estimates are looked at in points then. */
const unitOf = (measure: Measure): 'POINTS' | 'HOURS' => (measure === 'HOURS' ? 'HOURS' : 'POINTS');
const estimateIn = (state: ItemState, measure: Measure): number | null => (unitOf(measure) === 'HOURS' ? state.hours : state.points);

/** Another estimate while it was done. The one in force when it became done counts as the first. */
export function estimateAfterDone(item: ItemHistory, frame: QualityFrame): Found {
  const { measure, settings } = frame;
  const changes = steps(item, frame).filter(({ moment, before }) =>
    moment.event.kind === 'ESTIMATE' && before.category === 'DONE' && isCarrier(before, frame) && estimateIn(before, measure) !== estimateIn(moment.state, measure));
  const [first, last] = [changes[0], changes.at(-1)];
  if (!first || !last) return null;
  const write = (value: number | null): string => (value === null ? 'none' : String(value));
  const when = sinceDone(last.before.categorySince, last.moment.at, settings.timeZone);
  return { detail: `${write(estimateIn(first.before, measure))} → ${write(estimateIn(last.moment.state, measure))}, ${when}`, at: last.moment.at };
}

/** Of an item whose history begins when it was done already, nobody knows since when. */
function sinceDone(doneAt: number, at: number, timeZone: string): string {
  const days = Number.isFinite(doneAt) ? daysBetween(localDate(doneAt, timeZone), localDate(at, timeZone)) : null;
  if (days === null) return 'after it was done';
  return days === 0 ? 'on the day it was done' : `${days === 1 ? '1 day' : `${days} days`} after it was done`;
}

/** Whether the item counts, and may carry an estimate of its own: a sub-task carries no points. */
function isCarrier(state: ItemState, { measure, settings }: QualityFrame): boolean {
  return leftOutReason(state, settings) === null && !(state.isSubTask && unitOf(measure) === 'POINTS');
}

const RANK: Readonly<Record<StatusCategory, number>> = { TO_DO: 0, IN_PROGRESS: 1, WAITING: 1, DONE: 2, CANCELLED: 2 };

/** From done or cancelled to open, or from in progress or waiting to “to do”. */
export function movedBackwards(item: ItemHistory, frame: QualityFrame): Found {
  const moves = steps(item, frame).filter(({ moment, before }) =>
    moment.event.kind === 'STATUS' && before.exists && RANK[moment.state.category] < RANK[before.category] && leftOutReason(before, frame.settings) === null);
  const last = moves.at(-1);
  if (!last) return null;
  const more = moves.length === 1 ? '' : `, and ${moves.length - 1} more`;
  return { detail: `${last.before.status ?? 'no status'} → ${last.moment.state.status ?? 'no status'}${more}`, at: last.moment.at };
}

/** Done or cancelled in that time, and still, while sub-tasks are open. */
export function closedWithOpenSubTasks(item: ItemHistory, frame: QualityFrame): Found {
  const state = lastOf(timelineOf(item, frame.settings));
  const subTasks = frame.subTasksOf.get(item.id) ?? [];
  if (subTasks.length === 0 || isOpen(state.category) || !within(state.categorySince, frame) || leftOutReason(state, frame.settings) !== null) return null;
  const existing = subTasks.map((each) => ({ key: each.key, state: lastOf(timelineOf(each, frame.settings)) })).filter((each) => !each.state.deleted);
  const open = existing.filter((each) => isOpen(each.state.category)).map((each) => each.key).sort();
  if (open.length === 0) return null;
  const more = open.length > 3 ? ` and ${open.length - 3} more` : '';
  return { detail: `${open.length} of ${existing.length} ${existing.length === 1 ? 'sub-task' : 'sub-tasks'} open: ${open.slice(0, 3).join(', ')}${more}`, at: state.categorySince };
}

/** In two sprints of the team that run at the end of that time, or now. */
export function twoRunningSprints(item: ItemHistory, frame: QualityFrame): Found {
  const at = Math.min(frame.now, frame.toAt - 1);
  const running = new Map(frame.sprints.filter((sprint) => (sprint.startedAt ?? Infinity) <= at && (sprint.closedAt ?? Infinity) > at).map((sprint) => [sprint.id, sprint.name]));
  if (running.size < 2) return null;
  const timeline = timelineOf(item, frame.settings);
  const state = stateAt(timeline, at);
  const names = state.sprintIds.flatMap((id) => running.get(id) ?? []);
  if (names.length < 2 || !state.exists || state.category === 'CANCELLED' || leftOutReason(state, frame.settings) !== null) return null;
  const entered = timeline.moments.findLast(({ at: when, event }) => when <= at && event.kind === 'SPRINT_ENTERED')?.at ?? at;
  return { detail: `in ${names.slice(0, -1).join(', ')} and ${names.at(-1)}`, at: entered };
}

/** In a sprint in that time, and never estimated in what the team measures by. A team that counts items needs no estimate. */
export function neverEstimated(item: ItemHistory, frame: QualityFrame): Found {
  const { measure, settings } = frame;
  if (measure === 'ITEMS') return null;
  const timeline = timelineOf(item, settings);
  const [state, before] = [lastOf(timeline), stateBefore(timeline, frame.fromAt)];
  const wasEstimated = [timeline.initial, ...timeline.moments.map((moment) => moment.state)].some((each) => estimateIn(each, measure) !== null);
  if (wasEstimated || state.category === 'CANCELLED' || !isCarrier(state, frame) || !isUnestimated(state, measure)) return null;
  const entered = timeline.moments.findLast((moment) => moment.event.kind === 'SPRINT_ENTERED' && within(moment.at, frame));
  if (!entered && (before.sprintIds.length === 0 || !isOpen(before.category))) return null;
  const isDone = state.category === 'DONE' && within(state.categorySince, frame);
  const at = isDone ? state.categorySince : entered?.at ?? frame.fromAt;
  if (isDone) return { detail: `done on ${localDate(at, settings.timeZone)} without an estimate`, at };
  const name = frame.sprints.find((sprint) => sprint.id === (entered?.event.to ?? before.sprintIds.at(-1)))?.name;
  return { detail: `in ${name ?? 'a sprint'} without an estimate`, at };
}

/** Moved in that time to a status that nobody has placed. */
export function statusNotMapped(item: ItemHistory, frame: QualityFrame): Found {
  const events = item.events.filter((event) => event.kind === 'STATUS' && within(event.at, frame));
  const names = unmappedStatuses([{ ...item, events }], frame.settings).map((each) => each.status);
  const last = timelineOf(item, frame.settings).moments.findLast(({ event, at }) => event.kind === 'STATUS' && within(at, frame) && event.to !== null && names.includes(event.to));
  return last ? { detail: `${names.map((name) => `“${name}”`).join(', ')} is read as “to do”`, at: last.at } : null;
}
