import type { Measure } from '@bifocal/metrics';
import { badInput } from '../../graphql/named-error.js';
import { isObject, readJson, textAt, type JsonObject } from './json-shape.js';
import { readSprintReport } from './read-sprint-report.js';
import { readVelocity } from './read-velocity.js';
import type { ReadReport } from './report.js';

/**
 * Reads what Jira answers to its velocity chart (velocityStatEntries: of each sprint what was estimated and completed, and in
 * newer versions of which items) or to its sprint report (contents: lists of items by outcome). `measure` is what the team
 * compares in: a sprint report can be counted in items whatever the board estimates in.
 */
export function readReport(report: unknown, measure: Measure): ReadReport {
  const json = readJson(report);
  if (isObject(json['velocityStatEntries'])) return readVelocity(json, json['velocityStatEntries']);
  if (isObject(json['contents'])) return { kind: 'SPRINT_REPORT', sprints: [{ ...nameOf(json), ...readSprintReport(json['contents'], measure) }], leftOut: [] };
  const errors = json['errorMessages'] ?? json['message'];
  if (errors !== undefined) throw badInput(`report: this is an error of Jira's: ${JSON.stringify(errors).slice(0, 200)}`);
  throw badInput(`report: expected Jira's velocity chart (with velocityStatEntries) or sprint report (with contents); it has ${Object.keys(json).slice(0, 5).join(', ') || 'no fields'}.`);
}

function nameOf(json: JsonObject): { id: string | null; name: string | null } {
  const sprint = isObject(json['sprint']) ? json['sprint'] : {};
  return { id: textAt(sprint, 'id'), name: textAt(sprint, 'name') };
}
