/** What makes a team's numbers doubtful, named, with the items that do. */
import { addDays, daysBetween, localDate, startOfLocalDay } from '../time.js';
import { gapsOf } from './data-quality-gaps.js';
import { closedWithOpenSubTasks, doneBeforeCreated, doneWithoutStart, estimateAfterDone, movedBackwards, neverEstimated, statusNotMapped, twoRunningSprints } from './data-quality-items.js';
import { QUALITY_KINDS, QUALITY_RULES, type QualityKind, type QualityRule } from './data-quality-kinds.js';
import type { QualityFrame, QualityItem } from './data-quality-frame.js';
import type { ItemHistory, TeamSettings } from './history.js';
import { timelineOf } from './timeline.js';

export interface QualityFinding extends QualityRule {
  /** Latest first; each item once. */
  readonly items: readonly QualityItem[];
}

export interface DataQuality {
  /** Only kinds that have items: the gravest kind first. */
  readonly findings: readonly QualityFinding[];
  readonly checkedItems: number;
}

/** How many days after its planned end a sprint that is still open has been forgotten, and is not only late. */
export const FORGOTTEN_AFTER_DAYS = 7;

type ItemRule = (item: ItemHistory, frame: QualityFrame) => Pick<QualityItem, 'detail' | 'at'> | null;

const ITEM_RULES: Readonly<Record<Exclude<QualityKind, 'SPRINT_NEVER_CLOSED'>, ItemRule>> = {
  TWO_RUNNING_SPRINTS: twoRunningSprints,
  STATUS_NOT_MAPPED: statusNotMapped,
  DONE_BEFORE_CREATED: doneBeforeCreated,
  GAP_IN_HISTORY: (item, frame) => {
    const gaps = gapsOf(timelineOf(item, frame.settings), frame.sprints, frame.settings).filter(({ at }) => at >= frame.fromAt && at < frame.toAt);
    const last = gaps.at(-1);
    return last ? { detail: gaps.length === 1 ? last.detail : `${last.detail}, and ${gaps.length - 1} more`, at: last.at } : null;
  },
  DONE_WITHOUT_START: doneWithoutStart,
  NEVER_ESTIMATED: neverEstimated,
  ESTIMATE_AFTER_DONE: estimateAfterDone,
  OPEN_SUB_TASKS: closedWithOpenSubTasks,
  MOVED_BACKWARDS: movedBackwards,
};

/**
 * Looks through a team's items and sprints for what makes numbers of that time doubtful. A flaw belongs to the time in which it
 * happened; "running" and "still open" are judged at the end of the time, or now. Deleted items have no flaws.
 * Source: Bifocal's delivery definitions, sections 1 to 6.
 */
export function dataQuality(frame: QualityFrame): DataQuality {
  const existing = frame.items.filter((item) => !lastState(item, frame.settings).deleted);
  const findings = QUALITY_KINDS.flatMap((kind): QualityFinding[] => {
    const items = kind === 'SPRINT_NEVER_CLOSED' ? sprintsNeverClosed(frame) : existing.flatMap((item): QualityItem[] => {
      const found = ITEM_RULES[kind](item, frame);
      return found ? [{ id: item.id, key: item.key, title: item.title, ...found }] : [];
    });
    if (items.length === 0) return [];
    return [{ ...QUALITY_RULES[kind], items: items.sort((a, b) => b.at - a.at || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)) }];
  });
  return { findings, checkedItems: existing.length };
}

function lastState(item: ItemHistory, settings: TeamSettings) {
  const { moments, initial } = timelineOf(item, settings);
  return moments.at(-1)?.state ?? initial;
}

/** Only of a team whose other sprints are closed: where nobody closes sprints, an open one says nothing. */
function sprintsNeverClosed({ sprints, settings: { timeZone }, toAt, now }: QualityFrame): QualityItem[] {
  if (!sprints.some((sprint) => sprint.closedAt !== null)) return [];
  const at = Math.min(now, toAt - 1);
  return sprints.flatMap(({ id, key, name, startedAt, closedAt, plannedEndAt }): QualityItem[] => {
    if (closedAt !== null || startedAt === null || startedAt > at) return [];
    const end = localDate(plannedEndAt, timeZone);
    if (at < startOfLocalDay(addDays(end, FORGOTTEN_AFTER_DAYS + 1), timeZone)) return [];
    return [{ id, key, title: name, at: plannedEndAt, detail: `should have ended on ${end}, ${daysBetween(end, localDate(at, timeZone))} days before` }];
  });
}
