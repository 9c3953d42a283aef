import { eachPeriod, rollUp, startOfLocalDay, type CalendarGrain, type RollUpSprint as ClosedSprint, type RollUpTeam } from '@bifocal/metrics';
import type { SprintRow } from '../facts/sprint-frame.js';
import type { TeamHistory } from '../facts/team-history.js';
import type { Grain } from '../graphql/enums.js';
import { badInput } from '../graphql/named-error.js';
import type { DayRange } from '../graphql/range.js';
import { calendarPeriodsOf, type Whose } from './questions.js';
import type { DeliveryRollUp } from './roll-up.type.js';

/** Each sprint's ledger is read twice, so that a question has an end: ten years of months, two of weeks. */
const MOST_PERIODS = 120;
const GRAINS: readonly Grain[] = ['WEEK', 'MONTH', 'QUARTER'];

/** All teams of a product together, in each period that has a day of the range. */
export async function rollUpOf(whose: Whose, range: DayRange, grain: Grain): Promise<DeliveryRollUp> {
  if (!GRAINS.includes(grain)) throw badInput(`grain: a roll-up has a row a WEEK, MONTH or QUARTER, got ${grain}.`);
  const asked = eachPeriod(range.from, range.to, grain as CalendarGrain).length;
  if (asked > MOST_PERIODS) throw badInput(`range: ${asked} periods were asked for; ${MOST_PERIODS} are the most. Ask for a shorter range, or a larger grain.`);
  const periods = calendarPeriodsOf(range, grain as CalendarGrain, whose.zone, whose.time.nowMs);
  const teams = await Promise.all(whose.teams.map((history) => teamOf(history, periods)));
  const keys = new Map(whose.teams.map(({ team }) => [String(team.id), team.key]));
  const rolled = rollUp(teams);
  return {
    grain,
    asOf: new Date(whose.time.nowMs),
    periods: rolled.map((each, n) => ({
      period: periods[n]!.from, periodEnd: periods[n]!.to, complete: periods[n]!.complete,
      committed: each.committed, kept: each.kept, completed: each.completed,
      keptCommitment: each.keptCommitment.value, nullReason: each.keptCommitment.nullReason,
      teams: each.teams.map(({ teamId, teamName, measure, sprints, share }) => ({ team: keys.get(teamId)!, teamName, measure, sprints, completedOfCommitment: share.value, nullReason: share.nullReason })),
      sprints: each.rows.map(({ teamId, teamName, sprintId, sprintKey, sprintName, closedAt, ...counts }) => ({
        sprint: sprintId, key: sprintKey, name: sprintName, team: keys.get(teamId)!, teamName, closedAt: new Date(closedAt), ...counts,
      })),
    })),
  };
}

async function teamOf(history: TeamHistory, periods: readonly { readonly from: string; readonly to: string }[]): Promise<RollUpTeam> {
  const { team } = history;
  const local = periods.map(({ from, to }) => ({ key: from, fromAt: startOfLocalDay(from, team.timeZone), toAt: startOfLocalDay(to, team.timeZone) }));
  const [fromAt, toAt] = [local[0]?.fromAt ?? 0, local.at(-1)?.toAt ?? 0];
  const closed = history.lastClosed(Infinity).filter(({ frame }) => frame.closedAt! >= fromAt && frame.closedAt! < toAt);
  return { id: String(team.id), name: team.name, measure: team.measure, periods: local, sprints: await Promise.all(closed.map((row) => sprintOf(history, row))) };
}

async function sprintOf(history: TeamHistory, row: SprintRow): Promise<ClosedSprint> {
  const [items, own] = await Promise.all([history.totals(row, 'ITEMS'), history.totals(row, history.team.measure)]);
  return {
    sprint: row.frame,
    items: { committed: items.commitment, kept: items.keptCommitment.numerator ?? 0, completed: items.completed },
    own: { committed: own.commitment, completed: own.completed },
  };
}
