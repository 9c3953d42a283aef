/** The rules that make a tracker count otherwise, in words. */
import { exactSum } from './measure.js';
import type { Parity } from './parity.js';
import type { ParityExplanation, ParityItem } from './parity-sides.js';

/** Why Jira counts an item otherwise than the ledger: one sentence, true of both sides. */
export function parityReasonText({ reason, side, detail }: Pick<ParityExplanation, 'reason' | 'side' | 'detail'>): string {
  const verb = side === 'COMMITTED' ? 'commits to it' : 'counts it as completed';
  switch (reason) {
    case 'DONE_BEFORE': return `Done before the start: Jira ${verb}, here it is neither promised nor delivered by this sprint.`;
    case 'SUB_TASK': return 'A sub-task: Jira adds its estimate up, here its parent carries it.';
    case 'CANCELLED': return side === 'COMMITTED' ? `Cancelled before the start: Jira ${verb}, here it is left out.` : `Cancelled${detail === null ? '' : ` ("${detail}")`}: for Jira that is done, here it is not delivered.`;
    case 'DONE_OUTSIDE': return `Done, and ${detail ?? 'no longer in the sprint at the close'}: Jira counts it here all the same.`;
    case 'ESTIMATE_AFTER_DONE': return 'Estimate changed after it was done: Jira takes the one at the close, here the one it was done with counts.';
    case 'AT_START': return 'Changed at the very instant of the start: Jira counts that before the start, here it is a change of scope.';
    case 'GRACE': return 'Changed in the grace period (or on the day of the start): here that still belongs to the commitment, for Jira it does not.';
    case 'TYPE_NOT_COUNTED': return `Type "${detail ?? 'unknown'}": Jira counts it, this team does not.`;
    case 'LATE': return 'Done after the planned end: here it is completed (late), for Jira it is not.';
    case 'AT_CLOSE': return 'Done at the very instant of the close: here it is completed, for Jira it is not.';
    case 'DELETED_SINCE': return 'Deleted since: Jira forgets it, here the sprint stays as it was.';
    case 'REOPENED_SINCE': return 'Reopened since the close: Jira shows it as it is now, here the sprint stays as it was.';
    case 'DONE_SINCE': return 'Done since the close: Jira shows it as it is now, here it was carried over.';
    case 'ESTIMATE_AT_START': return 'Re-estimated: Jira takes the estimate at the start, here the one in force at the close counts.';
    case 'ESTIMATE_AT_CLOSE': return 'Re-estimated in the sprint: Jira takes the estimate at the close, here the commitment stays as it was at the start.';
    case 'ESTIMATE_NOW': return 'Re-estimated since: Jira takes the estimate it has now, here the sprint stays as it was.';
    case 'STATUS': return `In "${detail ?? 'no status'}" at the close: the board and this team's status map disagree whether that is done.`;
    case 'NOT_KNOWN_HERE': return 'Not known here: it was never collected from Jira.';
    case 'NEVER_IN_SPRINT': return 'Never in this sprint by what was collected.';
    case 'NOT_IN_REPORT': return 'Not in Jira\'s report: its board does not show the item, or it was moved or deleted since.';
  }
}

/** An item that differs without a rule that says why. */
export function parityUnexplainedText({ ours, theirs }: Pick<ParityItem, 'ours' | 'theirs'>): string {
  return `Jira counts ${theirs}, here it is ${ours}; none of the known differences of rules gives that.`;
}

/** What came of the comparison, as short as a badge. */
export function paritySentence({ state, committed, completed }: Pick<Parity, 'state' | 'committed' | 'completed'>): string {
  if (state === 'MATCHES') return 'Matches Jira';
  const sides = [committed, completed].filter((side) => side !== null);
  const differing = sides.filter((side) => side.difference !== 0);
  const signed = (amount: number) => `${amount > 0 ? '+' : '−'}${Math.abs(amount)}`;
  const by = differing.map((side) => `${side.side === 'COMMITTED' ? 'committed' : 'completed'} ${signed(side.difference)}`).join(', ');
  const items = new Set(sides.flatMap((side) => side.explanations.map((each) => each.itemKey))).size;
  const rest = exactSum(sides.map((side) => Math.abs(side.unexplained)));
  const explained = `${items} ${items === 1 ? 'item' : 'items'}`;
  const ending = rest === 0 ? `${explained} explain${items === 1 ? 's' : ''} it` : items === 0 ? 'not explained' : `${explained} explain${items === 1 ? 's' : ''} part of it, ${rest} not explained`;
  return differing.length === 0 ? `Same numbers as Jira, from other items: ${ending}` : `Differs from Jira: ${by}; ${ending}`;
}
