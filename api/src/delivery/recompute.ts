import { sprintLedger, type LedgerTotals, type Measure } from '@bifocal/metrics';
import type { SprintRow } from '../facts/sprint-frame.js';
import type { TeamHistory } from '../facts/team-history.js';
import { badInput } from '../graphql/named-error.js';
import type { FrozenSprint, SprintNumbers, SprintReadAnew } from './recompute.type.js';
import { sprintOf } from './sprint.type.js';

/** The histories of all their items are in memory at once. */
const MOST = 30;

/** The frozen sprints of a team, newest first. */
export function frozenSprints(history: TeamHistory): FrozenSprint[] {
  return history.sprints.flatMap((row): FrozenSprint[] => {
    const head = history.frozen(row);
    return head ? [{ sprint: sprintOf(row, history), version: head.version, takenAt: head.takenAt, definitionVersion: history.definitionOf(row).version }] : [];
  });
}

/** Frozen sprints beside what reading them by the present definition would give, in the order asked for. */
export async function readAnew(history: TeamHistory, ids: readonly number[], measure: Measure): Promise<SprintReadAnew[]> {
  if (ids.length > MOST) throw badInput(`sprints: expected at most ${MOST} sprints at once, got ${ids.length}.`);
  const { settings } = history.definitions.at(-1)!;
  return Promise.all([...new Set(ids)].map(async (id) => {
    const row = requireFrozen(history, id);
    const [frozen, items] = await Promise.all([history.totals(row, measure), history.ofSprint(row)]);
    const anew = sprintLedger(row.frame, items, settings, measure, history.nowMs, history.frames);
    return { sprint: sprintOf(row, history), measure, unit: measure, frozen: numbersOf(frozen), anew: numbersOf(anew) };
  }));
}

/** The sprint with this id; an error where it is none of the team's frozen ones. */
export function requireFrozen(history: TeamHistory, id: number): SprintRow {
  const row = history.sprints.find((each) => each.id === id);
  if (!row || !history.frozen(row)) throw badInput(`sprints: ${history.team.name} has no frozen sprint with the id ${id}.`);
  return row;
}

const numbersOf = ({ commitment, completed, carryOver }: LedgerTotals): SprintNumbers => ({ commitment, completed, carryOver });
