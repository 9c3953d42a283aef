import { shortNumber } from '../format/number';

/** A length of time in hours, in the unit that reads best: "45 min", "5 h", "3.2 days". */
export function hoursWords(hours: number): string {
  if (hours < 1) return `${shortNumber(hours * 60)} min`;
  if (hours < 48) return `${shortNumber(hours)} h`;
  return `${shortNumber(hours / 24)} days`;
}

/** Round steps of an axis of hours from 0 to a little over the last one. */
export function hourTicks(last: number): number[] {
  const steps = [0.25, 0.5, 1, 2, 3, 6, 12, 24, 48, 72, 168, 336, 720, 1440, 2160, 4320, 8760];
  const step = steps.find((each) => last / each <= 8) ?? Math.ceil(last / 8 / 8760) * 8760;
  return Array.from({ length: Math.max(1, Math.ceil(last / step)) + 1 }, (_, index) => index * step);
}
