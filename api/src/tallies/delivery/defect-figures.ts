import {
  defectCounts, isDefect, measured, percentileOf, timeToResolve,
  type DefectPeriod, type DefectRow, type ItemHistory, type TeamSettings,
} from '@bifocal/metrics';
import type { LeftOutRow, TallyQuestion } from '../answer.js';
import { countedOnce } from './counted-once.js';
import { numberText, type Judged } from './judgement.js';
import { judgePeriods, type OwnedSpan } from './periods-of.js';
import type { OwnedItems, WorkGroup } from './work-groups.js';

export interface DefectCountLine {
  readonly of: (count: DefectPeriod) => number;
  readonly kind: DefectRow['kind'];
  readonly words: string;
}

export const DEFECT_COUNTS: Readonly<Record<string, DefectCountLine>> = {
  'defects.opened': { of: (count) => count.opened, kind: 'OPENED', words: 'opened in the period' },
  'defects.closed': { of: (count) => count.closed, kind: 'CLOSED', words: 'closed in the period' },
  'defects.open': { of: (count) => count.open, kind: 'OPEN', words: 'open at its end' },
};

/** Shown beside them; not a metric of its own. */
export const REOPENED: DefectCountLine = { of: (count) => count.reopened, kind: 'REOPENED', words: 'reopened in the period' };

const defectsText = (count: number): string => `${count} ${count === 1 ? 'defect' : 'defects'}`;
export const severityDetail = (severity: string | null): string | null => (severity === null ? null : `severity ${severity}`);

/** The line of a metric that counts defects. */
export function defectCountLine(metric: string): DefectCountLine {
  const line = DEFECT_COUNTS[metric];
  if (!line) throw new RangeError(`${metric} is not a count of defects`);
  return line;
}

/** Defects opened, closed, reopened, or open at the end, per period of a group. */
export function judgeDefectCounts(line: DefectCountLine, question: TallyQuestion, group: WorkGroup): (Judged | null)[] {
  return judgePeriods<number>(question, group, ({ items, settings }, spans, parts) => {
    const excluded = excludedDefects(items, settings);
    countsOf(items, settings, spans).forEach((count, n) => {
      const { index, span } = spans[n]!;
      const part = parts[index]!;
      part.of.push(line.of(count));
      for (const { kind, itemKey, itemTitle, severity, at } of count.rows) {
        if (kind === line.kind) part.rows.push({ key: itemKey, label: itemTitle, detail: severityDetail(severity), at: new Date(at), numerator: 1, denominator: null });
      }
      part.leftOut.push(...excluded.filter(({ at }) => at >= span.fromAt && at < span.toAt).map(({ row }) => row));
    });
  }, ({ of, rows, leftOut }) => {
    const value = of.reduce((sum, each) => sum + each, 0);
    return { value: measured(value, { sampleSize: rows.length }), rows, leftOut, formula: `${defectsText(value)} ${line.words}` };
  });
}

/** The median time to resolve, per period of a group. */
export function judgeTimeToResolve(question: TallyQuestion, group: WorkGroup): (Judged | null)[] {
  return judgePeriods<number>(question, group, ({ items, settings }, spans, parts) => {
    const closed = closedIn(items, settings, spans);
    spans.forEach(({ index, span }, n) => {
      const part = parts[index]!;
      const { resolved, impossible } = timeToResolve(closed[n]!, settings, span, question.nowMs);
      for (const { duration, itemKey, itemTitle, doneAt, severity } of resolved) {
        part.of.push(duration.days);
        part.rows.push({ key: itemKey, label: itemTitle, detail: severityDetail(severity), at: new Date(doneAt), numerator: duration.days, denominator: null });
      }
      part.leftOut.push(...impossible.map(({ itemKey, itemTitle, reason }) => ({ key: itemKey, label: itemTitle, reason })));
    });
  }, ({ of, rows, leftOut }) => {
    const median = percentileOf(of, 0.5, 'No defect was resolved in this period.');
    return { value: medianOf(median), rows, leftOut, formula: median.value === null ? median.nullReason! : `the median of ${defectsText(of.length)} is ${daysText(median.value)}` };
  });
}

/** A median is no sum: what stands behind it does not add up to it. */
export const medianOf = (value: ReturnType<typeof percentileOf>): Judged['value'] => ({ ...value, numerator: null });
export const daysText = (days: number): string => `${numberText(days)} ${days === 1 ? 'day' : 'days'}`;

/** All lines of a page are read from the same counts. */
function countsOf(items: OwnedItems['items'], settings: TeamSettings, spans: readonly OwnedSpan[]): DefectPeriod[] {
  const asked = spans.map(({ span }) => span);
  return countedOnce('defects', items, settings, asked, () => defectCounts(items, settings, asked));
}

/** Per period the items with a closing in it: all that can have been resolved then, so that no item is replayed for each period. */
function closedIn(items: OwnedItems['items'], settings: TeamSettings, spans: readonly OwnedSpan[]): ItemHistory[][] {
  const byId = new Map(items.map((item) => [item.id, item]));
  return countsOf(items, settings, spans).map(({ rows }) => {
    const ids = new Set(rows.filter((row) => row.kind === 'CLOSED').map((row) => row.itemId));
    return [...ids].map((id) => byId.get(id)!);
  });
}

/** Items of a defect type that are none by their resolution, with when they came to be. */
export function excludedDefects(items: OwnedItems['items'], settings: TeamSettings): { at: number; row: LeftOutRow }[] {
  return items
    .filter((item) => !isDefect(item, settings) && isDefect({ ...item, resolution: null }, settings))
    .map((item) => ({
      at: item.events.reduce((first, event) => Math.min(first, event.at), Infinity),
      row: { key: item.key, label: item.title, reason: `resolution "${item.resolution}"` },
    }));
}
