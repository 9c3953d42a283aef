import { measured, nothing, throughput } from '@bifocal/metrics';
import type { BehindRow, TallyQuestion } from '../answer.js';
import { amountText, unmeasured, type Judged } from './judgement.js';
import { judgePeriods } from './periods-of.js';
import { POINTS_OF_TEAMS } from './sprint-judge.js';
import type { WorkGroup } from './work-groups.js';

export const DELIVERED = 'flow.delivered';

/** The estimates of what was done, per period of a group. */
export function judgeDelivered(question: TallyQuestion, group: WorkGroup): (Judged | null)[] {
  const owners = group.owned.filter(({ items }) => items.length > 0);
  const measure = question.measure ?? (owners[0] ?? group.owned[0])?.measure ?? 'ITEMS';
  return judgePeriods<number>(question, group, ({ items, settings }, spans, parts) => {
    throughput(items, settings, spans.map(({ span }) => span), measure).forEach((done, n) => {
      const part = parts[spans[n]!.index]!;
      part.of.push(done.amount);
      part.rows.push(...done.rows.map(({ itemKey, itemTitle, doneAt, amount, isUnestimated }): BehindRow =>
        ({ key: itemKey, label: itemTitle, detail: isUnestimated ? 'not estimated' : null, at: new Date(doneAt), numerator: amount, denominator: null })));
    });
  }, ({ of, rows, leftOut }) => {
    if (owners.length > 1 && measure !== 'ITEMS') return unmeasured(nothing(POINTS_OF_TEAMS));
    const value = Math.round(of.reduce((sum, each) => sum + each, 0) * 1e6) / 1e6;
    return { value: measured(value, { sampleSize: rows.length }), rows, leftOut, formula: `${amountText(value, measure)} in ${rows.length} ${rows.length === 1 ? 'item' : 'items'} done in the period` };
  });
}
