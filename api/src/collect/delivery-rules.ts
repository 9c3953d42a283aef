import { z } from 'zod';
import type { DeploymentItem, IncidentItem, ProductItem, ReleaseItem, SprintItem, TeamItem, WorkItem } from '../facts/delivery-items.js';
import { choice, currency, date, dateOrInstant, flag, instant, key, listOf, name, number, optional, pastInstant, required, text, timeZone } from './fields.js';
import { alsoHolds, isBefore } from './two-fields.js';
import { kindOf, Unfit } from './unfit.js';

export const CATEGORIES = ['TO_DO', 'IN_PROGRESS', 'WAITING', 'DONE', 'CANCELLED'] as const;
const category = choice(...CATEGORIES);
const estimate = number({ min: 0, max: 1e6 });

/** A status and what it means. */
function statusMapping(value: unknown): { name: string; category: string } {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Unfit(`expected an object with name and category, got ${kindOf(value)}.`);
  const { name: status, category: found } = value as { name?: unknown; category?: unknown };
  if (status === undefined || status === null) throw new Unfit('name is missing.');
  return { name: name(200)(status), category: category(found) };
}

const weekdays = (value: unknown): number[] => [...new Set(listOf(number({ min: 1, max: 7, whole: true }), 7)(value))].sort();

export const productRule = z.strictObject({
  key: required(key), name: optional(name()), timeZone: optional(timeZone), currency: optional(currency),
}) satisfies z.ZodType<ProductItem>;

export const teamRule = z.strictObject({
  key: required(key), product: optional(key), name: optional(name()), timeZone: optional(timeZone), measure: optional(choice('POINTS', 'ITEMS', 'HOURS')),
  workingDays: optional(weekdays), holidays: optional(listOf(date, 2_000)), graceDays: optional(number({ min: 0, max: 365, whole: true })), countSubTasks: optional(flag),
  defectTypes: optional(listOf(name(200), 200)), excludedResolutions: optional(listOf(name(200), 200)), creditedTypes: optional(listOf(name(200), 200)), statuses: optional(listOf(statusMapping, 500)),
}) satisfies z.ZodType<TeamItem>;

/** What a person may decide of a team: all that a source may say of it but its name and whose it is. */
export const teamSettingsRule = teamRule.omit({ key: true, product: true, name: true });

export const sprintRule = alsoHolds(
  z.strictObject({
    key: required(key), team: optional(key), name: optional(name()), goal: optional(text()), goalOutcome: optional(choice('MET', 'PARTLY', 'MISSED')),
    plannedStartAt: optional(instant), plannedEndAt: optional(instant), startedAt: optional(dateOrInstant), closedAt: optional(instant),
  }),
  ({ plannedStartAt, plannedEndAt }) => isBefore(plannedEndAt, plannedStartAt) && { field: 'plannedEndAt', reason: `the sprint would end (${plannedEndAt}) before it starts (plannedStartAt ${plannedStartAt}).` },
  ({ startedAt, closedAt }) => isBefore(closedAt, startedAt) && { field: 'closedAt', reason: `the sprint would be closed (${closedAt}) before it was started (startedAt ${startedAt}).` },
) satisfies z.ZodType<SprintItem>;

export const releaseRule = alsoHolds(
  z.strictObject({
    key: required(key), product: optional(key), team: optional(key), name: optional(name()), startedAt: optional(instant), targetDate: optional(date), releasedAt: optional(instant),
  }),
  ({ startedAt, releasedAt }) => isBefore(releasedAt, startedAt) && { field: 'releasedAt', reason: `it would be released (${releasedAt}) before it was started (startedAt ${startedAt}).` },
) satisfies z.ZodType<ReleaseItem>;

export const workItemRule = z.strictObject({
  key: required(key), product: optional(key), team: optional(key), title: optional(text()), type: optional(name(200)), isSubTask: optional(flag), parent: optional(key),
  severity: optional(name(200)), resolution: optional(name(200)), foundInRelease: optional(key), createdAt: optional(pastInstant), observedAt: optional(pastInstant),
  status: optional(name(200)), statusCategory: optional(category), estimate: optional(estimate), estimateHours: optional(estimate), sprint: optional(key), release: optional(key), blocked: optional(flag), deleted: optional(flag),
}) satisfies z.ZodType<WorkItem>;

export const deploymentRule = z.strictObject({
  key: required(key), product: required(key), service: required(name(200)), at: required(pastInstant), environment: optional(name(200)), rework: optional(flag),
  commitAt: optional(pastInstant), release: optional(key),
}) satisfies z.ZodType<DeploymentItem>;

export const incidentRule = alsoHolds(
  z.strictObject({
    key: required(key), product: required(key), deployment: optional(key), startedAt: required(pastInstant), resolvedAt: optional(pastInstant), title: optional(text()), severity: optional(name(200)),
  }),
  ({ startedAt, resolvedAt }) => isBefore(resolvedAt, startedAt) && { field: 'resolvedAt', reason: `it would be resolved (${resolvedAt}) before it started (${startedAt}).` },
) satisfies z.ZodType<IncidentItem>;
