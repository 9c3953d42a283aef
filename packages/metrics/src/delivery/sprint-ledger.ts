/** The ledger of one sprint: what was promised, what changed, what came of it. */
import { type MetricValue, ratio } from '../metric.js';
import { carryOverAge } from './carry-over-age.js';
import type { ItemHistory, Measure, Sprint, TeamSettings } from './history.js';
import { type CreditedPassage, LEDGER_BUCKETS, type LedgerBucket, type LedgerRow, rowsOf } from './ledger-rows.js';
import { exactSum } from './measure.js';
import { creditedSprintId } from './sprint-credit.js';
import { passageOf } from './sprint-passage.js';
import { sprintSpan, type SprintSpan, type SprintState } from './sprint-span.js';

/** The numbers of a ledger, without the items behind them. */
export interface LedgerTotals {
  readonly sprint: Sprint;
  readonly measure: Measure;
  readonly state: SprintState;
  /** The actual start (null before it), and the close, or now while the sprint runs. */
  readonly startAt: number | null;
  readonly closeAt: number;
  readonly commitment: number;
  readonly added: number;
  readonly removed: number;
  readonly reEstimated: number;
  readonly completed: number;
  readonly cancelled: number;
  readonly carryOver: number;
  readonly onTime: number;
  readonly late: number;
  readonly completedOutside: number;
  readonly doneBefore: number;
  /** Items of the commitment that had no estimate. */
  readonly unestimated: number;
  readonly committedItems: number;
  readonly keptCommitment: MetricValue;
  readonly deliveredRatio: MetricValue;
  readonly scopeCreepGross: MetricValue;
  readonly scopeCreepNet: MetricValue;
  /** How many rows each column has. */
  readonly rowCounts: Readonly<Record<LedgerBucket, number>>;
  /** Events that the ledger was read from: those of the items, up to the close. */
  readonly eventCount: number;
}

export interface SprintLedger extends LedgerTotals {
  readonly rows: readonly LedgerRow[];
}

/** The passages of all items through a sprint. */
export interface SprintPassages {
  readonly span: SprintSpan;
  readonly passages: readonly CreditedPassage[];
}

/** Walks every item through the sprint and decides, for what is done at the close, which sprint it is credited to. */
export function sprintPassages(
  sprint: Sprint, histories: readonly ItemHistory[], settings: TeamSettings, measure: Measure, now: number, teamSprints: readonly Sprint[],
): SprintPassages {
  const span = sprintSpan(sprint, settings, now);
  const names = new Map(teamSprints.map((each) => [each.id, each.key]));
  const passages = histories.map((item): CreditedPassage => {
    const passage = passageOf(item, sprint, span, settings, measure);
    const { final, isCounted, timeline, amount } = passage;
    if (!isCounted || final.category === 'CANCELLED') return { ...passage, creditedTo: null, age: null };
    if (final.category !== 'DONE') return { ...passage, creditedTo: null, age: carryOverAge(timeline, sprint, teamSprints, settings, now) };
    const isElsewhere = final.sprintIds.length > 1 || item.events.some((event) => event.kind === 'SPRINT_LEFT');
    const creditedTo = isElsewhere ? creditedSprintId(timeline, sprint, teamSprints, settings, now) : sprint.id;
    if (creditedTo === sprint.id) return { ...passage, creditedTo, age: null };
    const other = creditedTo ?? final.sprintIds.at(-1)!;
    const note = `credited to sprint ${names.get(other) ?? other}`;
    const step = { at: span.closeAt, kind: 'REMOVED', delta: 0, doneDelta: -amount, bucket: 'REMOVED', amount, note } as const;
    return { ...passage, steps: [...passage.steps, step], creditedTo: other, age: null };
  });
  return { span, passages };
}

