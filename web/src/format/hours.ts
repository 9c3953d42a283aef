import { shortNumber } from './number';

/** A length of time, given in hours, in the unit that a person would say it in: minutes, hours, or days from three of them on. */
export function shortHours(hours: number): { value: string; unit: string } {
  if (hours < 1) return { value: shortNumber(hours * 60, 0), unit: 'min' };
  if (hours < 72) return { value: shortNumber(hours), unit: 'hours' };
  return { value: shortNumber(hours / 24), unit: 'days' };
}

/** The same as words: "2.5 hours", or an en dash for none. */
export function hoursWords(hours: number | null | undefined): string {
  if (hours === null || hours === undefined) return '–';
  const { value, unit } = shortHours(hours);
  return `${value} ${unit}`;
}
