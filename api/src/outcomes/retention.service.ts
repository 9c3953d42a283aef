import { addDays, endOfLocalDay, eventWords, localDate, periodEnd, pooledRetention, retention, startOfLocalDay, type CalendarGrain, type RetentionTally } from '@bifocal/metrics';
import { Inject, Injectable } from '@nestjs/common';
import { calendarPeriods } from '../figures/calendar-periods.js';
import { badInput } from '../graphql/named-error.js';
import type { Period } from '../tallies/answer.js';
import { AdoptionTables } from '../tallies/outcome/adoption-tables.js';
import type { RetentionAsked } from '../tallies/outcome/retention-grid.js';
import { questionOf } from './outcome-question.js';
import type { Retention, RetentionCell, RetentionCohort, RetentionPeople, RetentionStepUnit } from './retention.type.js';

const MOST_COHORTS = 400;
const grainOf = (unit: RetentionStepUnit): CalendarGrain => (unit === 'ROLLING_24_HOURS' ? 'DAY' : unit);

/** Whether people come back. */
@Injectable()
export class RetentionService {
  constructor(@Inject(AdoptionTables) private readonly tables: AdoptionTables) {}

  /** The cohorts with their cells; the average is taken over all of them. */
  async cohorts(asked: Retention, signal: AbortSignal): Promise<RetentionCohort[]> {
    const periods = cohortsOf(asked);
    const tallies = await this.tables.retention(questionOf(asked.question, periods), gridOf(asked, periods), signal);
    return periods.map(({ from, to, complete }, cohort) => {
      const { people, steps } = tallies[cohort]!;
      const cells = Array.from({ length: asked.steps }, (_, step) => {
        const came = asked.mode === 'ON' ? (steps.find((each) => each.step === step)?.came ?? 0) : steps.filter((each) => each.step >= step).reduce((sum, each) => sum + each.last, 0);
        return shown(step, { cohort: people, returned: came, complete: stepIsOver(asked, { from, to }, step) });
      });
      return { period: from, periodEnd: to, complete, people, cells };
    });
  }

  /** Every step over the cohorts for which it is over, pooled: a large cohort weighs more. */
  average(cohorts: readonly RetentionCohort[], steps: number): RetentionCell[] {
    return Array.from({ length: steps }, (_, step) => {
      const { value, low, high, numerator, denominator, nullReason } = pooledRetention(cohorts.flatMap(({ cells }) => cells.filter((cell) => cell.step === step).map(tallyOf)));
      return { step, returned: numerator ?? 0, people: denominator ?? 0, complete: value !== null, rate: value, low, high, nullReason };
    });
  }

  async people(asked: Retention, cohort: string, step: number, came: boolean | null, page: { offset: number; limit: number }): Promise<Omit<RetentionPeople, 'nextCursor'>> {
    const period = cohortsOf(asked).find(({ from }) => from === cohort);
    if (!period) throw badInput(`cohort: ${cohort.slice(0, 40)} is not the first day of a cohort of this range. cohorts { period } lists them.`);
    return this.tables.retentionPeople(questionOf(asked.question, [period]), gridOf(asked, [period]), { step, orAfter: asked.mode === 'ON_OR_AFTER', came }, page);
  }

  /** The grid in a sentence. */
  says({ unit, mode, start, back }: Pick<Retention, 'unit' | 'mode' | 'start' | 'back'>): string {
    const began = start === null ? 'their first qualifying event ever' : `their first ${eventWords(start)}`;
    const came = back === null ? 'any qualifying event' : eventWords(back);
    const when = { DAY: 'local day', WEEK: 'week', MONTH: 'month', ROLLING_24_HOURS: '24 hours from each one’s start' }[unit];
    return `People by ${began}; back with ${came} ${mode === 'ON' ? 'in exactly that' : 'in that or a later'} ${when}.`;
  }
}

function cohortsOf({ question: { range, asked }, unit }: Retention): Period[] {
  const periods = calendarPeriods(range, grainOf(unit), asked.zone, asked.nowMs).filter(({ from }) => from <= localDate(asked.nowMs, asked.zone));
  if (periods.length > MOST_COHORTS) throw badInput(`range: ${periods.length} cohorts are more than ${MOST_COHORTS}. Ask for a shorter range, or by WEEK or MONTH.`);
  return periods;
}

/** Steps go on from the first cohort to the one that runs, so that coming back later than the grid is wide is seen too. */
function gridOf({ question: { asked }, unit, start, back }: Retention, periods: readonly Period[]): RetentionAsked {
  const first = periods[0];
  if (unit === 'ROLLING_24_HOURS' || !first) return { steps: null, start, back };
  const steps: string[] = [];
  const today = localDate(asked.nowMs, asked.zone);
  for (let from = first.from; from <= today; from = periodEnd(from, grainOf(unit))) steps.push(from);
  return { steps, start, back };
}

/** Whether a step is over for everybody of a cohort. */
function stepIsOver({ question: { asked }, unit }: Retention, cohort: { from: string; to: string }, step: number): boolean {
  if (unit === 'ROLLING_24_HOURS') return endOfLocalDay(addDays(cohort.to, -1), asked.zone) + (step + 1) * 86_400_000 <= asked.nowMs;
  let to = cohort.to;
  for (let passed = 0; passed < step; passed += 1) to = periodEnd(to, grainOf(unit));
  return startOfLocalDay(to, asked.zone) <= asked.nowMs;
}

const tallyOf = ({ people, returned, complete }: RetentionCell): RetentionTally => ({ cohort: people, returned, complete });

function shown(step: number, tally: RetentionTally): RetentionCell {
  const { value, low, high, nullReason } = retention(tally);
  return { step, returned: tally.returned, people: tally.cohort, complete: tally.complete, rate: value, low, high, nullReason };
}
