import { exactNumber, shortNumber } from '../format/number';
import type { DurationUnit } from '../graphql/generated';
import { useUrlState } from '../ui/use-url-state';

const units: readonly DurationUnit[] = ['CALENDAR_DAYS', 'WORKING_DAYS', 'HOURS'];

export const timeUnitOptions = [
  { value: 'CALENDAR_DAYS', name: 'Days' },
  { value: 'WORKING_DAYS', name: 'Working days' },
  { value: 'HOURS', name: 'Hours' },
] as const;

const WORDS: Readonly<Record<DurationUnit, { suffix: string; one: string; many: string; says: string }>> = {
  CALENDAR_DAYS: { suffix: ' d', one: 'day', many: 'days', says: 'calendar days, first and last counted' },
  WORKING_DAYS: { suffix: ' wd', one: 'working day', many: 'working days', says: 'working days, first and last counted' },
  HOURS: { suffix: ' h', one: 'hour', many: 'hours', says: 'hours around the clock' },
};

/** The unit of time in the URL. */
export function useTimeUnit() {
  return useUrlState<DurationUnit>('time', 'CALENDAR_DAYS', { allowed: units });
}

/** How lengths of time are written in a unit. */
export function timeWords(unit: DurationUnit) {
  const { suffix, one, many, says } = WORDS[unit];
  return {
    suffix, says, many,
    exact: (length: number) => `${exactNumber(length)} ${length === 1 ? one : many}`,
    short: (length: number) => `${shortNumber(length)}${suffix}`,
  };
}
