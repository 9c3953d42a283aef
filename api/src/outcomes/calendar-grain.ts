import type { CalendarGrain } from '@bifocal/metrics';
import type { Grain } from '../graphql/enums.js';
import { badInput } from '../graphql/named-error.js';

/** The grain as one of the calendar's; sprints and releases are no periods of the outcome half. */
export function calendarGrainOf(grain: Grain): CalendarGrain {
  if (grain === 'SPRINT' || grain === 'RELEASE') throw badInput(`grain: expected DAY, WEEK, MONTH or QUARTER, got ${grain}.`);
  return grain;
}
