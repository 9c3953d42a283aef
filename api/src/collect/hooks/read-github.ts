import type { HookPlace, HookSettings } from '../../hooks-file.js';
import { listAt, objectAt, textAt } from '../files/jira/jira-shape.js';
import type { JsonObject } from '../files/reading/file-row.js';
import type { Fact } from '../files/targets/target.js';
import { foreign, nothing, placeOf, whose, type HookRead } from './hook-read.js';
import { environmentOf, milestoneFacts, snapshotsOf } from './issue-snapshots.js';

/** What is known to come, and to say nothing for delivery. */
const SILENT: Readonly<Record<string, string>> = {
  ping: 'GitHub asks whether the address answers. It does.',
  projects_v2_item: 'It names a field of a project, neither the issue nor the value: send Issues, and give them status labels.',
  deployment: 'A deployment was asked for. It counts once a deployment_status says success.',
  workflow_run: 'A workflow is no deployment: send Deployment statuses.',
  workflow_job: 'A workflow is no deployment: send Deployment statuses.',
  pull_request: 'A pull request is no work item: its issue is.',
};

/** What a webhook of GitHub says. `event` is its header x-github-event. */
export function readGithub(event: string, body: JsonObject, settings: HookSettings): HookRead {
  const named = [event, textAt(body, 'action')].filter((part) => part !== null).join('.');
  if (SILENT[event]) return nothing(named, SILENT[event]);
  const repository = textAt(objectAt(body, 'repository'), 'full_name');
  if (repository === null) return nothing(named, 'It is of no repository.');
  const place = placeOf(settings, repository);
  if (!place) return foreign(named, repository);
  if (event === 'issues' || event === 'issue_comment') return readIssue(named, body, repository, place, settings);
  if (event === 'release') return readRelease(named, objectAt(body, 'release'), repository, place);
  if (event === 'milestone') return readMilestone(named, objectAt(body, 'milestone'), place, settings);
  if (event === 'deployment_status') return readDeployment(named, body, repository, place, settings);
  return nothing(named, 'It tells of no issue, milestone, release or deployment.');
}

function readIssue(named: string, body: JsonObject, repository: string, place: HookPlace, settings: HookSettings): HookRead {
  const issue = objectAt(body, 'issue');
  const number = textAt(issue, 'number');
  if (number === null) return nothing(named, 'The issue has no number.');
  if (issue['pull_request']) return nothing(named, `#${number} is a pull request, no work item: its issue is.`);
  const key = `${repository}#${number}`;
  const milestone = objectAt(issue, 'milestone');
  const facts = snapshotsOf({
    key, title: textAt(issue, 'title'), labels: listAt(issue, 'labels').flatMap((label) => textAt(label, 'name') ?? []), open: textAt(issue, 'state') !== 'closed',
    resolution: textAt(issue, 'state_reason'), createdAt: textAt(issue, 'created_at'), updatedAt: textAt(issue, 'updated_at'), closedAt: textAt(issue, 'closed_at'),
    type: textAt(objectAt(issue, 'type'), 'name') ?? undefined, milestone: milestoneKey(milestone),
  }, place, settings);
  // When it was deleted is not said: now, for whoever heard of it now.
  const gone: Fact[] = /^issues\.(deleted|transferred)$/.test(named) ? [{ list: 'workItems', item: { key, deleted: true } }] : [];
  return { event: named, facts: [...milestoneOf(milestone, place, settings), ...facts, ...gone], ignored: [] };
}

const milestoneKey = (milestone: JsonObject): string | null => (textAt(milestone, 'id') === null ? null : `milestone:${textAt(milestone, 'id')}`);

function milestoneOf(milestone: JsonObject, place: HookPlace, settings: HookSettings): Fact[] {
  const key = milestoneKey(milestone);
  if (key === null) return [];
  return milestoneFacts({
    key, title: textAt(milestone, 'title') ?? key, startsAt: textAt(milestone, 'created_at'), due: textAt(milestone, 'due_on')?.slice(0, 10) ?? null,
    closedAt: textAt(milestone, 'state') === 'closed' ? textAt(milestone, 'closed_at') : null,
  }, place, settings);
}

function readMilestone(named: string, milestone: JsonObject, place: HookPlace, settings: HookSettings): HookRead {
  if (named === 'milestone.deleted') return nothing(named, 'What was in it stays as it was told. Its issues tell that they left it.');
  const facts = milestoneOf(milestone, place, settings);
  return facts.length > 0 ? { event: named, facts, ignored: [] } : nothing(named, 'HOOKS_FILE does not say whether milestones are SPRINTS or RELEASES.');
}

function readRelease(named: string, release: JsonObject, repository: string, place: HookPlace): HookRead {
  const tag = textAt(release, 'tag_name');
  if (tag === null) return nothing(named, 'The release has no tag.');
  if (release['draft'] === true && named !== 'release.unpublished') return nothing(named, `${tag} is a draft.`);
  const takenBack = named === 'release.deleted' || named === 'release.unpublished';
  const out = release['prerelease'] === true ? {} : { releasedAt: takenBack ? null : textAt(release, 'published_at') };
  return { event: named, facts: [{ list: 'releases', item: { key: `${repository}@${tag}`, ...whose(place), name: textAt(release, 'name') ?? tag, ...out } }], ignored: [] };
}

function readDeployment(named: string, body: JsonObject, repository: string, place: HookPlace, settings: HookSettings): HookRead {
  const [deployment, status] = [objectAt(body, 'deployment'), objectAt(body, 'deployment_status')];
  const [id, state] = [textAt(deployment, 'id'), textAt(status, 'state')];
  if (id === null || state !== 'success') return nothing(named, `The deployment is ${state ?? 'in no known state'}: it counts once that is success.`);
  if (!place.product) return nothing(named, `HOOKS_FILE names no product for ${repository}, and a deployment needs one.`);
  const environment = environmentOf(textAt(deployment, 'environment'), deployment['production_environment'] === true, settings);
  return { event: named, facts: [{ list: 'deployments', item: { key: id, product: place.product, service: place.service ?? repository, at: textAt(status, 'created_at'), environment } }], ignored: [] };
}
