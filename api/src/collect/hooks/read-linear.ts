import type { StatusCategory } from '../../graphql/enums.js';
import type { HookPlace, HookSettings } from '../../hooks-file.js';
import { listAt, objectAt, textAt } from '../files/jira/jira-shape.js';
import type { JsonObject } from '../files/reading/file-row.js';
import type { Fact } from '../files/targets/target.js';
import { foreign, nothing, placeOf, whose, type HookRead } from './hook-read.js';
import { readLabels } from './issue-labels.js';

const CATEGORY: Readonly<Record<string, StatusCategory>> = {
  triage: 'TO_DO', backlog: 'TO_DO', unstarted: 'TO_DO', started: 'IN_PROGRESS', completed: 'DONE', canceled: 'CANCELLED', duplicate: 'CANCELLED',
};

/** What a webhook of Linear says. */
export function readLinear(body: JsonObject, settings: HookSettings): HookRead {
  const named = `${textAt(body, 'type') ?? 'unknown'}.${textAt(body, 'action') ?? 'unknown'}`;
  const data = objectAt(body, 'data');
  if (!/^(Issue|Cycle)\./.test(named)) return nothing(named, 'It tells of no issue and no cycle.');
  const team = textAt(objectAt(data, 'team'), 'key') ?? '';
  const place = placeOf(settings, team);
  if (!place) return foreign(named, team || 'a team without a key');
  const sentAt = textAt(body, 'createdAt');
  if (named.startsWith('Cycle.')) return readCycle(named, data, place);
  return readIssue(named, body, data, team, place, settings, sentAt);
}

function readIssue(named: string, body: JsonObject, data: JsonObject, team: string, place: HookPlace, settings: HookSettings, sentAt: string | null): HookRead {
  const key = textAt(data, 'identifier') ?? (team !== '' && textAt(data, 'number') !== null ? `${team}-${textAt(data, 'number')}` : null);
  if (key === null) return nothing(named, 'The issue has no identifier.');
  const state = objectAt(data, 'state');
  const [status, category] = [textAt(state, 'name'), CATEGORY[textAt(state, 'type') ?? '']];
  const said = Object.entries(settings.statuses ?? {}).find(([name]) => name.toLowerCase() === status?.toLowerCase())?.[1] ?? category;
  const shown = { ...(status ? { status } : {}), ...(said ? { statusCategory: said } : {}) };
  const [updatedAt, completedAt] = [textAt(data, 'updatedAt') ?? sentAt, textAt(data, 'completedAt') ?? textAt(data, 'canceledAt')];
  const labels = readLabels(listAt(data, 'labels').flatMap((label) => textAt(label, 'name') ?? []), settings);
  const isOver = said === 'DONE' || said === 'CANCELLED';
  const estimate = data['estimate'];
  const cycle = objectAt(data, 'cycle');
  const parent = textAt(objectAt(data, 'parent'), 'identifier');
  const item = {
    key, ...whose(place), ...(textAt(data, 'title') ? { title: textAt(data, 'title') } : {}), type: labels.type, severity: textAt(data, 'priorityLabel'), ...(parent ? { parent } : {}),
    resolution: said === 'CANCELLED' ? status : null, ...(textAt(data, 'createdAt') ? { createdAt: textAt(data, 'createdAt') } : {}), ...(updatedAt ? { observedAt: updatedAt } : {}), ...shown,
    estimate: typeof estimate === 'number' ? estimate : null, sprint: textAt(data, 'cycleId') ?? textAt(cycle, 'id'), blocked: labels.blocked,
  };
  // What was over before anybody looked stood so when it ended.
  const asEnded = isOver && completedAt !== null && completedAt !== updatedAt ? [{ key, observedAt: completedAt, ...shown }] : [];
  // What is only archived was done, and stays so.
  const isGone = named === 'Issue.remove' && (data['trashed'] === true || textAt(data, 'archivedAt') === null);
  // An issue that moves to another team gets another key.
  const movedFrom = 'teamId' in objectAt(body, 'updatedFrom') && Array.isArray(data['previousIdentifiers']) ? data['previousIdentifiers'].filter((one) => typeof one === 'string') : [];
  const gone = [...(isGone ? [key] : []), ...movedFrom].map((workItem) => ({ key: workItem, deleted: true, ...(sentAt ? { observedAt: sentAt } : {}) }));
  return { event: named, facts: [...cycleFacts(cycle, place), ...[...asEnded, item, ...gone].map((one): Fact => ({ list: 'workItems', item: one }))], ignored: [] };
}

function readCycle(named: string, data: JsonObject, place: HookPlace): HookRead {
  if (named === 'Cycle.remove') return nothing(named, 'What was in it stays as it was told. Its issues tell that they left it.');
  const facts = cycleFacts(data, place);
  return facts.length > 0 ? { event: named, facts, ignored: [] } : nothing(named, 'The cycle has no id.');
}

/** A cycle begins and ends by itself, as planned: Linear tells neither. */
function cycleFacts(cycle: JsonObject, place: HookPlace): Fact[] {
  const key = textAt(cycle, 'id');
  if (key === null) return [];
  const [plannedStartAt, plannedEndAt] = [textAt(cycle, 'startsAt'), textAt(cycle, 'endsAt')];
  const name = textAt(cycle, 'name') ?? `Cycle ${textAt(cycle, 'number') ?? key}`;
  return [{ list: 'sprints', item: { key, ...(place.team ? { team: place.team } : {}), name, ...(plannedStartAt ? { plannedStartAt } : {}), ...(plannedEndAt ? { plannedEndAt } : {}) } }];
}
