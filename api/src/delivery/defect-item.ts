import { durationBetween, isOpen, timelineOf, type TeamSettings } from '@bifocal/metrics';
import type { StoredHistory } from '../facts/delivery-history.js';
import type { DefectItem } from './defects.type.js';

/** A defect as a list shows it: how it stands now, and how old it is or was. */
export function defectItem(item: StoredHistory, openedAt: number, nowMs: number, settings: TeamSettings): DefectItem {
  const now = timelineOf(item, settings).moments.at(-1)?.state;
  const resolvedAt = now && !isOpen(now.category) ? now.categorySince : null;
  return {
    id: item.id, key: item.key, title: item.title, severity: item.severity,
    status: now?.status ?? 'not given',
    createdAt: new Date(openedAt),
    resolvedAt: resolvedAt === null ? null : new Date(resolvedAt),
    ageDays: durationBetween(openedAt, resolvedAt ?? nowMs, settings).days,
  };
}
