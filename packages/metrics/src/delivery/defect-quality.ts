/** How good what was delivered is: escape rate, density, time to resolve. */
import { measured, type MetricValue, nothing, ratio } from '../metric.js';
import { addDays, localDate } from '../time.js';
import { defectHistories } from './defect-history.js';
import type { ItemHistory, Measure, Release, TeamSettings } from './history.js';
import { durationBetween, type FlowDuration, impossibleReason } from './item-flow.js';
import { percentileOf } from './percentile.js';
import type { Period } from './period.js';

const PROVISIONAL_DAYS = 30;

interface DefectNamed {
  readonly itemId: string;
  readonly itemKey: string;
  readonly itemTitle: string;
  readonly severity: string | null;
}
const named = (item: ItemHistory): DefectNamed => ({ itemId: item.id, itemKey: item.key, itemTitle: item.title, severity: item.severity });

export interface EscapeRate {
  readonly rate: MetricValue;
  /** True until 30 days after the release. */
  readonly isProvisional: boolean;
  /** The local date from which the rate stands; null before the release. */
  readonly provisionalUntil: string | null;
  readonly rows: readonly (DefectNamed & { readonly openedAt: number; readonly isEscaped: boolean })[];
}

/**
 * Escape rate: of the defects found in a release (`foundInReleaseId`), the share created at or after the instant it was
 * released. Between 0 and 1; null before the release, and where it has no defects. Source: Bifocal's delivery definitions, section 7.
 */
export function escapeRate(release: Release, histories: readonly ItemHistory[], settings: TeamSettings, now: number): EscapeRate {
  const { releasedAt } = release;
  const rows = defectHistories(histories, settings)
    .filter(({ item, openedAt }) => item.foundInReleaseId === release.id && openedAt <= now)
    .map(({ item, openedAt }) => ({ ...named(item), openedAt, isEscaped: releasedAt !== null && openedAt >= releasedAt }));
  if (releasedAt === null || releasedAt > now) return { rate: nothing('Not released yet.', { denominator: rows.length }), isProvisional: true, provisionalUntil: null, rows };
  const dayOf = (at: number) => localDate(at, settings.timeZone);
  const provisionalUntil = addDays(dayOf(releasedAt), PROVISIONAL_DAYS);
  return {
    rate: ratio(rows.filter((row) => row.isEscaped).length, rows.length, 'No defects.'),
    isProvisional: dayOf(now) < provisionalUntil,
    provisionalUntil,
    rows,
  };
}

/**
 * Defect density: defects per 100 points delivered, or per 10 items. `defects` is what was opened in the sprint, `delivered` what
 * the sprint completed. Null where nothing was delivered, and in hours. Source: Bifocal's delivery definitions, section 7.
 */
export function defectDensity(defects: number, delivered: number, measure: Measure): MetricValue {
  const parts = { numerator: defects, denominator: delivered, sampleSize: defects };
  if (measure === 'HOURS') return nothing('Density is taken per points or items, not per hours.', parts);
  if (delivered === 0) return nothing('Nothing was delivered.', parts);
  return measured(((measure === 'POINTS' ? 100 : 10) * defects) / delivered, parts);
}

export interface TimeToResolve {
  readonly p50: MetricValue;
  readonly p85: MetricValue;
  /** The defects last done in the period. */
  readonly resolved: readonly (DefectNamed & { readonly openedAt: number; readonly doneAt: number; readonly duration: FlowDuration })[];
  /** Done before they were created: counted in no figure. */
  readonly impossible: readonly (DefectNamed & { readonly reason: string })[];
  /** Open at the end of the period (or now), oldest first; first and last day counted. */
  readonly open: readonly (DefectNamed & { readonly openedAt: number; readonly ageDays: number })[];
}

/**
 * Time to resolve: calendar days, first and last counted, from created to the last entry into DONE, of the defects whose last
 * entry lies in the period: median and 85th percentile, nearest rank. One that is open again is not resolved; a cancelled one
 * neither. Null where none was resolved. Source: Bifocal's delivery definitions, section 7.
 */
export function timeToResolve(histories: readonly ItemHistory[], settings: TeamSettings, period: Period, now: number): TimeToResolve {
  const defects = defectHistories(histories, settings);
  const done = defects.flatMap(({ item, openedAt, doneAt }) =>
    (doneAt !== null && doneAt >= period.fromAt && doneAt < period.toAt ? [{ ...named(item), openedAt, doneAt }] : []));
  const reasonOf = (row: { openedAt: number; doneAt: number }) => impossibleReason({ createdAt: row.openedAt, startedAt: null, doneAt: row.doneAt });
  const resolved = done
    .filter((row) => reasonOf(row) === null)
    .map((row) => ({ ...row, duration: durationBetween(row.openedAt, row.doneAt, settings) }));
  const days = resolved.map((row) => row.duration.days);
  const asOf = Math.min(now, period.toAt - 1);
  const open = defects.flatMap(({ item, openedAt, moves }) => {
    const last = moves.filter((move) => move.at <= asOf).at(-1);
    return last && last.kind !== 'CLOSED' ? [{ ...named(item), openedAt, ageDays: durationBetween(openedAt, asOf, settings).days }] : [];
  });
  return {
    p50: percentileOf(days, 0.5, 'No defect was resolved in this period.'),
    p85: percentileOf(days, 0.85, 'No defect was resolved in this period.'),
    resolved,
    impossible: done.flatMap(({ openedAt, doneAt, ...row }) => {
      const reason = reasonOf({ openedAt, doneAt });
      return reason === null ? [] : [{ ...row, reason }];
    }),
    open: open.sort((a, b) => b.ageDays - a.ageDays || (a.itemKey < b.itemKey ? -1 : 1)),
  };
}
