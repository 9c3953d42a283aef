import { isObject, type Json, type JsonObject } from '../reading/file-row.js';

/** What an element of Jira's JSON is. */
export type JiraKind = 'ISSUE' | 'SPRINT' | 'STATUS' | 'VERSION';

const SECTIONS: Readonly<Record<string, JiraKind>> = { issues: 'ISSUE', sprints: 'SPRINT', statuses: 'STATUS', versions: 'VERSION' };

/** Tells by its list's name, else by its shape; null where it is none of Jira's. */
export function jiraKind(item: Json | undefined, section: string | null): JiraKind | null {
  if (section !== null && SECTIONS[section]) return SECTIONS[section];
  if (!isObject(item)) return null;
  if (isObject(item['fields']) && typeof item['key'] === 'string') return 'ISSUE';
  if (isObject(item['statusCategory'])) return 'STATUS';
  if (typeof item['state'] === 'string' && item['name'] !== undefined && item['id'] !== undefined && ('originBoardId' in item || 'boardId' in item || 'completeDate' in item || 'startDate' in item)) return 'SPRINT';
  if (typeof item['released'] === 'boolean' && item['name'] !== undefined) return 'VERSION';
  return null;
}

export function objectAt(item: JsonObject, name: string): JsonObject {
  const value = item[name];
  return isObject(value) ? value : {};
}

export function listAt(item: JsonObject, name: string): readonly JsonObject[] {
  const value = item[name];
  return Array.isArray(value) ? value.filter((one): one is JsonObject => isObject(one as Json)) : [];
}

/** Text, or a number as text; null for anything else, and for empty text. Null bytes, which people paste into titles unseen, say nothing. */
export function textAt(item: JsonObject, name: string): string | null {
  const value = item[name];
  if (typeof value === 'number') return String(value);
  const text = typeof value === 'string' ? value.replaceAll('\0', '').trim() : '';
  return text === '' ? null : text;
}

/** Jira writes +0800 where RFC 3339 writes +08:00. */
export function jiraInstant(text: string | null): string | null {
  if (text === null) return null;
  const at = Date.parse(text.replace(/([+-]\d{2})(\d{2})$/, '$1:$2'));
  return Number.isNaN(at) ? null : new Date(at).toISOString();
}
