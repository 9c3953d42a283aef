/** Several teams on one release: it is done when the last of them is. */
import type { FinishChances } from './forecast-trials.js';

/** The chance that one team is done by each of its own dates, both ascending. */
export interface DatedChances {
  readonly dates: readonly string[];
  readonly chances: FinishChances;
}

/** The chance of being done by a date: that of the last step which ends by it; 0 before the first. */
export function chanceBy({ dates, chances }: DatedChances, date: string): number {
  const next = dates.findIndex((each) => each > date);
  return (next < 0 ? chances.at(-1) : chances[next - 1]) ?? 0;
}

/**
 * The joint chances by date: the product of the teams' own, since each has to be done; not those of the slowest, which would
 * promise too much. Teams are taken to be independent. Source: Bifocal's delivery definitions, section 5.
 */
export function jointChances(teams: readonly DatedChances[]): DatedChances {
  if (teams.length === 1) return teams[0]!;
  const dates = [...new Set(teams.flatMap((team) => team.dates))].sort();
  return { dates, chances: dates.map((date) => teams.reduce((product, team) => product * chanceBy(team, date), 1)) };
}

/** The first date by which the share `p` is done; null where it never is within the horizon. */
export function dateOfChance({ dates, chances }: DatedChances, p: number): string | null {
  return dates[chances.findIndex((chance) => chance >= p - 1e-9)] ?? null;
}
