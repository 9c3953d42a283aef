import { cumulativeFlow, flowTimes, localDate, measured, percentileOf, throughput, workInProgress, type FlowTimes, type ItemHistory, type Period as Span, type TeamSettings, type Throughput } from '@bifocal/metrics';
import type { BehindRow, TallyQuestion } from '../answer.js';
import { countedOnce } from './counted-once.js';
import { daysText, medianOf } from './defect-figures.js';
import type { Judged } from './judgement.js';
import { judgePeriods, type OwnedSpan } from './periods-of.js';
import type { OwnedItems, WorkGroup } from './work-groups.js';

export const FLOW_METRICS = ['flow.throughput', 'flow.cycle_time', 'flow.lead_time', 'flow.wip'] as const;

const itemsText = (count: number): string => `${count} ${count === 1 ? 'item' : 'items'}`;

/** A metric of flow, per period of a group. */
export function judgeFlow(metric: string, question: TallyQuestion, group: WorkGroup): (Judged | null)[] {
  if (metric === 'flow.throughput') return judgeThroughput(question, group);
  if (metric === 'flow.wip') return judgeWip(question, group);
  return judgeDays(metric === 'flow.lead_time' ? 'lead' : 'cycle', question, group);
}

function judgeThroughput(question: TallyQuestion, group: WorkGroup): (Judged | null)[] {
  return judgePeriods<number>(question, group, ({ items, settings }, spans, parts) => {
    doneIn(items, settings, spans.map(({ span }) => span)).forEach((done, n) => {
      const part = parts[spans[n]!.index]!;
      part.of.push(done.throughput);
      part.rows.push(...done.rows.map(({ itemKey, itemTitle, doneAt }): BehindRow => ({ key: itemKey, label: itemTitle, detail: null, at: new Date(doneAt), numerator: 1, denominator: null })));
    });
  }, ({ of, rows, leftOut }) => {
    const value = of.reduce((sum, each) => sum + each, 0);
    return { value: measured(value, { sampleSize: value }), rows, leftOut, formula: `${itemsText(value)} done in the period` };
  });
}

function judgeDays(which: 'cycle' | 'lead', question: TallyQuestion, group: WorkGroup): (Judged | null)[] {
  return judgePeriods<number>(question, group, (owned, spans, parts) => {
    timesOf(owned, spans).forEach(({ rows, impossible }, n) => {
      const part = parts[spans[n]!.index]!;
      for (const row of rows) {
        const duration = row[which];
        const named = { key: row.itemKey, label: row.itemTitle };
        if (duration === null) part.leftOut.push({ ...named, reason: which === 'cycle' ? 'never in progress' : 'nothing says when it was created' });
        else {
          part.of.push(duration.days);
          part.rows.push({ ...named, detail: `${daysText(duration.workingDays)} worked`, at: new Date(row.doneAt), numerator: duration.days, denominator: null });
        }
      }
      part.leftOut.push(...impossible.map(({ itemKey, itemTitle, reason }) => ({ key: itemKey, label: itemTitle, reason })));
    });
  }, ({ of, rows, leftOut }) => {
    const median = percentileOf(of, 0.5, which === 'cycle' ? 'Nothing that was in progress was done in this period.' : 'Nothing was done in this period.');
    return { value: medianOf(median), rows, leftOut, formula: median.value === null ? median.nullReason! : `the median of ${itemsText(of.length)} is ${daysText(median.value)}` };
  });
}

/** The flow times of each period, each item replayed for the period it was done in and no other. */
export function timesOf({ items, settings }: OwnedItems, spans: readonly OwnedSpan[]): FlowTimes[] {
  const asked = spans.map(({ span }) => span);
  return countedOnce('times', items, settings, asked, () => {
    const byId = new Map<string, ItemHistory>(items.map((item) => [item.id, item]));
    return doneIn(items, settings, asked).map((done) => flowTimes(done.rows.map((row) => byId.get(row.itemId)!), settings, done.period));
  });
}

const doneIn = (items: readonly ItemHistory[], settings: TeamSettings, spans: readonly Span[]): Throughput[] =>
  countedOnce('throughput', items, settings, spans, () => throughput(items, settings, spans));

/** Many days are read from the cumulative flow, which agrees with the work in progress on each of them; one period by its items. */
function judgeWip(question: TallyQuestion, group: WorkGroup): (Judged | null)[] {
  const isOfDays = question.periods.length > 2 && question.periods.every((period) => period.sprintId === null);
  return judgePeriods<number>(question, group, ({ items, settings }, spans, parts) => {
    const ends = spans.map(({ span }) => Math.min(span.toAt - 1, question.nowMs));
    if (ends.length > 0 && isOfDays) {
      const days = ends.map((end) => localDate(end, settings.timeZone));
      const byDay = new Map(cumulativeFlow(items, settings, days.reduce((a, b) => (a < b ? a : b)), days.reduce((a, b) => (a > b ? a : b))).map((day) => [day.date, day.wip]));
      spans.forEach(({ index }, n) => parts[index]!.of.push(byDay.get(days[n]!) ?? 0));
      return;
    }
    spans.forEach(({ index }, n) => {
      const rows = workInProgress(items, settings, ends[n]!);
      parts[index]!.of.push(rows.length);
      parts[index]!.rows.push(...rows.map(({ itemKey, itemTitle, startedAt, ageDays, category }): BehindRow => ({
        key: itemKey, label: itemTitle, at: startedAt === null ? null : new Date(startedAt), numerator: 1, denominator: null,
        detail: [category === 'WAITING' ? 'waiting' : 'in progress', ...(ageDays === null ? [] : [`${daysText(ageDays)} old`])].join(', '),
      })));
    });
  }, ({ of, rows, leftOut }) => {
    const value = of.reduce((sum, each) => sum + each, 0);
    return { value: measured(value, { sampleSize: value }), rows, leftOut, formula: `${itemsText(value)} in progress or waiting` };
  });
}
