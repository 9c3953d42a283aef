/** Whether a tracker's own report of a sprint says the same as the ledger, and which items make the difference. */
import type { ItemHistory, TeamSettings } from './history.js';
import { exactSum } from './measure.js';
import { fromItems } from './parity-items.js';
import type { ParitySide } from './parity-rules.js';
import { fromTotals } from './parity-totals.js';
import { type Asked, BUCKET, type ParityExplanation, type ParityItem } from './parity-sides.js';
import type { SprintLedger } from './sprint-ledger.js';

/** One number of a report; with the items behind it where the report names them. */
export interface ReportedSide {
  readonly total: number;
  /** By item key, without regard to case; null where the report gives the total alone. */
  readonly items: Readonly<Record<string, number>> | null;
}

/** What a tracker's report says of a sprint, in the measure the ledger is read in. */
export interface ReportedSprint {
  /** null: the report does not say. */
  readonly committed: ReportedSide | null;
  readonly completed: ReportedSide | null;
  /** Every item the report names, counted or not; null where it names none. */
  readonly listed: readonly string[] | null;
}

/** One number compared. Explanations and `unexplained` add up to `difference`. */
export interface SideParity {
  readonly side: ParitySide;
  readonly ours: number;
  readonly theirs: number;
  /** Theirs less ours. */
  readonly difference: number;
  readonly explanations: readonly ParityExplanation[];
  /** The sum of the explanations. */
  readonly explained: number;
  readonly unexplained: number;
  /** Items that differ, with no known rule that gives the report's amount; only where the report names its items. */
  readonly unexplainedItems: readonly ParityItem[];
  /** Read off the report's items, or found as the rules that add up to the difference of two totals. */
  readonly basis: 'ITEMS' | 'TOTALS';
  /** Of TOTALS: how many choices of a few rules add up to the difference; with more than one, the simplest is given and may not be the true one. */
  readonly ways: number | null;
}

export interface Parity {
  /** MATCHES: each number, and each item where the report names them, is the same. */
  readonly state: 'MATCHES' | 'DIFFERS';
  readonly committed: SideParity | null;
  readonly completed: SideParity | null;
}

/**
 * Compares the ledger of a sprint with what a tracker's report says.
 *
 * - Where the report names its items, each item that differs is matched with the first known rule that gives exactly the
 *   report's amount (see otherCounts); an item without such a rule is named and stays unexplained.
 * - Where it gives totals alone, the fewest rules, each applied to all items it fits, that add up exactly to the difference; or
 *   else, if there is only one such choice, the one or two single items that do. Nothing adds up: all of it is unexplained.
 *
 * Always: explanations + unexplained = difference = theirs - ours. `elsewhere` are items that the report names and that were
 * never in the sprint by our facts.
 */
export function compareWithReport(
  ledger: SprintLedger, histories: readonly ItemHistory[], settings: TeamSettings, report: ReportedSprint, now: number,
  elsewhere: readonly Pick<ItemHistory, 'key' | 'title'>[] = [],
): Parity {
  const { listed } = report;
  const compare = (side: ParitySide, said: ReportedSide | null) => said && compareSide({ side, ledger, histories, settings, now, elsewhere, listed }, said);
  const committed = compare('COMMITTED', report.committed);
  const completed = compare('COMPLETED', report.completed);
  const same = (one: SideParity | null) => one === null || (one.difference === 0 && one.explanations.length === 0 && one.unexplainedItems.length === 0);
  return { state: same(committed) && same(completed) ? 'MATCHES' : 'DIFFERS', committed, completed };
}

function compareSide(asked: Asked, said: ReportedSide): SideParity {
  const { side, ledger } = asked;
  const rows = ledger.rows.filter((row) => row.bucket === BUCKET[side]);
  const ours = exactSum(rows.map((row) => row.amount));
  const theirs = exactSum([said.total]);
  const difference = exactSum([theirs, -ours]);
  const found = said.items === null ? fromTotals(asked, difference) : fromItems(asked, said.items);
  const explained = exactSum(found.explanations.map((each) => each.amount));
  return { side, ours, theirs, difference, ...found, explained, unexplained: exactSum([difference, -explained]) };
}
