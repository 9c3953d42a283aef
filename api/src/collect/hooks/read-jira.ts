import type { HookSettings } from '../../hooks-file.js';
import { changesOf, type JiraChange } from '../files/jira/jira-history.js';
import { isOf, issueFacts, pointsFieldIn, type JiraReading } from '../files/jira/jira-issue.js';
import { jiraInstant, listAt, objectAt, textAt } from '../files/jira/jira-shape.js';
import { sprintFact, sprintsOf } from '../files/jira/jira-sprint.js';
import { readStatus, type JiraStatuses } from '../files/jira/jira-statuses.js';
import { mentioned, releaseFact } from '../files/jira/jira-target.js';
import type { JiraKnowledge } from '../files/jira-memory.js';
import type { JsonObject } from '../files/reading/file-row.js';
import type { Fact } from '../files/targets/target.js';
import { foreign, nothing, placeOf, type HookRead, type Ignored } from './hook-read.js';

const ISSUE_EVENTS = new Set(['jira:issue_created', 'jira:issue_updated', 'jira:issue_deleted']);
/** Fields that are read from the issue as it stands: nobody asks when they changed. */
const DESCRIBES = /^(summary|priority|resolution|version|affects version\/s|project|key)$/i;
/** Fields whose changes are history. */
const HISTORY = /^(status|issuetype|sprint|fix version|timeoriginalestimate)$/i;

/** What is known of a Jira once this webhook has come: the same object where it says nothing new. */
export function knownWith(body: JsonObject, known: JiraKnowledge): JiraKnowledge {
  const issue = objectAt(body, 'issue');
  const pointsField = pointsFieldIn(withLog(body, issue)) ?? known.pointsField;
  const status = readStatus(objectAt(objectAt(issue, 'fields'), 'status'));
  const was = status ? known.statuses[status.id] : undefined;
  const isNew = status !== null && (was?.name !== status.name || was.category !== status.category);
  if (!isNew && pointsField === known.pointsField) return known;
  return { pointsField, statuses: isNew ? { ...known.statuses, [status.id]: { name: status.name, category: status.category } } : known.statuses };
}

/** What a webhook of Jira, Cloud or Server, says; `known` includes what it says of the Jira itself. Changes get the keys that the change log of a file gives them. */
export function readJira(body: JsonObject, settings: HookSettings, known: JiraKnowledge): HookRead {
  const event = textAt(body, 'webhookEvent') ?? 'unknown';
  const version = objectAt(body, 'version');
  if (ISSUE_EVENTS.has(event)) return readIssue(event, body, settings, known);
  if (event.startsWith('sprint_') && event !== 'sprint_deleted') return readSprint(event, objectAt(body, 'sprint'), settings);
  if (/^jira:version_(created|updated|released|unreleased)$/.test(event)) return readVersion(event, version, settings);
  return nothing(event, 'It tells of no issue, sprint or version.');
}

function readIssue(event: string, body: JsonObject, settings: HookSettings, known: JiraKnowledge): HookRead {
  const issue = objectAt(body, 'issue');
  const [key, fields] = [textAt(issue, 'key'), objectAt(issue, 'fields')];
  const at = Number(textAt(body, 'timestamp'));
  if (!key || !(at > 0)) return nothing(event, 'It has no issue with a key, or no timestamp.');
  const project = textAt(objectAt(fields, 'project'), 'key') ?? key.replace(/-\d+$/, '');
  const place = placeOf(settings, project);
  if (!place) return foreign(event, project);
  const reading: JiraReading = {
    statuses: statusesOf(settings, known), knownStatuses: {}, product: place.product ?? null, team: place.team ?? null,
    pointsField: settings.pointsField ?? known.pointsField, severityField: settings.severityField ?? null,
  };
  // What a new issue says at its creation is how it was at first, and no change.
  const logged = event === 'jira:issue_updated' ? withLog(body, issue) : { ...issue, changelog: {} };
  const facts = issueFacts(logged, reading, event === 'jira:issue_created' ? 'WHOLE' : 'PART');
  if (typeof facts === 'string') return nothing(event, facts);
  const changes = changesOf(logged);
  const [item, ...events] = facts;
  const observedAt = new Date(at).toISOString();
  const moved = changes.find(({ field, fromText }) => field === 'Key' && fromText !== null && fromText !== key);
  return {
    event,
    facts: [
      ...mentioned(issue, reading, () => true), { list: 'workItems', item: { ...NONE, ...item!.item, ...standing(fields, reading), observedAt } }, ...events,
      ...(event === 'jira:issue_deleted' ? [gone(key, observedAt)] : []), ...(moved ? [gone(moved.fromText!, observedAt)] : []),
    ],
    ignored: changesOf(withLog(body, issue)).flatMap((change) => unread(change, event, facts, reading)),
  };
}

