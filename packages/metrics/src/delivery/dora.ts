/** DORA's five metrics of software delivery, under the names that dora.dev gives them now. */
import { measured, type MetricValue, nothing, ratio } from '../metric.js';
import { daysBetween, localDate, startOfLocalDay } from '../time.js';
import type { DoraDeployment } from './dora-deployments.js';
import { percentileOf } from './percentile.js';

/** What has been collected of the product or service at any time, which says whether an absence was measured. */
export interface DoraCollected {
  /** Its first deployment to production; null: there is none. */
  readonly firstAt: number | null;
  /** Whether any incident of the product names a deployment that is known: without one nobody would know that a deployment failed. */
  readonly hasIncidents: boolean;
  /** Whether any deployment of the product says whether it was rework. */
  readonly tellsRework: boolean;
}

/** A period of local days; `to` is the first day after it. */
export interface DoraPeriod {
  readonly from: string;
  readonly to: string;
}

export interface DoraFigures {
  readonly deployments: number;
  readonly failed: number;
  /** Failed, and an incident of theirs is not over. */
  readonly open: number;
  readonly rework: number;
  /** Local days of the period that have come, from the first deployment ever known on. */
  readonly days: number;
  readonly daysWithDeployment: number;
  readonly perDay: number | null;
  readonly perWeek: number | null;
  /** Of a month of 365.25 / 12 days. */
  readonly perMonth: number | null;
  readonly changeLeadTime: MetricValue;
  readonly changeLeadTimeP85: MetricValue;
  readonly deploymentFrequency: MetricValue;
  readonly recoveryTime: MetricValue;
  readonly changeFailRate: MetricValue;
  readonly reworkRate: MetricValue;
}

const MONTH_DAYS = 365.25 / 12;

/**
 * DORA's five of one period. `rows` are its deployments to production, by when they went out; what is known of each of them now
 * counts, so that a failure found later still belongs to the day of the deployment.
 *
 * - Change lead time: hours from commit to deployment; median and 85th percentile, nearest rank.
 * - Deployment frequency: deployments in the period; 0 where there were none but earlier ones are known.
 * - Failed deployment recovery time: hours from the deployment to the end of its last incident; median of the failed deployments that were
 *   recovered from. Null without one: a period without incidents is a gap, not 0 hours.
 * - Change fail rate: deployments that caused an incident / deployments. One whose incident is still open has failed.
 * - Deployment rework rate: unplanned deployments that mend an earlier one / deployments; what does not say so is planned.
 *
 * Null, with the reason, where nothing was deployed, or where what the figure needs was never collected.
 * Source: Bifocal's delivery definitions, section 8; dora.dev.
 */
export function doraFigures(rows: readonly DoraDeployment[], period: DoraPeriod, collected: DoraCollected, zone: string, nowMs: number): DoraFigures {
  const failed = rows.filter(({ incidents }) => incidents.length > 0);
  const rework = rows.filter((row) => row.rework === true);
  const days = countedDays(period, collected.firstAt, zone, nowMs);
  const perDay = days === 0 ? null : rows.length / days;
  const counts = {
    deployments: rows.length, failed: failed.length, open: failed.filter(({ recoveredAt }) => recoveredAt === null).length, rework: rework.length,
    days, daysWithDeployment: new Set(rows.map(({ at }) => localDate(at, zone))).size,
    perDay, perWeek: perDay === null ? null : perDay * 7, perMonth: perDay === null ? null : perDay * MONTH_DAYS,
  };
  const before = unknownReason(period, collected.firstAt, zone, nowMs);
  if (before !== null) return { ...counts, ...everywhere(nothing(before)) };
  const leads = rows.flatMap(({ leadHours }) => leadHours ?? []);
  const noLead = rows.length === 0 ? NOTHING_DEPLOYED : 'No deployment of this period says when its change was committed.';
  return {
    ...counts,
    changeLeadTime: percentileOf(leads, 0.5, noLead),
    changeLeadTimeP85: percentileOf(leads, 0.85, noLead),
    deploymentFrequency: measured(rows.length, { sampleSize: rows.length }),
    recoveryTime: recoveryTime(rows, failed, collected),
    changeFailRate: collected.hasIncidents ? ratio(failed.length, rows.length, NOTHING_DEPLOYED) : nothing(NO_INCIDENTS),
    reworkRate: collected.tellsRework ? ratio(rework.length, rows.length, NOTHING_DEPLOYED) : nothing('No deployment says whether it was rework: send `rework` with each.'),
  };
}

const NOTHING_DEPLOYED = 'Nothing was deployed to production in this period.';
const NO_INCIDENTS = 'No incident that names its deployment has been collected, so nobody knows which deployments failed.';

function recoveryTime(rows: readonly DoraDeployment[], failed: readonly DoraDeployment[], { hasIncidents }: DoraCollected): MetricValue {
  if (!hasIncidents) return nothing(NO_INCIDENTS, { sampleSize: 0 });
  if (rows.length === 0) return nothing(NOTHING_DEPLOYED, { sampleSize: 0 });
  const none = failed.length === 0 ? 'No deployment of this period failed.' : 'No failed deployment of this period has been recovered from yet.';
  return percentileOf(failed.flatMap(({ recoveryHours }) => recoveryHours ?? []), 0.5, none);
}

/** Why nothing at all is known of a period, or null where it is. */
function unknownReason({ from, to }: DoraPeriod, firstAt: number | null, zone: string, nowMs: number): string | null {
  if (startOfLocalDay(from, zone) > nowMs) return 'This period has not begun.';
  if (firstAt === null) return 'No deployment to production has been collected yet.';
  return startOfLocalDay(to, zone) <= firstAt ? `No deployment to production is known before ${localDate(firstAt, zone)}.` : null;
}

/** The days of a period that have come, today included, without those before anything was known. */
function countedDays({ from, to }: DoraPeriod, firstAt: number | null, zone: string, nowMs: number): number {
  if (firstAt === null) return 0;
  const first = localDate(firstAt, zone);
  const begin = from < first ? first : from;
  const last = localDate(nowMs, zone);
  return Math.max(0, daysBetween(begin, to) - Math.max(0, daysBetween(last, to) - 1));
}

function everywhere(value: MetricValue): Pick<DoraFigures, 'changeLeadTime' | 'changeLeadTimeP85' | 'deploymentFrequency' | 'recoveryTime' | 'changeFailRate' | 'reworkRate'> {
  return { changeLeadTime: value, changeLeadTimeP85: value, deploymentFrequency: value, recoveryTime: value, changeFailRate: value, reworkRate: value };
}
