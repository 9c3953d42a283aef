import type { JsonObject } from '../reading/file-row.js';
import type { Fact } from '../targets/target.js';
import { changesOf, idsOf, type JiraChange } from './jira-history.js';
import { jiraInstant, listAt, objectAt, textAt } from './jira-shape.js';
import { sprintsOf } from './jira-sprint.js';
import { statusCategory, type JiraStatuses } from './jira-statuses.js';

/** What one needs to know about a Jira to read its issues. */
export interface JiraReading {
  readonly statuses: JiraStatuses;
  /** What the team's statuses are known to mean already. */
  readonly knownStatuses: Readonly<Record<string, string>>;
  readonly product: string | null;
  readonly team: string | null;
  /** The id of the field that holds story points; null: that of Jira Cloud. */
  readonly pointsField: string | null;
  /** The field that holds a defect's severity; null: Jira's priority. */
  readonly severityField: string | null;
}

type ItemEvent = Readonly<Record<string, unknown>> & { readonly key: string; readonly at: string };

const POINTS = /^(story points?( estimate)?|points?)$/i;
/** "Story point estimate", which every Jira Cloud has under this id. */
const CLOUD_POINTS = 'customfield_10016';
/** Jira's flag, whose one value is "Impediment"; the field is named in the language of the site. */
const FLAG = /^(flagged|flag|impediment|markiert|impédiment|marqué|marcado|con indicador)$/i;
const PARENT = /^(parent|epic link|issueparentassociation|parent link)$/i;

/** The id of the field that an issue's change log, or its list of field names, calls story points. */
export function pointsFieldIn(issue: JsonObject): string | null {
  const named = Object.entries(objectAt(issue, 'names')).find(([, name]) => typeof name === 'string' && POINTS.test(name))?.[0];
  return named ?? changesOf(issue).find((change) => POINTS.test(change.field) && change.fieldId !== null)?.fieldId ?? null;
}

/**
 * A work item with the history that its change log tells. Of a whole log the values at first are reckoned; a log that is only a
 * part says nothing of them, so that what another part tells is not overwritten. Sentence: why there is none.
 */
export function issueFacts(issue: JsonObject, reading: JiraReading, log: 'WHOLE' | 'PART' = 'WHOLE'): Fact[] | string {
  const key = textAt(issue, 'key');
  const fields = objectAt(issue, 'fields');
  const createdAt = jiraInstant(textAt(fields, 'created'));
  if (!key) return 'The issue has no key.';
  if (!createdAt) return `The issue ${key} has no readable "created" date.`;
  const changes = changesOf(issue);
  const told = [
    ...singles(changes, fields, createdAt, reading),
    ...members(changes, 'Sprint', 'SPRINT', createdAt, sprintsOf(fields).map((sprint) => textAt(sprint, 'id')!)),
    ...members(changes, 'Fix Version', 'RELEASE', createdAt, listAt(fields, 'fixVersions').flatMap((version) => textAt(version, 'id') ?? [])),
    ...flags(changes, createdAt),
  ];
  const events: ItemEvent[] = [{ key: 'created', kind: 'CREATED', at: createdAt }, ...(log === 'WHOLE' ? told : told.filter((event) => changes.some((change) => isOf(event.key, change))))];
  const type = objectAt(fields, 'issuetype');
  const known = {
    product: reading.product, team: reading.team, title: textAt(fields, 'summary') ?? '', type: textAt(type, 'name'), isSubTask: type['subtask'] === true,
    parent: textAt(objectAt(fields, 'parent'), 'key') ?? textAt(fields, 'parent'),
    severity: reading.severityField ? optionAt(fields, reading.severityField) : textAt(objectAt(fields, 'priority'), 'name'),
    resolution: textAt(objectAt(fields, 'resolution'), 'name'),
    foundInRelease: textAt(listAt(fields, 'versions')[0] ?? {}, 'id'), createdAt,
  };
  return [
    { list: 'workItems', item: { key, ...Object.fromEntries(Object.entries(known).filter(([, value]) => value !== null)) } },
    ...events.map((event, sequence): Fact => ({ list: 'workItemEvents', item: { ...event, workItem: key, sequence } })),
  ];
}

/** Whether an event with that key is told by this change: several may be. */
export function isOf(eventKey: string, { key }: JiraChange): boolean {
  return eventKey === key || eventKey.startsWith(`${key}:`);
}

