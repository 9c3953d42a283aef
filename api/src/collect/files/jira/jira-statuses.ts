import type { StatusCategory } from '../../../graphql/enums.js';
import type { JsonObject } from '../reading/file-row.js';
import { wellKnownCategory } from '../targets/status-words.js';
import { objectAt, textAt } from './jira-shape.js';

/** The statuses a Jira knows, by id. Histories name statuses by id, and their names change: the id is the surer. */
export type JiraStatuses = Readonly<Record<string, { readonly name: string; readonly category: StatusCategory }>>;

const BY_KEY: Readonly<Record<string, StatusCategory>> = { new: 'TO_DO', indeterminate: 'IN_PROGRESS', done: 'DONE' };
const BY_ID: Readonly<Record<string, StatusCategory>> = { 2: 'TO_DO', 4: 'IN_PROGRESS', 3: 'DONE' };

/** Jira has three categories; blocked and cancelled statuses are told from them by name. */
function categoryOf(status: JsonObject): StatusCategory | null {
  const given = objectAt(status, 'statusCategory');
  const category = BY_KEY[textAt(given, 'key') ?? ''] ?? BY_ID[textAt(given, 'id') ?? ''] ?? null;
  const named = wellKnownCategory(textAt(status, 'untranslatedName') ?? textAt(status, 'name') ?? '');
  return named === 'CANCELLED' || (named === 'WAITING' && category === 'IN_PROGRESS') ? named : (category ?? named);
}

export function readStatus(status: JsonObject): { id: string; name: string; category: StatusCategory } | null {
  const [id, name, category] = [textAt(status, 'id'), textAt(status, 'name'), categoryOf(status)];
  return id && name && category ? { id, name, category } : null;
}

/** The category of a status in a history: by id; by name for one that has been deleted; else what the name means everywhere. */
export function statusCategory(statuses: JiraStatuses, id: string | null, name: string | null): StatusCategory | null {
  const byId = id === null ? undefined : statuses[id];
  if (byId) return byId.category;
  const byName = name === null ? undefined : Object.values(statuses).find((status) => status.name.toLowerCase() === name.toLowerCase());
  return byName?.category ?? (name === null ? null : wellKnownCategory(name));
}
