import { ZONE, dateOf, iso } from '../calendar.js';
import type { GoalOutcome, SprintInput, TeamInput, WorkItemEventInput, WorkItemInput } from '../batch.js';
import { PRODUCT, type Timeline } from '../timeline.js';
import { EXCLUDED_RESOLUTIONS } from './defects.js';
import { CATEGORY, type Item, type ItemEvent, type Resolution } from './item.js';
import { SCRIPTED } from './scripted-sprint.js';
import type { Sprint } from './sprints.js';
import type { TeamHistory } from './team-run.js';

/** Order of events at one instant: created, estimate, sprint, status; then as they were said. */
const RANK: Readonly<Record<string, number>> = { CREATED: 0, TYPE: 1, PARENT: 1, ESTIMATE: 2, RELEASE_LEFT: 3, RELEASE_ENTERED: 3, SPRINT_LEFT: 4, SPRINT_ENTERED: 4, STATUS: 5, UNBLOCKED: 5, BLOCKED: 5, DELETED: 6 };

export interface KeyedItem {
  readonly key: string;
  readonly item: Item;
}

/** The items that exist by now, CHK-1 being the first that was written, whichever team wrote it. */
export function keyed(histories: readonly TeamHistory[], now: number): KeyedItem[] {
  return histories
    .flatMap(({ items }) => items)
    .filter(({ facts }) => facts.createdAt < now)
    .sort((a, b) => a.facts.createdAt - b.facts.createdAt)
    .map((item, index) => ({ key: `CHK-${index + 1}`, item }));
}

/** What is known of a defect's or wish's end by now: a resolution of the future is not. */
export function resolutionAt(item: Item, now: number): Resolution | null {
  const category = item.categoryAt(now - 1);
  return category === 'DONE' ? 'Done' : category === 'CANCELLED' ? item.cancelledAs : null;
}

export function workItem({ key, item }: KeyedItem, keys: ReadonlyMap<Item, string>, now: number): WorkItemInput {
  const { team, title, type, parent, severity, foundInRelease, createdAt } = item.facts;
  const resolution = resolutionAt(item, now);
  const parentKey = parent && keys.get(parent);
  return {
    key, product: PRODUCT, team, title, type, isSubTask: type === 'Sub-task', createdAt: iso(createdAt),
    ...(parentKey === undefined ? {} : { parent: parentKey }),
    ...(severity === undefined ? {} : { severity }),
    ...(foundInRelease === undefined ? {} : { foundInRelease }),
    ...(resolution === null ? {} : { resolution }),
  };
}

/** The item's history up to now, in order. */
export function historyOf(item: Item, now: number): ItemEvent[] {
  const rank = ({ kind }: ItemEvent): number => RANK[kind] ?? 9;
  return item.events.filter(({ at }) => at < now).sort((a, b) => a.at - b.at || rank(a) - rank(b) || a.sequence - b.sequence);
}

export function* workItemEvents({ key, item }: KeyedItem, keys: ReadonlyMap<Item, string>, now: number): Generator<WorkItemEventInput> {
  let sequence = 0;
  for (const { kind, at, from, to, parent, unit, category } of historyOf(item, now)) {
    const target = parent ? keys.get(parent) : to;
    sequence += 1;
    yield {
      key: `${key}-${sequence}`, workItem: key, kind, at: iso(at), sequence,
      ...(from === undefined ? {} : { from }),
      ...(target === undefined ? {} : { to: target }),
      ...(unit === undefined ? {} : { unit }),
      ...(category === undefined ? {} : { category }),
    };
  }
}

export function team({ team: plan }: TeamHistory, time: Timeline): TeamInput {
  return {
    key: plan.key, product: PRODUCT, name: plan.name, timeZone: ZONE, measure: 'POINTS', workingDays: [1, 2, 3, 4, 5],
    holidays: time.working.holidays.filter((date) => date >= dateOf(time.mondayOf(1) - 60)),
    graceDays: 0, countSubTasks: false, defectTypes: ['Bug'], excludedResolutions: [...EXCLUDED_RESOLUTIONS],
    statuses: Object.entries(CATEGORY).map(([name, category]) => ({ name, category })),
  };
}

export function sprint(history: TeamHistory, each: Sprint): SprintInput {
  return {
    key: each.key, team: history.team.key, name: `${history.team.name} ${each.number}`, goal: history.goals.get(each.key) ?? '',
    plannedStartAt: iso(each.plannedStartAt), plannedEndAt: iso(each.plannedEndAt), startedAt: iso(each.startedAt),
    ...(each.running ? {} : { closedAt: iso(each.closedAt), goalOutcome: goalOutcome(history, each) }),
  };
}

/** The goal is met when little of what was planned is left at the close. */
export function goalOutcome({ team: plan, items }: TeamHistory, { key, number, closedAt }: Sprint): GoalOutcome {
  if (plan.key === SCRIPTED.team && number === SCRIPTED.number) return 'PARTLY';
  let done = 0;
  let left = 0;
  for (const item of items) {
    const last = item.events.filter(({ kind, at }) => (kind === 'SPRINT_ENTERED' || kind === 'SPRINT_LEFT') && at <= closedAt).at(-1);
    if (last?.kind !== 'SPRINT_ENTERED' || last.to !== key || item.facts.type === 'Sub-task') continue;
    if (item.categoryAt(closedAt) === 'DONE') done += 1;
    else if (item.categoryAt(closedAt) !== 'CANCELLED') left += 1;
  }
  const share = done / Math.max(done + left, 1);
  return share >= 0.84 ? 'MET' : share >= 0.68 ? 'PARTLY' : 'MISSED';
}