/** The issue with the one entry of its change log that a webhook carries, in the shape of a whole log. */
function withLog(body: JsonObject, issue: JsonObject): JsonObject {
  const entry = objectAt(body, 'changelog');
  const at = Number(textAt(body, 'timestamp'));
  if (!textAt(entry, 'id') || !(at > 0)) return { ...issue, changelog: {} };
  return { ...issue, changelog: { histories: [{ id: entry['id']!, created: new Date(at).toISOString(), items: listAt(entry, 'items') }] } };
}

/** A webhook carries the whole issue: what it does not say, there is not, also where there was before. */
const NONE = { parent: null, severity: null, resolution: null, foundInRelease: null };

/** How the issue stands at the instant of the webhook: it counts for what the issue's own history does not tell. */
function standing(fields: JsonObject, reading: JiraReading): Record<string, unknown> {
  const status = objectAt(fields, 'status');
  const name = textAt(status, 'name');
  const category = reading.statuses[textAt(status, 'id') ?? '']?.category;
  const sprints = sprintsOf(fields);
  const present = sprints.findLast((sprint) => textAt(sprint, 'state')?.toLowerCase() !== 'closed') ?? sprints.at(-1);
  const points = textAt(fields, reading.pointsField ?? 'customfield_10016');
  return {
    ...(name === null ? {} : { status: name }), ...(category ? { statusCategory: category } : {}),
    sprint: present ? textAt(present, 'id') : null, release: textAt(listAt(fields, 'fixVersions').at(-1) ?? {}, 'id'),
    ...(points !== null && Number(points) >= 0 ? { estimate: Number(points) } : {}),
  };
}

/** Statuses by id, and what the settings say by name before everything else. */
function statusesOf(settings: HookSettings, known: JiraKnowledge): JiraStatuses {
  const said = Object.entries(settings.statuses ?? {});
  const over = Object.entries(known.statuses).map(([id, status]) => [id, { ...status, category: said.find(([name]) => name.toLowerCase() === status.name.toLowerCase())?.[1] ?? status.category }] as const);
  return Object.fromEntries([...over, ...said.map(([name, category]) => [`said ${name}`, { name, category }] as const)]);
}

function gone(workItem: string, at: string): Fact {
  return { list: 'workItemEvents', item: { key: 'deleted', workItem, kind: 'DELETED', at } };
}

/** Every change ends as an event, in the description, or here. */
function unread(change: JiraChange, event: string, facts: readonly Fact[], reading: JiraReading): Ignored[] {
  const what = `change of ${change.field.slice(0, 100)}`;
  if (DESCRIBES.test(change.field) || facts.some(({ list, item }) => list === 'workItemEvents' && isOf(String(item['key']), change))) return [];
  if (!HISTORY.test(change.field) && change.fieldId !== reading.pointsField) return [{ what, why: 'No figure of delivery hangs on it.' }];
  return event === 'jira:issue_created' ? [] : [{ what, why: 'It names no id, or nothing that was not so before.' }];
}

function readSprint(event: string, sprint: JsonObject, settings: HookSettings): HookRead {
  const fact = sprintFact(sprint, settings.team ?? null);
  return typeof fact === 'string' ? nothing(event, fact) : { event, facts: [fact], ignored: [] };
}

function readVersion(event: string, version: JsonObject, settings: HookSettings): HookRead {
  const [fact] = releaseFact(version, { product: settings.product ?? null, team: settings.team ?? null });
  if (!fact) return nothing(event, 'The version has no id.');
  // A version that was taken back is not out.
  const releasedAt = version['released'] === true ? jiraInstant(textAt(version, 'releaseDate')) : null;
  return { event, facts: [{ ...fact, item: { ...fact.item, releasedAt } }], ignored: [] };
}
