import type { CalendarGrain } from '@bifocal/metrics';
import type { Grain } from '../graphql/enums.js';
import { badInput } from '../graphql/named-error.js';

/** A grain of the calendar, or a sentence that says which there are. */
export function calendarGrainOf(grain: Grain): CalendarGrain {
  if (grain === 'SPRINT' || grain === 'RELEASE') throw badInput(`grain: expected DAY, WEEK, MONTH or QUARTER, got ${grain}.`);
  return grain;
}
