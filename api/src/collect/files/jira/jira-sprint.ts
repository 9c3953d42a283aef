import { isObject, type Json, type JsonObject } from '../reading/file-row.js';
import type { Fact } from '../targets/target.js';
import { jiraInstant, textAt } from './jira-shape.js';

/** A sprint as Jira's board gives it. Its start date is the planned one until it starts, and the actual one from then on. */
export function sprintFact(sprint: JsonObject, team: string | null): Fact | string {
  const [key, name] = [textAt(sprint, 'id'), textAt(sprint, 'name')];
  if (!key) return 'The sprint has no id.';
  const state = textAt(sprint, 'state')?.toLowerCase();
  const start = jiraInstant(textAt(sprint, 'startDate'));
  const started = state === 'future' ? null : (startIn(sprint, 'activatedDate') ?? startIn(sprint, 'startDate'));
  const closed = state === 'closed' ? (jiraInstant(textAt(sprint, 'completeDate')) ?? jiraInstant(textAt(sprint, 'endDate'))) : null;
  const known = { name: name ?? key, goal: textAt(sprint, 'goal'), plannedStartAt: start, plannedEndAt: jiraInstant(textAt(sprint, 'endDate')), startedAt: started, closedAt: closed, team };
  return { list: 'sprints', item: { key, ...Object.fromEntries(Object.entries(known).filter(([, value]) => value !== null)) } };
}

/** An instant; of a date without a time, that day: nobody said when on it. */
function startIn(sprint: JsonObject, name: string): string | null {
  const text = textAt(sprint, name);
  return text !== null && /^\d{4}-\d{2}-\d{2}$/.test(text) ? text : jiraInstant(text);
}

/** The sprints an issue carries: sprint, closedSprints, and any custom field that holds sprints, also in the old text form. */
export function sprintsOf(fields: JsonObject): JsonObject[] {
  const found = new Map<string, JsonObject>();
  const take = (value: Json | undefined): void => {
    if (Array.isArray(value)) value.forEach((one: Json) => take(one));
    else if (typeof value === 'string') take(oldForm(value) ?? undefined);
    else if (isObject(value) && textAt(value, 'id') && typeof value['state'] === 'string' && typeof value['name'] === 'string') {
      const id = textAt(value, 'id')!;
      found.set(id, { ...found.get(id), ...value });
    }
  };
  for (const [name, value] of Object.entries(fields)) if (name === 'sprint' || name === 'closedSprints' || name.startsWith('customfield_')) take(value);
  return [...found.values()];
}

/** "com.atlassian.greenhopper.service.sprint.Sprint@1f[id=7,state=CLOSED,name=S 7,startDate=...]", as Jira Server writes a sprint. */
function oldForm(text: string): JsonObject | null {
  const match = /greenhopper\.service\.sprint\.Sprint@\w+\[(.*)\]$/s.exec(text);
  if (!match) return null;
  const parts = match[1]!.split(/,(?=[a-zA-Z]+=)/).map((part) => [part.slice(0, part.indexOf('=')), part.slice(part.indexOf('=') + 1)] as const);
  return Object.fromEntries(parts.filter(([, value]) => value !== '<null>' && value !== ''));
}
