/** The burndown of one sprint: step by step, day by day, against the ideal line. */
import { addDays, eachDay, endOfLocalDay, isWorkingDay, localDate, workingDaysBetween } from '../time.js';
import type { ItemHistory, Measure, Sprint, TeamSettings } from './history.js';
import { type IdealPoint, idealLine } from './ideal-line.js';
import { exactSum } from './measure.js';
import { sprintPassages } from './sprint-ledger.js';
import type { StepKind } from './sprint-passage.js';
import type { SprintState } from './sprint-span.js';

/** One event. `delta` 0 is a step too: an item of 0 points burns one item and no points. */
export interface BurndownStep {
  readonly at: number;
  readonly kind: StepKind;
  readonly delta: number;
  /** After the step; scope = remaining + done. */
  readonly remaining: number;
  readonly scope: number;
  readonly done: number;
  readonly note: string | null;
  readonly itemId: string;
  readonly itemKey: string;
  readonly itemTitle: string;
}

/** The end of one local day; scope = remaining + done. */
export interface BurndownDay {
  readonly date: string;
  readonly remaining: number;
  readonly scope: number;
  readonly done: number;
  readonly ideal: number | null;
  readonly workingDay: boolean;
}

/** Where a running sprint is heading. */
export interface BurndownProjection {
  readonly from: IdealPoint;
  /** At the planned end. */
  readonly to: IdealPoint;
  readonly donePerWorkingDay: number;
  readonly workingDaysLeft: number;
}

export interface SprintBurndown {
  readonly state: SprintState;
  readonly measure: Measure;
  readonly commitment: number;
  readonly steps: readonly BurndownStep[];
  /** From the day of the start to the day of the close (of now, while the sprint runs); empty before the start. */
  readonly daily: readonly BurndownDay[];
  readonly ideal: readonly IdealPoint[];
  readonly projection: BurndownProjection | null;
}

/**
 * What is done by the end of today goes on at the same pace: done so far / working days so far (today is one, if it is
 * worked) for each working day after today until the planned end. null unless the sprint runs, its planned end is ahead, and a
 * working day has begun. Never below 0.
 */
function projectionOf(sprint: Sprint, startAt: number, now: number, remaining: number, done: number, settings: TeamSettings): BurndownProjection | null {
  const today = localDate(now, settings.timeZone);
  const workedDays = workingDaysBetween(localDate(startAt, settings.timeZone), today, settings);
  if (now >= sprint.plannedEndAt || now < startAt || workedDays === 0) return null;
  const workingDaysLeft = workingDaysBetween(addDays(today, 1), localDate(sprint.plannedEndAt - 1, settings.timeZone), settings);
  const donePerWorkingDay = done / workedDays;
  const left = Math.max(0, remaining - donePerWorkingDay * workingDaysLeft);
  return { from: { at: now, remaining }, to: { at: sprint.plannedEndAt, remaining: left }, donePerWorkingDay, workingDaysLeft };
}

/**
 * The burndown of a sprint in the measure asked for: the sum of the estimates of the items in the sprint that are neither done
 * nor cancelled. It starts at the commitment; every step is one event and names it; at the close it equals the ledger's
 * carry-over, since both read the same steps (see sprintLedger for the rules). A change of an estimate made while the item was
 * done is drawn when the item is reopened. Reading the same data upwards: `done` against `scope`.
 *
 * `ideal` is empty and `daily[].ideal` null where nothing was committed. Source: Bifocal's delivery definitions, section 4.
 */
export function sprintBurndown(
  sprint: Sprint, histories: readonly ItemHistory[], settings: TeamSettings, measure: Measure, now: number, teamSprints: readonly Sprint[] = [],
): SprintBurndown {
  const { span, passages } = sprintPassages(sprint, histories, settings, measure, now, teamSprints);
  const commitment = exactSum(passages.map((passage) => passage.commitment?.amount ?? 0));
  const taken = passages.flatMap(({ steps, timeline: { item } }) =>
    steps.map((step) => ({ ...step, itemId: item.id, itemKey: item.key, itemTitle: item.title })));
  taken.sort((a, b) => a.at - b.at || (a.itemKey < b.itemKey ? -1 : a.itemKey > b.itemKey ? 1 : 0));

  let remaining = commitment;
  let done = 0;
  const steps = taken.map(({ at, kind, delta, doneDelta, note, itemId, itemKey, itemTitle }): BurndownStep => {
    remaining = exactSum([remaining, delta]);
    done = exactSum([done, doneDelta]);
    return { at, kind, delta, remaining, scope: exactSum([remaining, done]), done, note, itemId, itemKey, itemTitle };
  });
  const isStarted = span.state !== 'FUTURE' && span.startAt <= span.closeAt;
  const ideal = idealLine(commitment, span.state === 'FUTURE' ? sprint.plannedStartAt : span.startAt, sprint.plannedEndAt, settings);
  const dates = isStarted ? eachDay(localDate(span.startAt, settings.timeZone), localDate(span.closeAt, settings.timeZone)) : [];
  let next = 0;
  const daily = dates.map((date): BurndownDay => {
    const end = endOfLocalDay(date, settings.timeZone);
    while (next < steps.length && steps[next]!.at < end) next += 1;
    const last = steps[next - 1];
    const [left, scope, finished] = [last?.remaining ?? commitment, last?.scope ?? commitment, last?.done ?? 0];
    return { date, remaining: left, scope, done: finished, ideal: ideal.onDay(date), workingDay: isWorkingDay(date, settings) };
  });
  return {
    state: span.state,
    measure,
    commitment,
    steps,
    daily,
    ideal: ideal.points,
    projection: span.state === 'RUNNING' ? projectionOf(sprint, span.startAt, now, remaining, done, settings) : null,
  };
}
