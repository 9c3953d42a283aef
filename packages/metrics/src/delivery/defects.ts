/** Defects opened, closed and open, per period and severity. */
import { type DefectHistory, defectHistories, type DefectMove } from './defect-history.js';
import type { ItemHistory, TeamSettings } from './history.js';
import type { Period } from './period.js';

/** openAtStart + opened + reopened - closed = open. */
export interface DefectCount {
  readonly openAtStart: number;
  readonly opened: number;
  readonly closed: number;
  readonly reopened: number;
  /** At the end of the period. */
  readonly open: number;
}

export interface DefectRow {
  readonly kind: DefectMove['kind'] | 'OPEN';
  readonly itemId: string;
  readonly itemKey: string;
  readonly itemTitle: string;
  readonly severity: string | null;
  /** When it happened; of one that is OPEN at the end, when it was opened. */
  readonly at: number;
}

export interface DefectPeriod extends DefectCount {
  readonly period: Period;
  /** By severity, null being "none given", in the order of the names; they add up to the totals. */
  readonly bySeverity: readonly (DefectCount & { readonly severity: string | null })[];
  readonly rows: readonly DefectRow[];
}

const compareNames = (a: string | null, b: string | null): number => (a === b ? 0 : a === null ? 1 : b === null ? -1 : a < b ? -1 : 1);

/** Opening adds one to what is open, closing takes one away. */
const levelBefore = (moves: readonly DefectMove[], at: number): number =>
  moves.reduce((level, move) => (move.at < at ? level + (move.kind === 'CLOSED' ? -1 : 1) : level), 0);

function countOver(defects: readonly DefectHistory[], { fromAt, toAt }: Period): DefectCount {
  const count = { openAtStart: 0, opened: 0, closed: 0, reopened: 0, open: 0 };
  for (const { moves } of defects) {
    count.openAtStart += levelBefore(moves, fromAt);
    count.open += levelBefore(moves, toAt);
    for (const { at, kind } of moves) {
      if (at < fromAt || at >= toAt) continue;
      if (kind === 'OPENED') count.opened += 1;
      else if (kind === 'CLOSED') count.closed += 1;
      else count.reopened += 1;
    }
  }
  return count;
}

/**
 * Per period the defects opened (created), closed (done or cancelled), reopened, and open at its end, in all and by severity,
 * with the rows behind each: as many OPENED, CLOSED, REOPENED and OPEN rows as the numbers say. In each period
 * openAtStart + opened + reopened - closed = open, and where periods follow one another openAtStart is the open of the one
 * before. Counts are items; 0 is counted, and zero. Source: Bifocal's delivery definitions, section 7.
 */
export function defectCounts(histories: readonly ItemHistory[], settings: TeamSettings, periods: readonly Period[]): DefectPeriod[] {
  const defects = defectHistories(histories, settings);
  const severities = [...new Set(defects.map(({ item }) => item.severity))].sort(compareNames);
  return periods.map((period): DefectPeriod => {
    const rows = defects.flatMap(({ item, openedAt, moves }) => {
      const row = (kind: DefectRow['kind'], at: number): DefectRow =>
        ({ kind, itemId: item.id, itemKey: item.key, itemTitle: item.title, severity: item.severity, at });
      const moved = moves.filter(({ at }) => at >= period.fromAt && at < period.toAt).map(({ kind, at }) => row(kind, at));
      return levelBefore(moves, period.toAt) > 0 ? [...moved, row('OPEN', openedAt)] : moved;
    });
    const bySeverity = severities.map((severity) => ({ severity, ...countOver(defects.filter(({ item }) => item.severity === severity), period) }));
    return { period, ...countOver(defects, period), bySeverity, rows };
  });
}
