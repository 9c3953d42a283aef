import type { HookPlace, HookSettings } from '../../hooks-file.js';
import type { Fact } from '../files/targets/target.js';
import { whose } from './hook-read.js';
import { readLabels } from './issue-labels.js';

/** An issue of a tracker that tells how an issue stands, and not what became of it. */
export interface SeenIssue {
  readonly key: string;
  readonly title: string | null;
  readonly labels: readonly string[];
  readonly open: boolean;
  /** How it was closed; null: it is open, or nothing was said. */
  readonly resolution: string | null;
  readonly createdAt: string | null;
  readonly updatedAt: string | null;
  readonly closedAt: string | null;
  /** What the tracker itself says; undefined: nothing, so that the labels count. */
  readonly type?: string | undefined;
  readonly points?: number | null | undefined;
  readonly hours?: number | null | undefined;
  readonly severity?: string | undefined;
  /** The key of its milestone; null: it has none; undefined: not said. */
  readonly milestone?: string | null | undefined;
}

const NOT_DONE = /^(not[_ ]planned|duplicate|wont[_ ]?fix)$/i;

/** How an issue stands; a closed one also stood so when it was closed, which may be long before anybody looked. */
export function snapshotsOf(issue: SeenIssue, place: HookPlace, settings: HookSettings): Fact[] {
  const labels = readLabels(issue.labels, settings);
  const milestone = issue.milestone === undefined ? {} : settings.milestones === 'SPRINTS' ? { sprint: issue.milestone } : settings.milestones === 'RELEASES' ? { release: issue.milestone } : {};
  const closed = { status: 'closed', statusCategory: issue.resolution !== null && NOT_DONE.test(issue.resolution) ? 'CANCELLED' : 'DONE' };
  const open = labels.status === null ? { status: 'open', statusCategory: 'TO_DO' } : { status: labels.status, ...(labels.category ? { statusCategory: labels.category } : {}) };
  const item = {
    key: issue.key, ...whose(place), ...(issue.title ? { title: issue.title } : {}), type: issue.type ?? labels.type, severity: issue.severity ?? labels.severity,
    resolution: issue.open ? null : issue.resolution, ...(issue.createdAt ? { createdAt: issue.createdAt } : {}), ...(issue.updatedAt ? { observedAt: issue.updatedAt } : {}),
    ...(issue.open ? open : closed), estimate: issue.points ?? labels.points, ...(issue.hours === undefined ? {} : { estimateHours: issue.hours }), blocked: labels.blocked, ...milestone,
  };
  const asClosed = !issue.open && issue.closedAt !== null && issue.closedAt !== issue.updatedAt ? [{ key: issue.key, observedAt: issue.closedAt, ...closed }] : [];
  return [...asClosed, item].map((one): Fact => ({ list: 'workItems', item: one }));
}

/** A milestone, which a team uses as a sprint or as a release. `due`: the day it should be reached. */
export interface SeenMilestone {
  readonly key: string;
  readonly title: string;
  readonly startsAt: string | null;
  readonly due: string | null;
  readonly closedAt: string | null;
}

/** None where the settings do not say what milestones are. */
export function milestoneFacts(milestone: SeenMilestone, place: HookPlace, settings: HookSettings): Fact[] {
  const { key, title: name, startsAt, due, closedAt } = milestone;
  if (settings.milestones === 'SPRINTS') {
    return [{ list: 'sprints', item: {
      key, ...(place.team ? { team: place.team } : {}), name, ...(startsAt ? { plannedStartAt: startsAt } : {}), plannedEndAt: due ? `${due}T23:59:59Z` : null, closedAt,
    } }];
  }
  return settings.milestones === 'RELEASES' ? [{ list: 'releases', item: { key, ...whose(place), name, targetDate: due, releasedAt: closedAt } }] : [];
}

/** The environment's name, or "production" for one that counts as such by another name. */
export function environmentOf(name: string | null, isProduction: boolean, settings: HookSettings): string | null {
  const said = name !== null && (settings.production ?? []).some((one) => one.toLowerCase() === name.toLowerCase());
  return isProduction || said ? 'production' : name;
}
