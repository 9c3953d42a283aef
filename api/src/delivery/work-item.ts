import { blockedStretches, blockedTime, durationBetween, isOpen, itemFlow, leftOutReason, timelineOf, type FlowDuration, type ItemEvent, type TeamSettings } from '@bifocal/metrics';
import type { StoredHistory } from '../facts/delivery-history.js';
import type { ItemDuration, WorkItem, WorkItemStep } from './work-item.type.js';

/** The names of the sprints and releases that a history speaks of, by id. */
export interface Names {
  readonly sprints: ReadonlyMap<string, string>;
  readonly releases: ReadonlyMap<string, string>;
}

/** A work item as its drawer shows it. */
export function workItemOf(item: StoredHistory, settings: TeamSettings, names: Names, nowMs: number): WorkItem {
  const timeline = timelineOf(item, settings);
  const now = timeline.moments.at(-1)?.state ?? timeline.initial;
  const flow = itemFlow(item, settings);
  const stretches = blockedStretches(item, settings, nowMs);
  const endAt = flow?.doneAt ?? nowMs;
  // A cancelled item has no end that it was worked towards.
  const until = (from: number | null): ItemDuration | null =>
    (from === null || from > endAt || (!isOpen(now.category) && flow?.doneAt == null) ? null : duration(durationBetween(from, endAt, settings)));
  return {
    id: item.id, key: item.key, title: item.title, type: item.type, severity: item.severity, resolution: item.resolution,
    status: now.status, category: now.category, points: now.points, hours: now.hours, timeZone: settings.timeZone,
    createdAt: instant(timeline.createdAt), startedAt: instant(flow?.startedAt ?? null), doneAt: instant(flow?.doneAt ?? null),
    cycle: until(flow?.startedAt ?? null), lead: until(timeline.createdAt),
    blocked: stretches.map(({ fromAt, toAt, isBlockedStill, reason }) => ({ from: new Date(fromAt), to: isBlockedStill ? null : new Date(toAt), reason })),
    blockedTime: stretches.length === 0 ? null : duration(blockedTime(stretches, settings, -Infinity, nowMs)),
    steps: timeline.moments.map(({ event }) => stepOf(event, names)),
    notCounted: now.deleted ? 'deleted' : leftOutReason(now, settings),
  };
}

const instant = (at: number | null): Date | null => (at === null ? null : new Date(at));
const duration = ({ days, workingDays, hours }: Pick<FlowDuration, 'days' | 'workingDays' | 'hours'>): ItemDuration => ({ days, workingDays, hours: Math.round(hours * 100) / 100 });

function stepOf(event: ItemEvent, { sprints, releases }: Names): WorkItemStep {
  const names = event.kind.startsWith('SPRINT') ? sprints : event.kind.startsWith('RELEASE') ? releases : null;
  const named = (value: string | null): string | null => (value === null ? null : names?.get(value) ?? value);
  const [from, to] = [named(event.from), named(event.to)];
  return { at: new Date(event.at), kind: event.kind, from, to, says: wordsOf(event, from, to) };
}

function wordsOf({ kind, unit }: ItemEvent, from: string | null, to: string | null): string {
  const change = [from, to].filter((value) => value !== null && value !== '').join(' → ');
  switch (kind) {
    case 'CREATED': return 'created';
    case 'DELETED': return 'deleted';
    case 'STATUS': return change;
    case 'ESTIMATE': return to === null || to === '' ? 'estimate taken away' : `estimated ${change} ${(unit ?? 'POINTS').toLowerCase()}`;
    case 'SPRINT_ENTERED':
    case 'RELEASE_ENTERED': return `into ${to ?? ''}`;
    case 'SPRINT_LEFT':
    case 'RELEASE_LEFT': return `out of ${from ?? ''}`;
    case 'TYPE': return `type ${change}`;
    case 'PARENT': return `part of ${to ?? 'nothing'}`;
    case 'BLOCKED': return to === null ? 'blocked' : `blocked: ${to}`;
    case 'UNBLOCKED': return from === null ? 'no longer blocked' : `no longer blocked: ${from}`;
  }
}
