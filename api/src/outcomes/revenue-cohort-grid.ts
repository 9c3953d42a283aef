import { keptCustomers, keptGross, keptNet, pooledCohorts, type RevenueCohortCell as Cell } from '@bifocal/metrics';
import type { Period } from '../tallies/answer.js';
import type { CohortStep } from '../tallies/outcome/revenue-cohort-steps.js';
import type { RevenueCohortCell, RevenueCohorts } from './revenue-cohorts.type.js';

/** Cohorts down, months since to the right, judged by the formulas; the last row pools what is old enough. */
export function cohortGrid(periods: readonly Period[], steps: readonly CohortStep[]): RevenueCohorts {
  const rows = periods.map((period, cohort) => ({ period, cells: cellsOf(periods, cohort, steps.filter((step) => step.cohort === cohort)) }));
  const begun = rows.filter(({ cells }) => cells[0]!.customers > 0);
  const width = Math.max(0, ...begun.map(({ cells }) => cells.length));
  return {
    rows: rows.map(({ period, cells }) => ({ period: period.from, complete: period.complete, customers: cells[0]!.customers, startMrr: cells[0]!.startMinor, cells: cells.map(judged) })),
    average: Array.from({ length: width }, (_, month) => judged(pooledCohorts(begun.flatMap(({ cells }) => cells[month] ?? [])), month)),
  };
}

/** How one cohort stands at the end of each month since: running sums of what each month changed. */
function cellsOf(periods: readonly Period[], cohort: number, steps: readonly CohortStep[]): Cell[] {
  const [customers, startMinor] = [steps.reduce((sum, step) => sum + step.customers, 0), steps.reduce((sum, step) => sum + step.startMinor, 0)];
  let [kept, netMinor, grossMinor] = [0, 0, 0];
  return periods.slice(cohort).map(({ complete }, since) => {
    const step = steps.find(({ month }) => month === cohort + since);
    kept += step?.kept ?? 0;
    netMinor += step?.netMinor ?? 0;
    grossMinor += step?.grossMinor ?? 0;
    return { customers, startMinor, kept, netMinor, grossMinor, complete };
  });
}

function judged(cell: Cell, month: number): RevenueCohortCell {
  const [customers, net, gross] = [keptCustomers(cell), keptNet(cell), keptGross(cell)];
  const over = cell.complete;
  return {
    month, complete: over, size: cell.customers, startMrr: cell.startMinor, customers: over ? cell.kept : null, netMrr: over ? cell.netMinor : null, grossMrr: over ? cell.grossMinor : null,
    customersKept: customers.value, customersLow: customers.low, customersHigh: customers.high, netKept: net.value, grossKept: gross.value, nullReason: customers.nullReason,
  };
}
