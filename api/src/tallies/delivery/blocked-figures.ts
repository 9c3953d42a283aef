import { blockedItems, localDate, measured, nothing } from '@bifocal/metrics';
import type { BehindRow, TallyQuestion } from '../answer.js';
import { daysText } from './defect-figures.js';
import { unmeasured, type Judged } from './judgement.js';
import { judgePeriods, type OwnedSpan } from './periods-of.js';
import type { OwnedItems, WorkGroup } from './work-groups.js';

export const BLOCKED_TIME = 'flow.blocked_time';
export const NEVER_COLLECTED = 'No blocked time is collected: send work item events of the kinds BLOCKED and UNBLOCKED.';

/** Days that items were blocked, per period of a group. Before a team's source first told of blocking, nothing was measured. */
export function judgeBlocked(question: TallyQuestion, group: WorkGroup, firstBlocks: ReadonlyMap<number, Date>): (Judged | null)[] {
  const known = group.owned.flatMap(({ history }) => (history ? firstBlocks.get(history.team.id)?.getTime() ?? [] : []));
  if (known.length === 0) return question.periods.map(() => unmeasured(nothing(NEVER_COLLECTED)));
  const firstAt = Math.min(...known);
  let ends = question.periods.map(() => -Infinity);
  return judgePeriods<number>(question, group, (owned, spans, parts) => {
    ends = ends.map((end, index) => Math.max(end, ...spans.filter((each) => each.index === index).map(({ span }) => span.toAt)));
    for (const each of spans) {
      const rows = blockedRows(owned, each, question.nowMs);
      parts[each.index]!.of.push(...rows.map((row) => row.numerator ?? 0));
      parts[each.index]!.rows.push(...rows);
    }
  }, ({ of, rows, leftOut }, period) => {
    // What was unblocked first was blocked before it: that is known, though nobody told it then.
    if (ends[period]! <= firstAt && rows.length === 0) return unmeasured(nothing(`Blocked time is known from ${localDate(firstAt, question.zone)} on.`));
    const value = of.reduce((sum, each) => sum + each, 0);
    const items = `${rows.length} ${rows.length === 1 ? 'item' : 'items'}`;
    return { value: measured(value, { sampleSize: rows.length }), rows, leftOut, formula: `${daysText(value)} blocked, in ${items}` };
  });
}

function blockedRows({ items, settings }: OwnedItems, { span }: OwnedSpan, nowMs: number): BehindRow[] {
  return blockedItems(items, settings, span, nowMs).map(({ itemKey, itemTitle, days, workingDays, isBlockedStill, reason, stretches }) => ({
    key: itemKey, label: itemTitle, at: new Date(stretches[0]!.fromAt), numerator: days, denominator: null,
    detail: [...(reason === null ? [] : [reason]), `${daysText(workingDays)} of them worked`, ...(isBlockedStill ? ['still blocked at its end'] : [])].join(', '),
  }));
}
