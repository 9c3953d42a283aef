import { dateAt } from '../format/date';
import type { Measure, VelocitySprintPartsFragment } from '../graphql/generated';
import type { ExplainScope } from '../ui/explain-target';
import { addDays } from '../ui/range';

/** Velocity is a mean of sprints; what stands behind it is what these sprints completed, asked for by the days on which they closed. */
export function velocityScope(team: { key: string; timeZone: string }, sprints: readonly VelocitySprintPartsFragment[], measure: Measure): ExplainScope {
  const [first, last] = [sprints[0]?.sprint.closedAt, sprints.at(-1)?.sprint.closedAt];
  if (!first || !last) return { team: team.key, measure };
  return { team: team.key, measure, range: { from: dateAt(first, team.timeZone), to: addDays(dateAt(last, team.timeZone), 1) }, meanOfSprints: sprints.length };
}
