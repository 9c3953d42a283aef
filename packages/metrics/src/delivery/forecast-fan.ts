/** What may be left at the end of each step to come. */
import type { ForecastBasis, PreparedPart } from './forecast-part.js';
import { percentileNearestRank } from './percentile.js';
import { simulatePaths } from './forecast-trials.js';

/** Percentiles (nearest rank) of what is left in the futures at the end of a date; `step` counts those of the first team. */
export interface ForecastFanPoint {
  readonly date: string;
  readonly step: number;
  readonly p5: number;
  readonly p15: number;
  readonly p50: number;
  readonly p85: number;
  readonly p95: number;
}

const FEWEST_STEPS = 3;
/** How far ahead a release that may never be done is drawn. */
const MOST_STEPS: Readonly<Record<ForecastBasis, number>> = { SPRINTS: 26, DAYS: 130 };
/** Beyond so many points a fan is not read more easily. */
const MOST_POINTS = 26;

/** The step of a part that has ended by a date; -1 where none has. */
function stepBy({ calendar }: PreparedPart, date: string): number {
  const next = calendar!.dates.findIndex((each) => each > date);
  return next < 0 ? calendar!.dates.length - 1 : next - 1;
}

/**
 * The fan, at the steps of the first part: from the end of the running step up to the date by which nearly all is done (of a
 * release that may never be, 26 sprints or 130 days). Of several teams, what is left is added up future by future, in items.
 */
export function forecastFan(parts: readonly PreparedPart[], basis: ForecastBasis, seedOf: (part: PreparedPart) => number, until: string | null): ForecastFanPoint[] {
  const [lead] = parts;
  if (!lead?.calendar) return [];
  const { dates } = lead.calendar;
  const reached = until === null ? -1 : dates.findIndex((date) => date >= until);
  const last = Math.max(FEWEST_STEPS, Math.min(MOST_STEPS[basis], reached < 0 ? MOST_STEPS[basis] : reached));
  const stride = Math.ceil(last / MOST_POINTS);
  const steps = Array.from({ length: Math.ceil(last / stride) + 1 }, (_, n) => Math.min(last, n * stride));
  const paths = parts.map((part) => {
    const own = steps.map((step) => stepBy(part, dates[step]!));
    const simulated = simulatePaths(part.trial, seedOf(part), own.map((step) => Math.max(0, step)));
    return own.map((step, place) => (step < 0 ? simulated[place]!.map(() => part.remaining) : simulated[place]!));
  });
  return steps.map((step, place) => {
    const left = Float32Array.from(paths[0]![place]!);
    for (const path of paths.slice(1)) for (let trial = 0; trial < left.length; trial += 1) left[trial]! += path[place]![trial]!;
    left.sort();
    const at = (p: number): number => Math.round(percentileNearestRank(left as unknown as readonly number[], p)! * 100) / 100;
    return { date: dates[step]!, step, p5: at(0.05), p15: at(0.15), p50: at(0.5), p85: at(0.85), p95: at(0.95) };
  });
}
