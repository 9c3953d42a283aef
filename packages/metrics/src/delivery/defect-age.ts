/** How old the defects are that are open. */
import { type MetricValue } from '../metric.js';
import type { DefectRow } from './defects.js';
import type { TeamSettings } from './history.js';
import { durationBetween } from './item-flow.js';
import { percentileOf } from './percentile.js';

/** Days since it was opened, first and last counted; `toDays` is included, null: without end. */
export interface DefectAgeGroup {
  readonly name: string;
  readonly fromDays: number;
  readonly toDays: number | null;
}

export const DEFECT_AGES: readonly DefectAgeGroup[] = [
  { name: '0 to 7 days', fromDays: 0, toDays: 7 },
  { name: '8 to 30 days', fromDays: 8, toDays: 30 },
  { name: '31 to 90 days', fromDays: 31, toDays: 90 },
  { name: 'over 90 days', fromDays: 91, toDays: null },
];

export interface AgedDefect extends DefectRow {
  readonly ageDays: number;
  readonly age: DefectAgeGroup;
}

/** The age at an instant of each defect that is OPEN among the rows, oldest first; each is in exactly one group. */
export function agedDefects(rows: readonly DefectRow[], settings: TeamSettings, at: number): AgedDefect[] {
  return rows
    .filter((row) => row.kind === 'OPEN')
    .map((row) => {
      const { days } = durationBetween(Math.min(row.at, at), at, settings);
      return { ...row, ageDays: days, age: DEFECT_AGES.find(({ toDays }) => toDays === null || days <= toDays)! };
    })
    .sort((a, b) => b.ageDays - a.ageDays || (a.itemKey < b.itemKey ? -1 : 1));
}

/** How many there are in each group, all groups named; they add up to the defects given. */
export function countByAge(defects: readonly AgedDefect[]): { readonly age: DefectAgeGroup; readonly count: number }[] {
  return DEFECT_AGES.map((age) => ({ age, count: defects.filter((defect) => defect.age.name === age.name).length }));
}

/** The median, or another percentile, of the ages in days; null where none is open. */
export function defectAge(defects: readonly AgedDefect[], p: number): MetricValue {
  return percentileOf(defects.map((defect) => defect.ageDays), p, 'No defect is open.');
}
