/** How work flows: cycle time, lead time, throughput, work in progress. */
import type { MetricValue } from '../metric.js';
import type { ItemHistory, Measure, StatusCategory, TeamSettings } from './history.js';
import { durationBetween, type FlowDuration, impossibleReason, type ItemFlow, itemFlow } from './item-flow.js';
import { amountOf, exactSum, isUnestimated } from './measure.js';
import { percentileOf } from './percentile.js';
import { periodsAt, type Period } from './period.js';
import { stateAt } from './timeline.js';

interface ItemNamed {
  readonly itemId: string;
  readonly itemKey: string;
  readonly itemTitle: string;
}

/** One item that was done; `cycle` null: it was never in progress; `lead` null: nothing says when it was created. */
export interface FlowRow extends ItemNamed {
  readonly createdAt: number | null;
  readonly startedAt: number | null;
  readonly doneAt: number;
  readonly cycle: FlowDuration | null;
  readonly lead: FlowDuration | null;
  readonly reopenCount: number;
}

/** An item that was done but takes no part in the figures. */
export interface FlowLeftOut extends ItemNamed {
  readonly doneAt: number;
  readonly reason: string;
}

export interface FlowTimes {
  readonly rows: readonly FlowRow[];
  /** Impossible by their own history: counted in no figure. */
  readonly impossible: readonly FlowLeftOut[];
  readonly cycleTimeP50: MetricValue;
  readonly cycleTimeP85: MetricValue;
  readonly leadTimeP50: MetricValue;
  readonly leadTimeP85: MetricValue;
}

const named = ({ item }: ItemFlow): ItemNamed => ({ itemId: item.id, itemKey: item.key, itemTitle: item.title });
const within = (at: number, period: Period): boolean => at >= period.fromAt && at < period.toAt;
function flowsOf(histories: readonly ItemHistory[], settings: TeamSettings, asOf?: number): ItemFlow[] {
  const flows: ItemFlow[] = [];
  for (const item of histories) {
    const flow = itemFlow(item, settings, asOf);
    if (flow !== null) flows.push(flow);
  }
  return flows;
}

/**
 * Cycle time (first entry into IN_PROGRESS to the last entry into DONE) and lead time (created to the last entry into DONE) of the
 * items last done in the period, in calendar days of the team's zone with both ends counted; in each row also in working days,
 * hours and minutes. An item that went back to TO_DO is measured from its next start. Percentiles are nearest rank; null where
 * nothing was done, or nothing that had been in progress. Source: Bifocal's delivery definitions, section 6.
 */
export function flowTimes(histories: readonly ItemHistory[], settings: TeamSettings, period: Period): FlowTimes {
  const rows: FlowRow[] = [];
  const impossible: FlowLeftOut[] = [];
  for (const flow of flowsOf(histories, settings)) {
    const { createdAt, startedAt, doneAt } = flow;
    if (doneAt === null || !within(doneAt, period)) continue;
    const reason = impossibleReason(flow);
    if (reason !== null) impossible.push({ ...named(flow), doneAt, reason });
    else {
      const cycle = startedAt === null ? null : durationBetween(startedAt, doneAt, settings);
      const lead = createdAt === null ? null : durationBetween(createdAt, doneAt, settings);
      rows.push({ ...named(flow), createdAt, startedAt, doneAt, cycle, lead, reopenCount: flow.reopenedAt.length });
    }
  }
  rows.sort((a, b) => a.doneAt - b.doneAt || (a.itemKey < b.itemKey ? -1 : 1));
  const cycles = rows.flatMap((row) => row.cycle?.days ?? []);
  const leads = rows.flatMap((row) => row.lead?.days ?? []);
  const [noCycle, noLead] = ['Nothing that was in progress was done in this period.', 'Nothing was done in this period.'];
  return {
    rows,
    impossible,
    cycleTimeP50: percentileOf(cycles, 0.5, noCycle),
    cycleTimeP85: percentileOf(cycles, 0.85, noCycle),
    leadTimeP50: percentileOf(leads, 0.5, noLead),
    leadTimeP85: percentileOf(leads, 0.85, noLead),
  };
}

/** The items last done in one period, and beside them every entry into and out of DONE, which the cumulative flow moves by. */
export interface Throughput {
  readonly period: Period;
  readonly throughput: number;
  readonly finished: number;
  readonly reopened: number;
  /** The sum of the rows' amounts in the measure: in items it is the throughput. */
  readonly amount: number;
  /** Of the items done, those without an estimate: they add nothing to the amount. By items 0. */
  readonly unestimated: number;
  readonly rows: readonly (ItemNamed & { readonly doneAt: number; readonly amount: number; readonly isUnestimated: boolean })[];
}

/**
 * Items done per period. An item counts once, in the period of its last entry into DONE; one that is open again does not count.
 * Its amount is the estimate in force when it was done.
 */
export function throughput(histories: readonly ItemHistory[], settings: TeamSettings, periods: readonly Period[], measure: Measure = 'ITEMS'): Throughput[] {
  const counted = periods.map(() => ({ finished: 0, reopened: 0, rows: [] as Throughput['rows'][number][] }));
  const placesOf = periodsAt(periods);
  for (const flow of flowsOf(histories, settings)) {
    for (const at of flow.finishedAt) for (const n of placesOf(at)) counted[n]!.finished += 1;
    for (const at of flow.reopenedAt) for (const n of placesOf(at)) counted[n]!.reopened += 1;
    if (flow.doneAt === null) continue;
    for (const n of placesOf(flow.doneAt)) counted[n]!.rows.push({ ...named(flow), doneAt: flow.doneAt, ...amountWhenDone(flow, flow.doneAt, measure) });
  }
  return periods.map((period, n) => {
    const { finished, reopened, rows } = counted[n]!;
    return { period, throughput: rows.length, finished, reopened, amount: exactSum(rows.map((row) => row.amount)), unestimated: rows.filter((row) => row.isUnestimated).length, rows };
  });
}

function amountWhenDone(flow: ItemFlow, doneAt: number, measure: Measure): { readonly amount: number; readonly isUnestimated: boolean } {
  // By items there is no estimate to look up.
  if (measure === 'ITEMS') return { amount: 1, isUnestimated: false };
  const state = stateAt(flow.timeline, doneAt);
  return { amount: amountOf(state, measure), isUnestimated: isUnestimated(state, measure) };
}

/** One item in progress or waiting. `ageDays` counts both ends; null where it has not been in progress since it was last to do. */
export interface WipRow extends ItemNamed {
  readonly category: StatusCategory;
  /** As the tracker calls it. */
  readonly status: string | null;
  readonly startedAt: number | null;
  readonly ageDays: number | null;
  /** The same in every unit. */
  readonly age: FlowDuration | null;
}

/** The work in progress at an instant, oldest first: items IN_PROGRESS or WAITING, and today - start + 1. */
export function workInProgress(histories: readonly ItemHistory[], settings: TeamSettings, at: number): WipRow[] {
  return flowsOf(histories, settings, at)
    .filter(({ category }) => category === 'IN_PROGRESS' || category === 'WAITING')
    .map((flow): WipRow => {
      const age = flow.startedAt === null ? null : durationBetween(flow.startedAt, at, settings);
      const status = stateAt(flow.timeline, at).status;
      return { ...named(flow), category: flow.category, status, startedAt: flow.startedAt, ageDays: age?.days ?? null, age };
    })
    .sort((a, b) => (b.ageDays ?? 0) - (a.ageDays ?? 0) || (a.itemKey < b.itemKey ? -1 : 1));
}
