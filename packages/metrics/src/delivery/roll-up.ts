/** All teams of a product together: by items, and each by the share of its own commitment. Points of different teams are never added up. */
import { type MetricValue, nothing, ratio } from '../metric.js';
import type { Measure, Sprint } from './history.js';
import { exactSum } from './measure.js';
import type { Period } from './period.js';

/** What a roll-up needs of the ledger of one closed sprint: the same sprint read in items, and in what its team measures by. */
export interface RollUpSprint {
  readonly sprint: Pick<Sprint, 'id' | 'key' | 'name' | 'closedAt'>;
  readonly items: { readonly committed: number; readonly kept: number; readonly completed: number };
  readonly own: { readonly committed: number; readonly completed: number };
}

export interface RollUpTeam {
  readonly id: string;
  readonly name: string;
  readonly measure: Measure;
  /** The periods in the team's own local days; as many, in the same order, for every team. */
  readonly periods: readonly Period[];
  readonly sprints: readonly RollUpSprint[];
}

/** One team in one period: its own completed over its own committed, in its own measure. */
export interface RollUpShare {
  readonly teamId: string;
  readonly teamName: string;
  readonly measure: Measure;
  readonly sprints: number;
  readonly share: MetricValue;
}

/** The row of one sprint. The rows of a period add up to its items. */
export interface RollUpRow {
  readonly teamId: string;
  readonly teamName: string;
  readonly sprintId: string;
  readonly sprintKey: string;
  readonly sprintName: string;
  readonly closedAt: number;
  readonly committed: number;
  readonly kept: number;
  readonly completed: number;
}

export interface RollUpPeriod {
  readonly key: string;
  readonly committed: number;
  readonly kept: number;
  readonly completed: number;
  /** Committed items that were completed / committed items, over all teams. */
  readonly keptCommitment: MetricValue;
  /** One a team, by name. */
  readonly teams: readonly RollUpShare[];
  readonly rows: readonly RollUpRow[];
}

/**
 * Rolls the closed sprints of several teams up, per period in which they closed: items committed, kept and completed are added up; what
 * a team completed is set against its own commitment, in its own measure, and never against another team's. Teams stand by
 * name, not by value: nobody is ranked. Null shares: no sprint closed, or nothing was committed.
 * Source: Bifocal's delivery definitions, sections 2 and 3.
 */
export function rollUp(teams: readonly RollUpTeam[]): RollUpPeriod[] {
  const byName = [...teams].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.id < b.id ? -1 : 1));
  return (byName[0]?.periods ?? []).map(({ key }, n): RollUpPeriod => {
    const inPeriod = byName.map((team) => ({ team, sprints: team.sprints.filter(({ sprint }) => isWithin(sprint.closedAt, team.periods[n]!)) }));
    const rows = inPeriod.flatMap(({ team, sprints }) => sprints.map((each) => rowOf(team, each)).sort((a, b) => a.closedAt - b.closedAt || (a.sprintKey < b.sprintKey ? -1 : 1)));
    const sum = (of: (row: RollUpRow) => number): number => exactSum(rows.map(of));
    const [committed, kept] = [sum((row) => row.committed), sum((row) => row.kept)];
    return {
      key, committed, kept, completed: sum((row) => row.completed), rows,
      keptCommitment: rows.length === 0 ? nothing('No sprint was closed in this period.') : ratio(kept, committed, 'Nothing was committed in these sprints.'),
      teams: inPeriod.map(({ team, sprints }): RollUpShare => ({ teamId: team.id, teamName: team.name, measure: team.measure, sprints: sprints.length, share: shareOf(sprints) })),
    };
  });
}

function isWithin(closedAt: number | null, { fromAt, toAt }: Period): boolean {
  return closedAt !== null && closedAt >= fromAt && closedAt < toAt;
}

function shareOf(sprints: readonly RollUpSprint[]): MetricValue {
  if (sprints.length === 0) return nothing('No sprint was closed in this period.');
  return ratio(exactSum(sprints.map(({ own }) => own.completed)), exactSum(sprints.map(({ own }) => own.committed)), 'Nothing was committed in these sprints.', { sampleSize: sprints.length });
}

function rowOf({ id, name }: RollUpTeam, { sprint, items }: RollUpSprint): RollUpRow {
  return { teamId: id, teamName: name, sprintId: sprint.id, sprintKey: sprint.key, sprintName: sprint.name, closedAt: sprint.closedAt!, committed: items.committed, kept: items.kept, completed: items.completed };
}
