import type { JsonObject } from '../reading/file-row.js';
import { jiraInstant, listAt, textAt } from './jira-shape.js';

/** One change of one field; from and to are ids, the texts are what people saw. */
export interface JiraChange {
  readonly key: string;
  readonly at: string;
  readonly field: string;
  readonly fieldId: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly fromText: string | null;
  readonly toText: string | null;
}

/** The changes of an issue, oldest first; Jira gives the newest first. */
export function changesOf(issue: JsonObject): JiraChange[] {
  const changelog = issue['changelog'];
  const histories = typeof changelog === 'object' && changelog !== null && !Array.isArray(changelog) ? listAt(changelog as JsonObject, 'histories') : [];
  const changes = histories.flatMap((history, place) => {
    const at = jiraInstant(textAt(history, 'created'));
    if (at === null) return [];
    const id = textAt(history, 'id') ?? at;
    return listAt(history, 'items').map((item, index) => ({
      // Ids grow with time: they order what happened within one millisecond.
      order: Number(textAt(history, 'id') ?? -place), index,
      change: {
        key: `${id}:${index}`, at, field: textAt(item, 'field') ?? '', fieldId: textAt(item, 'fieldId'),
        from: textAt(item, 'from'), to: textAt(item, 'to'), fromText: own(item, 'fromString'), toText: own(item, 'toString'),
      },
    }));
  });
  return changes.sort((a, b) => (a.change.at < b.change.at ? -1 : a.change.at > b.change.at ? 1 : a.order - b.order || a.index - b.index)).map(({ change }) => change);
}

/** Every object has a method of the name toString: only the item's own is meant. */
function own(item: JsonObject, name: string): string | null {
  return Object.hasOwn(item, name) ? textAt(item, name) : null;
}

/** Ids of a comma list. */
export function idsOf(list: string | null): string[] {
  return (list ?? '').split(',').map((id) => id.trim()).filter((id) => id !== '');
}
