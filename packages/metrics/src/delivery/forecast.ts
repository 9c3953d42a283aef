/** When a release may be done: the dates, the chance of its target, and the fan of what may be left. */
import { addDays, localDate } from '../time.js';
import { exactFinish } from './forecast-exact.js';
import { chanceBy, type DatedChances, dateOfChance, jointChances } from './forecast-joint.js';
import { type ForecastFanPoint, forecastFan } from './forecast-fan.js';
import { type ForecastQuestion, forecastSeed, prepareParts, type PreparedPart } from './forecast-part.js';
import { seedOf } from './forecast-random.js';
import { exactSum } from './measure.js';
import { FORECAST_TRIALS, simulateFinish, stepsUntil } from './forecast-trials.js';

export const FORECAST_PERCENTS = [50, 70, 85, 95] as const;

/** The first date by which so many of 100 futures are done. */
export interface ForecastPercentile {
  readonly percent: number;
  readonly date: string | null;
  /** Whole steps after the running one; null also where several teams step differently. */
  readonly steps: number | null;
  readonly nullReason: string | null;
}

export interface TeamForecast extends PreparedPart {
  /** Of the sample; null without one. */
  readonly meanCompleted: number | null;
  readonly meanScopeChange: number | null;
  readonly percentiles: readonly ForecastPercentile[];
}

export interface ReleaseForecast {
  readonly remaining: number;
  /** Empty where there is no forecast. */
  readonly percentiles: readonly ForecastPercentile[];
  readonly targetDate: string | null;
  /** 0 to 1, and never above 0.95 while work remains: the past does not know everything. Null: no target, or no forecast. */
  readonly chance: number | null;
  readonly fan: readonly ForecastFanPoint[];
  readonly teams: readonly TeamForecast[];
  readonly trials: number;
  readonly seed: number;
  readonly warning: string | null;
  readonly nullReason: string | null;
}

const MOST_CHANCE = 0.95;

/** "62 %", ">95 %", "<1 %"; what is certain, because nothing is left, is not said as a chance. */
export function chanceText(chance: number): string {
  if (chance >= MOST_CHANCE) return '>95 %';
  return chance > 0 && chance < 0.01 ? '<1 %' : `${Math.round(chance * 100)} %`;
}

/** The chances of one part by its dates. Nothing left: done today. `isExact` works them out, up to the share `enough`, where that is possible. */
export function datedChances(part: PreparedPart, seed: number, today: string, enough: number | null = null): DatedChances {
  if (part.remaining <= 0) return { dates: [today], chances: [1] };
  const chances = (enough === null ? null : exactFinish(part.trial, enough)) ?? simulateFinish(part.trial, seed);
  return { dates: part.calendar!.dates.slice(0, chances.length), chances };
}

export const seedOfPart = (seed: number, { part }: PreparedPart): number => seedOf(`${seed} ${part.teamKey}`);

function percentilesOf(dated: DatedChances, stepsOf: ((p: number) => number | null) | null): ForecastPercentile[] {
  return FORECAST_PERCENTS.map((percent) => {
    const date = dateOfChance(dated, percent / 100);
    const last = dated.dates.at(-1);
    return {
      percent, date,
      steps: stepsOf?.(percent / 100) ?? null,
      nullReason: date === null ? `Never at this rate: fewer than ${percent} of 100 futures are done by ${last}.` : null,
    };
  });
}

/**
 * The forecast of a release: 10,000 seeded trials for each team, which draw the team's own past sprints (or working days) until
 * its part of what is left is done; the dates that 50, 70, 85 and 95 % of the futures reach; the chance of the target date, read
 * at the last step that ends by it and never above 95 % while work remains; the fan of what may be left. Several teams: items,
 * and the product of their chances by date. Growth of the scope is drawn along, so a share of the futures may never be done:
 * percentiles beyond it are null, with the reason. No forecast under 3 sprints (5 days with a completion) or where nothing was
 * completed; a warning under 5 sprints (10 days). How the running sprint counts: see `sprintCalendar`. RangeError for several
 * teams in points or hours. Source: Bifocal's delivery definitions, section 5.
 */
export function forecastRelease(question: ForecastQuestion): ReleaseForecast {
  const { release, now, whatIf = {} } = question;
  const parts = prepareParts(question);
  const remaining = parts.reduce((sum, part) => sum + part.remaining, 0);
  // The what-if draws the same futures as the forecast itself, so that what differs is what was asked.
  const seed = forecastSeed(question, parts);
  const [lead] = parts;
  const aim = whatIf.targetDate ?? release.targetDate;
  const targetDate = aim === null ? null : addDays(aim, (whatIf.addSprints ?? 0) * (lead?.rhythmDays ?? 0));
  const today = lead ? localDate(now, lead.part.settings.timeZone) : '';
  const dated = parts.map((part) => (part.nullReason === null ? datedChances(part, seedOfPart(seed, part), today) : null));
  const teams = parts.map((part, n): TeamForecast => {
    const chances = dated[n];
    const meanOf = (amounts: readonly number[]): number | null => (amounts.length === 0 ? null : exactSum(amounts) / amounts.length);
    const means = { meanCompleted: meanOf(part.sample.map(({ completed }) => completed)), meanScopeChange: meanOf(part.sample.map(({ scopeChange }) => scopeChange)) };
    return { ...part, ...means, percentiles: chances && part.remaining > 0 ? percentilesOf(chances, (p) => stepsUntil(chances.chances, p)) : [] };
  });
  const nullReason = reasonOf(release.releasedAt !== null && release.releasedAt <= now, remaining, parts);
  const shared = { remaining, targetDate, teams, trials: FORECAST_TRIALS, seed, nullReason };
  if (nullReason !== null) {
    const isDone = parts.length > 0 && remaining <= 0 && release.releasedAt === null;
    return { ...shared, percentiles: [], fan: [], warning: null, chance: isDone && targetDate !== null ? (targetDate >= today ? 1 : 0) : null };
  }
  const joint = jointChances(dated.filter((each): each is DatedChances => each !== null));
  const open = teams.filter((team) => team.remaining > 0);
  const percentiles = open.length === 1 ? open[0]!.percentiles : percentilesOf(joint, null);
  return {
    ...shared, percentiles,
    chance: targetDate === null ? null : Math.min(MOST_CHANCE, chanceBy(joint, targetDate)),
    fan: forecastFan(open, question.basis, (part) => seedOfPart(seed, part), percentiles.at(-1)?.date ?? null),
    warning: open.flatMap(({ part, warning }) => (warning === null ? [] : open.length > 1 ? `${part.teamName}: ${warning}` : warning)).join(' ') || null,
  };
}

function reasonOf(isReleased: boolean, remaining: number, parts: readonly PreparedPart[]): string | null {
  if (parts.every(({ part }) => part.items.length === 0)) return 'Nothing is in this release yet.';
  if (isReleased) return 'It is released.';
  if (remaining <= 0) return 'Nothing is left to do.';
  const [declined] = parts.filter(({ nullReason }) => nullReason !== null);
  if (!declined) return null;
  return parts.length > 1 ? `${declined.part.teamName}: ${declined.nullReason}` : declined.nullReason;
}
