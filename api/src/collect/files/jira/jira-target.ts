import { isObject, type FileRow, type JsonObject } from '../reading/file-row.js';
import { text } from '../targets/field.js';
import { othersKnown } from '../targets/status-words.js';
import type { Fact, ImportTargetDefinition } from '../targets/target.js';
import { issueFacts, type JiraReading } from './jira-issue.js';
import { jiraInstant, jiraKind, listAt, objectAt, textAt, type JiraKind } from './jira-shape.js';
import { sprintFact, sprintsOf } from './jira-sprint.js';
import { readStatus } from './jira-statuses.js';

/** Jira's own JSON: read by its shape, not by columns. */
export const jira: ImportTargetDefinition = {
  as: 'jira', name: 'Jira\'s own JSON: issues with change logs, sprints, statuses', needs: 'TEAM', missingAppliesTo: null,
  fields: [
    text('estimate', 'The field that holds story points, as customfield_10016. Without it, the one that some change log of the file calls Story Points.'),
    text('severity', 'The field that holds a defect\'s severity. Without it, the priority.'),
  ],
  families: [],
  facts: () => [],
};

/** Facts of one element, or a sentence that says why it has none. */
export function jiraFacts(row: FileRow, reading: JiraReading, firstTime: (what: string) => boolean): Fact[] | string {
  const kind = jiraKind(row.item, row.section);
  if (kind === null || !isObject(row.item)) return 'This is neither an issue nor a sprint nor a status of Jira.';
  const { item } = row;
  if (kind === 'STATUS') return readStatus(item) === null ? 'The status has no id, name or category.' : firstTime('statuses') ? statusMap(reading) : [];
  if (kind === 'VERSION') return [releaseFact(item, reading)].flat();
  if (kind === 'SPRINT') {
    const sprint = sprintFact(item, reading.team);
    return typeof sprint === 'string' ? sprint : [sprint];
  }
  const issue = issueFacts(item, reading);
  return typeof issue === 'string' ? issue : [...mentioned(item, reading, firstTime), ...issue];
}

/** Sprints and versions that an issue carries, so that a file of issues alone is enough; each is told once. */
export function mentioned(issue: JsonObject, reading: JiraReading, firstTime: (what: string) => boolean): Fact[] {
  const fields = objectAt(issue, 'fields');
  const sprints = sprintsOf(fields).filter((sprint) => firstTime(`sprint ${textAt(sprint, 'id')}`)).flatMap((sprint) => {
    const fact = sprintFact(sprint, reading.team);
    return typeof fact === 'string' ? [] : [fact];
  });
  const versions = [...listAt(fields, 'fixVersions'), ...listAt(fields, 'versions')].filter((version) => firstTime(`version ${textAt(version, 'id')}`));
  return [...sprints, ...versions.flatMap((version) => releaseFact(version, reading))];
}

/** A version of Jira as a release; none without an id. */
export function releaseFact(version: JsonObject, reading: Pick<JiraReading, 'product' | 'team'>): Fact[] {
  const key = textAt(version, 'id');
  if (!key) return [];
  const released = version['released'] === true ? jiraInstant(textAt(version, 'releaseDate')) : null;
  const known = {
    name: textAt(version, 'name') ?? key, product: reading.product, team: reading.team,
    startedAt: jiraInstant(textAt(version, 'startDate')), targetDate: textAt(version, 'releaseDate'), releasedAt: released,
  };
  return [{ list: 'releases', item: { key, ...Object.fromEntries(Object.entries(known).filter(([, value]) => value !== null)) } }];
}

/** All statuses at once: a team's map is replaced as a whole. */
function statusMap({ statuses, knownStatuses, team }: JiraReading): Fact[] {
  const own = [...new Map(Object.values(statuses).map(({ name, category }) => [name.toLowerCase(), { name, category }])).values()];
  return [{ list: 'teams', item: { key: team, statuses: [...own, ...othersKnown(knownStatuses, own)] } }];
}

/** What a person wants to see of an element before it is kept. */
export function jiraSummary(row: FileRow, facts: readonly Fact[]): JsonObject {
  const kind: JiraKind | null = jiraKind(row.item, row.section);
  const count = (list: Fact['list']): number => facts.filter((fact) => fact.list === list).length;
  const main = facts.find((fact) => fact.list === (kind === 'ISSUE' ? 'workItems' : kind === 'SPRINT' ? 'sprints' : kind === 'VERSION' ? 'releases' : 'teams'))?.item ?? {};
  const plain = Object.fromEntries(Object.entries(main).filter(([, value]) => typeof value !== 'object')) as JsonObject;
  if (kind === 'STATUS') return isObject(row.item) ? { ...readStatus(row.item) } : {};
  return kind === 'ISSUE' ? { ...plain, events: count('workItemEvents') } : plain;
}
