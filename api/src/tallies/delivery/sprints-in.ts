import { startOfLocalDay } from '@bifocal/metrics';
import type { SprintRow } from '../../facts/sprint-frame.js';
import type { TeamHistory } from '../../facts/team-history.js';
import type { Period } from '../answer.js';
import type { DeliveryScope } from './delivery-scope.js';

export type TeamSprints = readonly [history: TeamHistory, sprints: readonly SprintRow[]];

/**
 * The sprint of the period; or, of a period of the calendar, each team's sprints that closed in it: all of them, the last one,
 * or the one that stands (the running one, where the period has today in it).
 */
export function sprintsIn(scope: DeliveryScope, period: Period, which: 'ALL' | 'LAST' | 'STANDING' = 'ALL'): TeamSprints[] {
  if (period.sprintId !== null) {
    const sprint = scope.sprint(period.sprintId);
    return sprint ? [[sprint.history, [sprint.row]]] : [];
  }
  return scope.teams.flatMap((history): TeamSprints[] => {
    const [fromAt, toAt] = [period.from, period.to].map((date) => startOfLocalDay(date, history.team.timeZone)) as [number, number];
    const closed = history.lastClosed(Infinity).filter(({ frame }) => frame.closedAt! >= fromAt && frame.closedAt! < toAt);
    const running = which === 'STANDING' && history.nowMs >= fromAt && history.nowMs < toAt ? history.inState('RUNNING') : [];
    const sprints = which === 'ALL' ? closed : [...running, ...closed].slice(0, 1);
    return sprints.length === 0 ? [] : [[history, sprints]];
  });
}
