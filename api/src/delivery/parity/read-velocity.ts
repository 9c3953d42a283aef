import type { ReportedSide } from '@bifocal/metrics';
import { badInput } from '../../graphql/named-error.js';
import { amountAt, isObject, textAt, type JsonObject } from './json-shape.js';
import type { ReadReport, SprintInReport } from './report.js';

const MOST_SPRINTS = 2_000;
const SECONDS_AN_HOUR = 3_600;

/** The velocity chart's JSON: an entry per sprint, by Jira's id; the names stand in a list beside. */
export function readVelocity(json: JsonObject, entries: JsonObject): ReadReport {
  const all = Object.entries(entries);
  if (all.length === 0) throw badInput('report: velocityStatEntries is empty: Jira shows no sprint. Close a sprint on the board, or paste another board\'s report.');
  if (all.length > MOST_SPRINTS) throw badInput(`report: expected at most ${MOST_SPRINTS.toLocaleString('en')} sprints, got ${all.length.toLocaleString('en')}.`);
  const names = new Map((Array.isArray(json['sprints']) ? json['sprints'].filter(isObject) : []).map((sprint) => [textAt(sprint, 'id'), textAt(sprint, 'name')]));
  const sprints: SprintInReport[] = [];
  const leftOut: { name: string; reason: string }[] = [];
  for (const [id, entry] of all) {
    const name = names.get(id) ?? null;
    const read = isObject(entry) ? readEntry(entry) : null;
    if (read) sprints.push({ id, name, ...read });
    else leftOut.push({ name: name ?? id, reason: `velocityStatEntries.${id}: expected estimated.value and completed.value as numbers of 0 or more.` });
  }
  return { kind: 'VELOCITY', sprints, leftOut };
}

function readEntry(entry: JsonObject): Omit<SprintInReport, 'id' | 'name'> | null {
  const [estimated, completed] = [amountAt(entry['estimated']), amountAt(entry['completed'])];
  if (estimated === null || completed === null) return null;
  const isTime = [entry['estimated'], entry['completed']].some((each) => isObject(each) && isDuration(textAt(each, 'text')));
  const perUnit = isTime ? SECONDS_AN_HOUR : 1;
  const listed = Array.isArray(entry['allConsideredIssueKeys']) ? entry['allConsideredIssueKeys'].filter((key): key is string => typeof key === 'string') : [];
  const said = {
    committed: side(estimated, entry['estimatedEntries'], perUnit),
    completed: side(completed, entry['completedEntries'], perUnit),
    listed: listed.length > 0 ? listed : null,
  };
  return { said, isTime };
}

/** The total, and its items where this version of Jira names them. */
function side(total: number, entries: unknown, perUnit: number): ReportedSide {
  const items = Object.create(null) as Record<string, number>;
  for (const entry of Array.isArray(entries) ? entries.filter(isObject) : []) {
    const key = textAt(entry, 'issueKey');
    if (key !== null) items[key] = (items[key] ?? 0) + (amountAt(entry) ?? 0) / perUnit;
  }
  const names = Object.values(items).some((amount) => amount > 0) || (total === 0 && Array.isArray(entries));
  return { total: total / perUnit, items: names ? items : null };
}

/** "1w 2d", "5h": the board estimates in time, and the value beside is seconds. */
export function isDuration(text: string | null): boolean {
  return text !== null && /^(\d+(\.\d+)?\s*[wdhm]\s*)+$/i.test(text);
}
