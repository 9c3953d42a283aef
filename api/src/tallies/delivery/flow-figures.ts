import { cumulativeFlow, flowTimes, localDate, measured, percentileOf, throughput, workInProgress, type FlowTimes, type ItemHistory } from '@bifocal/metrics';
import type { BehindRow, LeftOutRow, TallyQuestion } from '../answer.js';
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
    const asked = spans.map(({ span }) => span);
    const found = countedOnce('throughput with rows', items, settings, asked, () => throughput(items, settings, asked).map((done) => ({
      throughput: done.throughput,
      rows: done.rows.map(({ itemKey, itemTitle, doneAt }): BehindRow => ({ key: itemKey, label: itemTitle, detail: null, at: new Date(doneAt), numerator: 1, denominator: null })),
    })));
    found.forEach((done, n) => {
      const part = parts[spans[n]!.index]!;
      part.of.push(done.throughput);
      addTo(part.rows, done.rows);
    });
  }, ({ of, rows, leftOut }) => {
    const value = of.reduce((sum, each) => sum + each, 0);
    return { value: measured(value, { sampleSize: value }), rows, leftOut, formula: `${itemsText(value)} done in the period` };
  });
}

/** One by one: a list of a year is too long for the arguments of a call. */
function addTo<Row>(all: Row[], some: readonly Row[]): void {
  for (const row of some) all.push(row);
}

interface Days {
  readonly of: readonly number[];
  readonly rows: readonly BehindRow[];
  readonly leftOut: readonly LeftOutRow[];
}

function daysIn(which: 'cycle' | 'lead', { rows, impossible }: FlowTimes): Days {
  const days = { of: [] as number[], rows: [] as BehindRow[], leftOut: [] as LeftOutRow[] };
  for (const row of rows) {
    const duration = row[which];
    const named = { key: row.itemKey, label: row.itemTitle };
    if (duration === null) days.leftOut.push({ ...named, reason: which === 'cycle' ? 'never in progress' : 'nothing says when it was created' });
    else {
      days.of.push(duration.days);
      days.rows.push({ ...named, detail: `${daysText(duration.workingDays)} worked`, at: new Date(row.doneAt), numerator: duration.days, denominator: null });
    }
  }
  days.leftOut.push(...impossible.map(({ itemKey, itemTitle, reason }) => ({ key: itemKey, label: itemTitle, reason })));
  return days;
}

function judgeDays(which: 'cycle' | 'lead', question: TallyQuestion, group: WorkGroup): (Judged | null)[] {
  return judgePeriods<number>(question, group, (owned, spans, parts) => {
    const found = countedOnce(`${which} with rows`, owned.items, owned.settings, spans.map(({ span }) => span), () => timesOf(owned, spans).map((times) => daysIn(which, times)));
    found.forEach((days, n) => {
      const part = parts[spans[n]!.index]!;
      addTo(part.of, days.of);
      addTo(part.rows, days.rows);
      addTo(part.leftOut, days.leftOut);
    });
  }, ({ of, rows, leftOut }) => {
    const median = percentileOf(of, 0.5, which === 'cycle' ? 'Nothing that was in progress was done in this period.' : 'Nothing was done in this period.');
    return { value: medianOf(median), rows, leftOut, formula: median.value === null ? median.nullReason! : `the median of ${itemsText(of.length)} is ${daysText(median.value)}` };
  });
}

/** The flow times of each period, each item replayed for the period it was done in and no other. */
export function timesOf({ items, settings }: OwnedItems, spans: readonly OwnedSpan[]): FlowTimes[] {
  const byId = new Map<string, ItemHistory>(items.map((item) => [item.id, item]));
  return throughput(items, settings, spans.map(({ span }) => span)).map((done) =>
    flowTimes(done.rows.map((row) => byId.get(row.itemId)!), settings, done.period));
}

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
