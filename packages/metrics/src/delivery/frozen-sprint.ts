/** What is written down of a sprint when it starts and when it closes, and never changed after. */
import { type ItemHistory, type Measure, MEASURES, type Sprint, type TeamSettings } from './history.js';
import type { LedgerRow } from './ledger-rows.js';
import { type SprintBurndown, sprintBurndown } from './sprint-burndown.js';
import { type SprintLedger, sprintLedger } from './sprint-ledger.js';
import { sprintSpan } from './sprint-span.js';

/** Moves when a formula of this half changes what it answers: a snapshot says by which formulas it was made. */
export const DELIVERY_FORMULAS = 1;

/** A sprint as it closed. */
export interface FrozenMeasure {
  readonly ledger: SprintLedger;
  readonly burndown: SprintBurndown;
}

/** A sprint as it started: the commitment, and the items behind it. */
export interface FrozenCommitment {
  readonly commitment: number;
  readonly committedItems: number;
  readonly unestimated: number;
  readonly rows: readonly LedgerRow[];
}

export type FrozenSprint = Readonly<Record<Measure, FrozenMeasure>>;
export type FrozenStart = Readonly<Record<Measure, FrozenCommitment>>;

const perMeasure = <T>(make: (measure: Measure) => T): Readonly<Record<Measure, T>> =>
  Object.fromEntries(MEASURES.map((measure) => [measure, make(measure)])) as Record<Measure, T>;

/**
 * The snapshot of a closed sprint: its ledger and its burndown in every measure. Nothing that happens after the close, and no
 * later `now`, changes it: replaying the same history gives the same snapshot. RangeError where the sprint is not closed, or
 * `now` is before its close. Source: Bifocal's delivery definitions, section 3.
 */
export function freezeSprint(sprint: Sprint, histories: readonly ItemHistory[], settings: TeamSettings, now: number, teamSprints: readonly Sprint[]): FrozenSprint {
  if (sprint.closedAt === null || now < sprint.closedAt) throw new RangeError(`Sprint ${sprint.key} is not closed.`);
  return perMeasure((measure) => ({
    ledger: sprintLedger(sprint, histories, settings, measure, now, teamSprints),
    burndown: sprintBurndown(sprint, histories, settings, measure, now, teamSprints),
  }));
}

/**
 * The snapshot of a sprint that has started: its commitment as it stood when the last change of scope could still belong to it
 * (the start, or the end of the grace period). RangeError where that instant has not come by `now`.
 */
export function freezeStart(sprint: Sprint, histories: readonly ItemHistory[], settings: TeamSettings, now: number): FrozenStart {
  const { commitBefore } = sprintSpan(sprint, settings, now);
  if (now < commitBefore) throw new RangeError(`The commitment of sprint ${sprint.key} can still change.`);
  // Read as if it ran until that instant and no further: what became of the items is not known yet.
  const running = { ...sprint, startedAt: sprint.startedAt ?? sprint.plannedStartAt, closedAt: null };
  return perMeasure((measure) => {
    const { commitment, committedItems, unestimated, rows } = sprintLedger(running, histories, settings, measure, commitBefore);
    return { commitment, committedItems, unestimated, rows: rows.filter((row) => row.bucket === 'COMMITMENT').map((row) => ({ ...row, isKept: null })) };
  });
}
