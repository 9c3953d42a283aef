import { arpa, customerChurn, grr, nrr } from '@bifocal/metrics';
import { NO_REVENUE, together, type RevenueTally } from '../tallies/outcome/revenue.js';
import type { SegmentTally } from '../tallies/outcome/revenue-tables.js';
import { NONE, OTHER } from '../tallies/outcome/split.js';
import type { RevenueSegment, RevenueSegments } from './revenue-segments.type.js';

/** The segments with the most MRR, and the rest together. Every line of a tally is a sum over customers, so that the whole is the sum of all. */
export function segmentsOf(segments: readonly SegmentTally[], first: number): Omit<RevenueSegments, 'by'> {
  const named = segments.filter(({ value }) => value !== OTHER).sort((a, b) => b.tally.endMinor - a.tally.endMinor || b.tally.startMinor - a.tally.startMinor || ((a.value ?? '') < (b.value ?? '') ? -1 : 1));
  const beyond = segments.filter(({ value }) => value === OTHER);
  const rest = [...named.slice(first), ...beyond];
  const sum = (some: readonly SegmentTally[]): RevenueTally => some.map(({ tally }) => tally).reduce(together, { ...NO_REVENUE, months: segments[0]?.tally.months ?? 1 });
  return {
    rows: named.slice(0, first).map(({ value, tally }) => rowOf(value, [value ?? NONE], tally)),
    other: rest.length === 0 ? null : rowOf(null, filterOf(rest), sum(rest)),
    otherValues: rest.length,
    whole: rowOf(null, null, sum(segments)),
  };
}

function filterOf(rest: readonly SegmentTally[]): string[] {
  return rest.map(({ value }) => value ?? NONE);
}

function rowOf(value: string | null, filter: string[] | null, tally: RevenueTally): RevenueSegment {
  return {
    value, filter, customers: tally.endCustomers, start: tally.startMinor, new: tally.newMinor, expansion: tally.expansionMinor, reactivation: tally.reactivationMinor,
    contraction: tally.contractionMinor, churn: tally.churnMinor, currency: tally.currencyMinor, end: tally.endMinor,
    nrr: nrr(tally).value, grr: grr(tally).value, customerChurn: customerChurn({ lost: tally.lostCustomers, start: tally.startCustomers }).value,
    arpa: arpa({ mrrMinor: tally.endMinor, customers: tally.endCustomers }).value,
  };
}