/**
 * The sprint ledger, in the measure asked for (points, items or hours), over the histories of all items that were ever in the
 * sprint. For every history: commitment + added - removed + reEstimated = completed + cancelled + carryOver, and each number is
 * the sum of its rows. A running sprint is read as if it closed `now`; one not started has only its plan as commitment.
 *
 * Where the definitions leave room:
 * - The estimate of an item that is done or cancelled has no force: it is completed (or removed) at the estimate it had when it
 *   was done, and a change made meanwhile counts as re-estimated when the item is reopened.
 * - Done and then removed: in `removed` and, where it is still done at the close, in `completedOutside`, never in `completed`.
 * - Done or cancelled before the start: outside the ledger; reopened in the sprint, it is added.
 * - Added when already done: completed if it was done since the start; else done before.
 * - Deleted, or turned into a type that does not count: removed.
 * - At the instant of the close, changes of status and estimate count; leaving does not (see isSeenBy).
 * - In two running sprints at once: credited to the later entry; the other removes it at its close. Give `teamSprints`, all
 *   sprints the items were in, for this and for the age of what is carried.
 * - Kept commitment counts what was committed and is completed in this sprint. Net scope creep is, item by item, what was
 *   added less what was removed of it, never below 0.
 *
 * The four ratios are null where nothing was committed. Source: Bifocal's delivery definitions, section 3.
 */
export function sprintLedger(
  sprint: Sprint, histories: readonly ItemHistory[], settings: TeamSettings, measure: Measure, now: number, teamSprints: readonly Sprint[] = [],
): SprintLedger {
  const { span, passages } = sprintPassages(sprint, histories, settings, measure, now, teamSprints);
  const rows = rowsOf(sprint, span, passages, settings, measure);
  const sum = (bucket: LedgerRow['bucket'], holds: (row: LedgerRow) => boolean = () => true) =>
    exactSum(rows.filter((row) => row.bucket === bucket && holds(row)).map((row) => row.amount));
  const commitment = sum('COMMITMENT');
  const completed = sum('COMPLETED');
  const added = sum('ADDED');
  const late = sum('COMPLETED', (row) => row.note === 'late');
  const perCommitment = (amount: number) => ratio(amount, commitment, 'Nothing was committed in this sprint.');
  return {
    sprint,
    measure,
    state: span.state,
    startAt: span.state === 'FUTURE' ? null : span.startAt,
    closeAt: span.closeAt,
    commitment,
    added,
    removed: sum('REMOVED'),
    reEstimated: sum('RE_ESTIMATED'),
    completed,
    cancelled: sum('CANCELLED'),
    carryOver: sum('CARRY_OVER'),
    onTime: exactSum([completed, -late]),
    late,
    completedOutside: sum('COMPLETED_OUTSIDE'),
    doneBefore: sum('DONE_BEFORE'),
    unestimated: passages.filter((passage) => passage.commitment?.unestimated).length,
    committedItems: passages.filter((passage) => passage.commitment !== null).length,
    keptCommitment: perCommitment(sum('COMMITMENT', (row) => row.isKept === true)),
    deliveredRatio: perCommitment(completed),
    scopeCreepGross: perCommitment(added),
    scopeCreepNet: perCommitment(exactSum(netAdditions(rows).values())),
    rowCounts: countRows(rows),
    eventCount: passages.reduce((count, { timeline }) => count + timeline.moments.length, 0),
    rows,
  };
}

function countRows(rows: readonly LedgerRow[]): Record<LedgerBucket, number> {
  const counts = Object.fromEntries(LEDGER_BUCKETS.map((bucket) => [bucket, 0])) as Record<LedgerBucket, number>;
  for (const { bucket } of rows) counts[bucket] += 1;
  return counts;
}

/** Per item what was added less what was removed of it, where that is above 0: a round trip cancels out. */
export function netAdditions(rows: readonly LedgerRow[]): Map<string, number> {
  const net = new Map<string, number>();
  for (const { bucket, itemId, amount } of rows) {
    const sign = bucket === 'ADDED' ? 1 : bucket === 'REMOVED' ? -1 : 0;
    if (sign !== 0) net.set(itemId, exactSum([net.get(itemId) ?? 0, sign * amount]));
  }
  return new Map([...net].filter(([, amount]) => amount > 0));
}
