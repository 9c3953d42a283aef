import type { Random } from '../random.js';

export interface TeamPlan {
  readonly key: string;
  readonly name: string;
  /** Points the team gets done in a full sprint of ten worked days: what it plans with. */
  expected(sprint: number): number;
  readonly deviation: number;
  /** Plans releases of its own; a team that does not works on the shared one. */
  readonly plansReleases: boolean;
  /** Defects reported in a sprint, before the wave after a release. */
  readonly defects: number;
}

export const ATLAS: TeamPlan = { key: 'atlas', name: 'Atlas', expected: () => 37, deviation: 4.5, plansReleases: true, defects: 2.4 };
export const BOREAS: TeamPlan = { key: 'boreas', name: 'Boreas', expected: (sprint) => 22 + (12 * (sprint - 1)) / 37, deviation: 3.4, plansReleases: false, defects: 1.9 };
export const TEAMS: readonly TeamPlan[] = [ATLAS, BOREAS];

const SCALE = [[1, 8], [2, 19], [3, 27], [5, 27], [8, 16], [13, 3]] as const;

/** An estimate on the team's scale. */
export function points(random: Random): number {
  return random.weighted(SCALE);
}

/** The neighbour on the scale: three of four re-estimates go up. */
export function reEstimated(before: number, random: Random): number {
  const scale = SCALE.map(([value]) => value as number);
  const place = scale.indexOf(before);
  const next = place + (random.chance(0.75) ? 1 : -1);
  return scale[next] ?? (place <= 0 ? 2 : 8);
}

/** Hours for an estimate in points, so that the hours measure has something to show. */
export function hours(estimate: number, random: Random): number {
  return Math.max(2, Math.round(estimate * random.between(3.2, 5)));
}
