import { HOUR, atLocal } from '../calendar.js';
import type { ReleasePlan, Timeline } from '../timeline.js';

/** Weeks from today to the target. */
const TO_TARGET = 11;

/** The release that both teams work on: most of Boreas's work from sprint 31 on, and a part of Atlas's. It is named by no team, so it is read in items, and forecast from both teams together. */
export function sharedPlan(time: Timeline): ReleasePlan {
  const firstSprint = 31;
  return {
    key: 'corvus', name: 'Corvus', firstSprint, liveSprint: null, releasedAt: null,
    startedAt: atLocal(time.working.nextWorked(time.mondayOf(firstSprint) + 3), 12 * HOUR),
    targetDay: time.working.nextWorked(time.today + 7 * TO_TARGET),
  };
}
