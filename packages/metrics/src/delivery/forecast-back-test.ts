/** Whether the dates a forecast promised in the past were met. */
import { localDate } from '../time.js';
import { datedChances, seedOfPart } from './forecast.js';
import { dateOfChance, jointChances } from './forecast-joint.js';
import { type ForecastQuestion, forecastSeed, prepareParts } from './forecast-part.js';
import { movesOfPart } from './forecast-sample.js';
import { effectOf } from './release-moves.js';

export type PromiseOutcome = 'MET' | 'MISSED' | 'NOT_DUE';

/** What would have been promised at the close of a sprint, and what came of it. */
export interface PastPromise {
  readonly sprintId: string;
  readonly sprintName: string;
  readonly madeAt: number;
  readonly remaining: number;
  /** The date that 85 % of the futures reached; null: never at that rate. */
  readonly promisedDate: string | null;
  /** The first date after it on which nothing was left, or it was released; null: not yet. */
  readonly doneDate: string | null;
  readonly outcome: PromiseOutcome;
}

export interface BackTest {
  readonly promises: readonly PastPromise[];
  readonly met: number;
  /** Those that were met or missed; the others are not due yet. */
  readonly due: number;
}

const PROMISED = 0.85;

/** The instants at which nothing was left any more, in order. */
function emptied({ release, parts, measure, now }: ForecastQuestion): number[] {
  const moves = parts.flatMap((part) => movesOfPart(release, part, measure, now)).sort((a, b) => a.at - b.at);
  let left = 0;
  return moves.flatMap((move, n) => {
    left += effectOf(move);
    return left <= 1e-6 && moves[n + 1]?.at !== move.at ? move.at : [];
  });
}

/**
 * At the close of each sprint of the first team that ended while the release was under way, the 85 % date is worked out anew
 * from what was known then, by the same rules; it was met where nothing was left, or the release was out, by the end of that
 * day, and missed where the day passed first. Closes at which there was no forecast are left out. `question.now` is the instant
 * that outcomes are judged at. Source: Bifocal's delivery definitions, section 5.
 */
export function backTestForecast(question: ForecastQuestion): BackTest {
  const { release, parts, now } = question;
  const [lead] = parts;
  if (!lead) return { promises: [], met: 0, due: 0 };
  const { timeZone } = lead.settings;
  const today = localDate(now, timeZone);
  const ends = [...emptied(question), release.releasedAt ?? []].flat().sort((a, b) => a - b);
  const promises = lead.sprints
    .filter(({ closedAt }) => closedAt !== null && closedAt <= now && closedAt < (release.releasedAt ?? Infinity))
    .sort((a, b) => a.closedAt! - b.closedAt!)
    .flatMap((sprint): PastPromise[] => {
      const madeAt = sprint.closedAt!;
      const then = { ...question, now: madeAt, release: { ...release, releasedAt: null } };
      const prepared = prepareParts(then);
      const remaining = prepared.reduce((sum, part) => sum + part.remaining, 0);
      if (remaining <= 0 || prepared.some(({ nullReason }) => nullReason !== null)) return [];
      const seed = forecastSeed(then, prepared);
      const madeOn = localDate(madeAt, timeZone);
      const enough = prepared.length > 1 ? 1 - 1e-4 : PROMISED;
      const promisedDate = dateOfChance(jointChances(prepared.map((part) => datedChances(part, seedOfPart(seed, part), madeOn, enough))), PROMISED);
      const doneAt = ends.find((at) => at > madeAt) ?? null;
      const doneDate = doneAt === null ? null : localDate(doneAt, timeZone);
      const outcome = promisedDate === null ? 'NOT_DUE' : doneDate !== null && doneDate <= promisedDate ? 'MET' : promisedDate < today ? 'MISSED' : 'NOT_DUE';
      return [{ sprintId: sprint.id, sprintName: sprint.name, madeAt, remaining, promisedDate, doneDate, outcome }];
    });
  return { promises, ...countPromises(promises) };
}

export function countPromises(promises: readonly PastPromise[]): { readonly met: number; readonly due: number } {
  return { met: promises.filter(({ outcome }) => outcome === 'MET').length, due: promises.filter(({ outcome }) => outcome !== 'NOT_DUE').length };
}
