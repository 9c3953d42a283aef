import { agedDefects, countByAge, defectAge, defectCounts, type AgedDefect } from '@bifocal/metrics';
import type { Period } from '../tallies/answer.js';
import { spanOf, type WorkGroup } from '../tallies/delivery/work-groups.js';
import type { Defects } from './defects.type.js';
import { inOrderOfSeverity, NOT_GIVEN } from './severity-order.js';

/** What is open at the end of a range: by severity, by age, and item by item. */
export function openDefectsOf(group: WorkGroup | undefined, whole: Period, nowMs: number): Pick<Defects, 'openAgeDays' | 'openAgeP85Days' | 'openBySeverity' | 'openByAge' | 'openItems'> {
  const open = (group?.owned ?? []).flatMap((owned): AgedDefect[] => {
    const span = spanOf(whole, owned);
    if (span === null || span.fromAt > nowMs) return [];
    const [count] = defectCounts(owned.items, owned.settings, [span]);
    return agedDefects(count?.rows ?? [], owned.settings, Math.min(nowMs, span.toAt - 1));
  }).sort((a, b) => b.ageDays - a.ageDays || (a.itemKey < b.itemKey ? -1 : 1));
  const severityOf = ({ severity }: AgedDefect): string => severity ?? NOT_GIVEN;
  return {
    openAgeDays: defectAge(open, 0.5).value,
    openAgeP85Days: defectAge(open, 0.85).value,
    openBySeverity: inOrderOfSeverity(open.map(severityOf)).map((severity) => ({ severity, count: open.filter((defect) => severityOf(defect) === severity).length })),
    openByAge: countByAge(open).map(({ age: { name, fromDays, toDays }, count }) => ({ age: name, fromDays, toDays, count })),
    openItems: open.map((defect) => ({
      id: defect.itemId, key: defect.itemKey, title: defect.itemTitle, severity: severityOf(defect), createdAt: new Date(defect.at), ageDays: defect.ageDays, age: defect.age.name,
    })),
  };
}