/** Fields with one value at a time: what they were at first, and each change. */
function singles(changes: readonly JiraChange[], fields: JsonObject, createdAt: string, reading: JiraReading): ItemEvent[] {
  const status = objectAt(fields, 'status');
  const category = (id: string | null, name: string | null): Record<string, unknown> => {
    const found = statusCategory(reading.statuses, id, name);
    return found ? { category: found } : {};
  };
  const ofStatus = changes.filter((change) => change.field === 'status');
  const first = ofStatus[0];
  const start = first ? { id: first.from, name: first.fromText } : { id: textAt(status, 'id'), name: textAt(status, 'name') };
  const events: ItemEvent[] = start.name ? [{ key: 'status', kind: 'STATUS', at: createdAt, to: start.name, ...category(start.id, start.name) }] : [];
  for (const change of ofStatus) {
    if (change.toText) events.push({ key: change.key, kind: 'STATUS', at: change.at, ...given(change.fromText, change.toText), ...category(change.to, change.toText) });
  }
  const pointsField = reading.pointsField ?? CLOUD_POINTS;
  const ofPoints = changes.filter((change) => (change.fieldId === null ? POINTS.test(change.field) : change.fieldId === pointsField));
  events.push(...estimates(ofPoints, numberAt(fields, pointsField), createdAt, 'POINTS'));
  events.push(...estimates(changes.filter((change) => change.field === 'timeoriginalestimate'), numberAt(fields, 'timeoriginalestimate'), createdAt, 'HOURS'));
  for (const change of changes) {
    if (change.field === 'issuetype') events.push({ key: change.key, kind: 'TYPE', at: change.at, ...given(change.fromText, change.toText) });
    if (PARENT.test(change.field)) events.push({ key: change.key, kind: 'PARENT', at: change.at, ...given(change.fromText, change.toText) });
  }
  return events;
}

/** Story points, or seconds as hours. The value at first is the first change's old one, or the present one where nothing changed. */
function estimates(changes: readonly JiraChange[], present: number | null, createdAt: string, unit: 'POINTS' | 'HOURS'): ItemEvent[] {
  const scaled = (value: string | number | null): string | null => (value === null || value === '' || !Number.isFinite(Number(value)) ? null : String(unit === 'HOURS' ? Number(value) / 3600 : Number(value)));
  const text = (change: JiraChange, side: 'from' | 'to'): string | null => (unit === 'HOURS' ? change[side] : change[`${side}Text`] ?? change[side]);
  const first = changes[0] ? scaled(text(changes[0], 'from')) : scaled(present);
  const events: ItemEvent[] = first === null ? [] : [{ key: `estimate:${unit}`, kind: 'ESTIMATE', at: createdAt, to: first, unit }];
  for (const change of changes) events.push({ key: change.key, kind: 'ESTIMATE', at: change.at, ...given(scaled(text(change, 'from')), scaled(text(change, 'to'))), unit });
  return events;
}

/**
 * Fields with several values at a time: what is entered and left with each change. A sprint's change holds both whole lists, a fix
 * version's holds the one that came or went; the values at first are found by walking the changes backwards.
 */
function members(changes: readonly JiraChange[], field: string, kind: 'SPRINT' | 'RELEASE', createdAt: string, present: readonly string[]): ItemEvent[] {
  const own = changes.filter((change) => change.field.toLowerCase() === field.toLowerCase());
  const lists = kind === 'SPRINT';
  const initial = new Set(lists && own[0] ? idsOf(own[0].from) : present);
  if (!lists) {
    for (const change of [...own].reverse()) {
      idsOf(change.to).forEach((id) => initial.delete(id));
      idsOf(change.from).forEach((id) => initial.add(id));
    }
  }
  const events: ItemEvent[] = [...initial].map((id) => ({ key: `${kind.toLowerCase()}:${id}`, kind: `${kind}_ENTERED`, at: createdAt, to: id }));
  for (const change of own) {
    const [before, after] = [idsOf(change.from), idsOf(change.to)];
    for (const id of before) if (!after.includes(id)) events.push({ key: `${change.key}:-${id}`, kind: `${kind}_LEFT`, at: change.at, from: id });
    for (const id of after) if (!before.includes(id)) events.push({ key: `${change.key}:+${id}`, kind: `${kind}_ENTERED`, at: change.at, to: id });
  }
  return events;
}

/** The flag goes up and down; one that is first seen going down was up from the creation on. */
function flags(changes: readonly JiraChange[], createdAt: string): ItemEvent[] {
  const own = changes.filter((change) => FLAG.test(change.field));
  const before = own[0]?.fromText ?? null;
  const events: ItemEvent[] = before === null ? [] : [{ key: 'blocked', kind: 'BLOCKED', at: createdAt, to: before }];
  for (const { key, at, fromText, toText } of own) {
    if (fromText !== null && fromText !== toText) events.push({ key: `${key}:-`, kind: 'UNBLOCKED', at, from: fromText });
    if (toText !== null && fromText !== toText) events.push({ key: `${key}:+`, kind: 'BLOCKED', at, to: toText });
  }
  return events;
}

function given(from: string | null, to: string | null): Record<string, string> {
  return { ...(from === null ? {} : { from }), ...(to === null ? {} : { to }) };
}

function numberAt(fields: JsonObject, name: string): number | null {
  const text = textAt(fields, name);
  return text !== null && Number.isFinite(Number(text)) ? Number(text) : null;
}

function optionAt(fields: JsonObject, name: string): string | null {
  return textAt(fields, name) ?? textAt(objectAt(fields, name), 'value') ?? textAt(objectAt(fields, name), 'name');
}
