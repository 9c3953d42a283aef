import type { HookPlace, HookSettings } from '../../hooks-file.js';
import { listAt, objectAt, textAt } from '../files/jira/jira-shape.js';
import type { JsonObject } from '../files/reading/file-row.js';
import { foreign, nothing, placeOf, whose, type HookRead } from './hook-read.js';
import { environmentOf, milestoneFacts, snapshotsOf } from './issue-snapshots.js';

const SILENT: Readonly<Record<string, string>> = {
  pipeline: 'A pipeline is no deployment: send Deployment events.',
  build: 'A job is no deployment: send Deployment events.',
  push: 'What is pushed counts once it is deployed: send Deployment events.',
  tag_push: 'A tag counts once it is a release: send Release events.',
  merge_request: 'A merge request is no work item: its issue is.',
};

/** What a webhook of GitLab says. */
export function readGitlab(body: JsonObject, settings: HookSettings): HookRead {
  const kind = textAt(body, 'object_kind') ?? 'unknown';
  const attributes = objectAt(body, 'object_attributes');
  const named = [kind, textAt(attributes, 'action') ?? textAt(body, 'action')].filter((part) => part !== null).join('.');
  if (SILENT[kind]) return nothing(named, SILENT[kind]);
  const project = textAt(objectAt(body, 'project'), 'path_with_namespace');
  if (project === null) return nothing(named, 'It is of no project.');
  const place = placeOf(settings, project);
  if (!place) return foreign(named, project);
  if (kind === 'issue' || kind === 'work_item') return readIssue(named, attributes, listAt(body, 'labels'), project, place, settings);
  if (kind === 'note' && body['issue']) return readIssue(named, objectAt(body, 'issue'), listAt(objectAt(body, 'issue'), 'labels'), project, place, settings);
  if (kind === 'release') return readRelease(named, body, project, place);
  if (kind === 'milestone') return readMilestone(named, attributes, place, settings);
  if (kind === 'deployment') return readDeployment(named, body, project, place, settings);
  return nothing(named, 'It tells of no issue, milestone, release or deployment.');
}

/** GitLab writes "2021-02-25 21:23:34 UTC" and "2021-04-28 21:50:00 +0200" beside RFC 3339. */
export function gitlabInstant(text: string | null): string | null {
  return text === null ? null : text.replace(/ UTC$/, 'Z').replace(/ ([+-]\d{4})$/, '$1');
}

const at = (item: JsonObject, name: string): string | null => gitlabInstant(textAt(item, name));

function readIssue(named: string, issue: JsonObject, labels: readonly JsonObject[], project: string, place: HookPlace, settings: HookSettings): HookRead {
  const number = textAt(issue, 'iid');
  if (number === null) return nothing(named, 'The issue has no number.');
  const [weight, seconds, severity] = [issue['weight'], issue['time_estimate'], textAt(issue, 'severity')];
  const facts = snapshotsOf({
    key: `${project}#${number}`, title: textAt(issue, 'title'), labels: labels.flatMap((label) => textAt(label, 'title') ?? []), open: textAt(issue, 'state') !== 'closed', resolution: null,
    createdAt: at(issue, 'created_at'), updatedAt: at(issue, 'updated_at'), closedAt: at(issue, 'closed_at'),
    type: textAt(issue, 'type') === 'Issue' ? undefined : textAt(issue, 'type') ?? undefined, points: typeof weight === 'number' ? weight : undefined,
    hours: typeof seconds === 'number' && seconds > 0 ? seconds / 3600 : null, severity: severity === 'unknown' ? undefined : severity ?? undefined,
    milestone: issue['milestone_id'] === undefined ? undefined : textAt(issue, 'milestone_id') === null ? null : `milestone:${textAt(issue, 'milestone_id')}`,
  }, place, settings);
  return { event: named, facts, ignored: [] };
}

function readMilestone(named: string, milestone: JsonObject, place: HookPlace, settings: HookSettings): HookRead {
  const id = textAt(milestone, 'id');
  const start = textAt(milestone, 'start_date');
  const facts = id === null ? [] : milestoneFacts({
    key: `milestone:${id}`, title: textAt(milestone, 'title') ?? id, startsAt: start ? `${start}T00:00:00Z` : at(milestone, 'created_at'), due: textAt(milestone, 'due_date'),
    closedAt: textAt(milestone, 'state') === 'closed' ? at(milestone, 'updated_at') : null,
  }, place, settings);
  return facts.length > 0 ? { event: named, facts, ignored: [] } : nothing(named, 'HOOKS_FILE does not say whether milestones are SPRINTS or RELEASES.');
}

function readRelease(named: string, body: JsonObject, project: string, place: HookPlace): HookRead {
  const tag = textAt(body, 'tag');
  if (tag === null) return nothing(named, 'The release has no tag.');
  const releasedAt = named === 'release.delete' ? null : at(body, 'released_at') ?? at(body, 'created_at');
  return { event: named, facts: [{ list: 'releases', item: { key: `${project}@${tag}`, ...whose(place), name: textAt(body, 'name') ?? tag, releasedAt } }], ignored: [] };
}

function readDeployment(named: string, body: JsonObject, project: string, place: HookPlace, settings: HookSettings): HookRead {
  const [id, status] = [textAt(body, 'deployment_id'), textAt(body, 'status')];
  if (id === null || status !== 'success') return nothing(named, `The deployment is ${status ?? 'in no known state'}: it counts once that is success.`);
  if (!place.product) return nothing(named, `HOOKS_FILE names no product for ${project}, and a deployment needs one.`);
  const environment = environmentOf(textAt(body, 'environment'), textAt(body, 'environment_tier') === 'production', settings);
  return { event: named, facts: [{ list: 'deployments', item: { key: id, product: place.product, service: place.service ?? project, at: at(body, 'status_changed_at'), environment } }], ignored: [] };
}
