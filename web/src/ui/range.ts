import type { RangeInput } from '../graphql/generated';

/** A range as it stands in the URL: "P90D", "this:QUARTER", or "2026-01-01..2026-04-01" (its end not included). */
export type RangeText = string;

export const rangePresets: readonly { value: RangeText; name: string }[] = [
  { value: 'P30D', name: 'Last 30 days' },
  { value: 'P90D', name: 'Last 90 days' },
  { value: 'P180D', name: 'Last 180 days' },
  { value: 'P365D', name: 'Last 12 months' },
  { value: 'this:MONTH', name: 'This month' },
  { value: 'this:QUARTER', name: 'This quarter' },
  { value: 'this:YEAR', name: 'This year' },
];

/** The local date some days away: a person reads a range with its last day, the API without. */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

const units = ['DAY', 'WEEK', 'MONTH', 'QUARTER', 'YEAR'] as const;
const dates = /^(\d{4}-\d{2}-\d{2})\.\.(\d{4}-\d{2}-\d{2})$/;

export function customRange(text: RangeText): { from: string; to: string } | null {
  const found = dates.exec(text);
  return found?.[1] && found[2] ? { from: found[1], to: found[2] } : null;
}

/** The API's range of a text in the URL; the last 90 days where the text cannot be read. */
export function readRange(text: RangeText): RangeInput {
  const custom = customRange(text);
  if (custom) return custom;
  const unit = units.find((one) => text === `this:${one}`);
  if (unit) return { this: unit };
  return { last: /^P\d+[DWMY]$/.test(text) ? text : 'P90D' };
}
