/** One team's part of a release, made ready to be simulated. */
import { dayCalendar, sprintCalendar, sprintRhythmDays, type StepCalendar } from './forecast-calendar.js';
import { seedOf } from './forecast-random.js';
import { daySample, knownAt, type ReleasePart, type SampleRow, sprintSample } from './forecast-sample.js';
import type { PastStep, TrialQuestion } from './forecast-trials.js';
import type { Measure, Release } from './history.js';
import { exactSum } from './measure.js';
import { effectOf, releaseMoves } from './release-moves.js';
import { FEWEST_SPRINTS } from './velocity.js';

/** Whole sprints, or single working days of the flow, are drawn. */
export type ForecastBasis = 'SPRINTS' | 'DAYS';

/** What if these items were dropped, there were more sprints until the target, the team were this quick, or the target another? */
export interface WhatIf {
  /** Keys of items of the release that are left to do; others change nothing. */
  readonly dropItems?: readonly string[];
  readonly addSprints?: number;
  /** What is completed in a sprint (a working day, where days are drawn), of all teams together; above 0. */
  readonly velocity?: number | null;
  readonly targetDate?: string | null;
}

export interface ForecastQuestion {
  readonly release: Release;
  /** The teams at work on it; the first one's sprints are those of the picture. Items of nobody go with the first. */
  readonly parts: readonly ReleasePart[];
  readonly measure: Measure;
  readonly basis: ForecastBasis;
  /** The instant it is made at: nothing later is known. */
  readonly now: number;
  readonly whatIf?: WhatIf;
}

export interface PreparedPart {
  readonly part: ReleasePart;
  /** What is left, without what is dropped. */
  readonly remaining: number;
  readonly sample: readonly SampleRow[];
  readonly calendar: StepCalendar | null;
  readonly rhythmDays: number | null;
  readonly trial: TrialQuestion;
  /** Why there is no forecast of this part. */
  readonly nullReason: string | null;
  readonly warning: string | null;
}

const HORIZON: Readonly<Record<ForecastBasis, number>> = { SPRINTS: 104, DAYS: 260 };
const FEWEST_DAYS = 5;
/** Under so many the spread is a guess itself. */
const FEW: Readonly<Record<ForecastBasis, number>> = { SPRINTS: 5, DAYS: 10 };

/** What is left of a part, item by item: adds up to `remaining`. */
export function openOf(release: Release, { items, settings }: ReleasePart, measure: Measure, now: number): { readonly key: string; readonly title: string; readonly amount: number }[] {
  return items.flatMap((item) => {
    const moves = releaseMoves(item, release, settings, measure, now);
    return moves.at(-1)?.isOpenAfter ? [{ key: item.key, title: item.title, amount: exactSum(moves.map(effectOf)) }] : [];
  });
}

/** At the instant of a close, what its bar says was left; null at any other. */
function leftAtClose({ barsAt }: ReleasePart, now: number): number | null {
  return barsAt?.(now).find((bar) => bar.isClosed && bar.endAt === now)?.end ?? null;
}

const mean = (amounts: readonly number[]): number => (amounts.length === 0 ? 0 : exactSum(amounts) / amounts.length);

/** How many steps of the past say how quick the team is: sprints, or days on which something was completed. */
const speaking = (sample: readonly SampleRow[], basis: ForecastBasis): number => (basis === 'SPRINTS' ? sample : sample.filter(({ completed }) => completed > 0)).length;

function declined(sample: readonly SampleRow[], basis: ForecastBasis): string | null {
  const count = speaking(sample, basis);
  if (basis === 'SPRINTS' && count < FEWEST_SPRINTS) return `Not enough sprints: a forecast draws from at least ${FEWEST_SPRINTS} closed ones that ran wholly within the release; there ${count === 1 ? 'is 1' : `are ${count}`}.`;
  if (exactSum(sample.map(({ completed }) => completed)) <= 0) return `Nothing of this release was completed in the ${basis === 'SPRINTS' ? 'sprints' : 'days'} it would be drawn from.`;
  return basis === 'DAYS' && count < FEWEST_DAYS ? `Not enough days: a forecast takes at least ${FEWEST_DAYS} on which something was completed; there ${count === 1 ? 'is 1' : `are ${count}`}.` : null;
}

function cautioned(sample: readonly SampleRow[], basis: ForecastBasis): string | null {
  const count = speaking(sample, basis);
  return count >= FEW[basis] ? null : `Drawn from only ${count} ${basis === 'SPRINTS' ? 'sprints' : 'days on which something was completed'}: take it as a rough guess.`;
}

/** All teams' samples and what each has left. A velocity by hand keeps the spread of the past, scaled to that mean; without enough of a past it stands alone, without a spread. */
export function prepareParts({ release, parts, measure, basis, now, whatIf = {} }: ForecastQuestion): PreparedPart[] {
  if (parts.length > 1 && measure !== 'ITEMS') throw new RangeError('points of different teams are never added up: a release of several teams is forecast in items');
  const dropped = new Set(whatIf.dropItems ?? []);
  const leftOf = (part: ReleasePart): number => (dropped.size === 0 ? leftAtClose(part, now) : null)
    ?? exactSum(openOf(release, part, measure, now).flatMap(({ key, amount }) => (dropped.has(key) ? [] : amount)));
  const read = parts.map((part) => ({
    part,
    remaining: leftOf(part),
    sample: basis === 'SPRINTS' ? sprintSample(release, part, measure, now) : daySample(release, part, measure, now),
  }));
  const velocity = whatIf.velocity ?? null;
  const pace = read.reduce((sum, { remaining, sample }) => (remaining > 0 ? sum + mean(sample.map(({ completed }) => completed)) : sum), 0);
  return read.map(({ part, remaining, sample }): PreparedPart => {
    const reason = declined(sample, basis);
    const known = knownAt(part.sprints, now);
    const calendar = basis === 'SPRINTS' ? sprintCalendar(known, part.settings, now, HORIZON.SPRINTS) : dayCalendar(part.settings, now, HORIZON.DAYS);
    const standsAlone = velocity !== null && reason !== null && parts.length === 1;
    const past: readonly PastStep[] = velocity === null ? sample
      : standsAlone ? [{ completed: velocity, scopeChange: mean(sample.map(({ scopeChange }) => scopeChange)) }]
        : sample.map(({ completed, scopeChange }) => ({ completed: (completed * velocity) / pace, scopeChange }));
    const noCalendar = basis === 'SPRINTS' ? 'The team has had no sprint yet.' : 'The team has no working day.';
    return {
      part, remaining, sample, calendar,
      rhythmDays: sprintRhythmDays(known, part.settings),
      trial: { remaining, past, runningShare: calendar?.runningShare ?? null, horizon: HORIZON[basis] },
      nullReason: remaining <= 0 ? null : calendar === null ? noCalendar : standsAlone ? null : reason,
      warning: remaining <= 0 || (reason !== null && !standsAlone) ? null : standsAlone ? 'Reckoned with the velocity by hand alone: there is not enough of a past to tell how it varies.' : cautioned(sample, basis),
    };
  });
}

/** The seed is made of what is drawn from: it stays while no sprint closes, so that asking again, or asking what if, does not jump. */
export function forecastSeed({ release, measure, basis }: ForecastQuestion, parts: readonly PreparedPart[]): number {
  const facts = parts.map(({ part, sample }) => [part.teamKey, sample.map(({ name, completed, scopeChange }) => [name, completed, scopeChange])]);
  return seedOf(JSON.stringify([release.key, measure, basis, facts]));
}
