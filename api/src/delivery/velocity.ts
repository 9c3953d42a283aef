import { velocity, type LedgerTotals, type Measure } from '@bifocal/metrics';
import type { SprintRow } from '../facts/sprint-frame.js';
import type { TeamHistory } from '../facts/team-history.js';
import { figureOf } from '../graphql/figure-of.js';
import { definitionOf } from './definition-of.js';
import { sprintOf } from './sprint.type.js';
import type { Velocity, VelocitySprint } from './velocity.type.js';

/** The velocity of a team over its last closed sprints. */
export async function velocityOf(history: TeamHistory, last: number, measure: Measure): Promise<Velocity> {
  const rows = history.lastClosed(last);
  const ledgers = await Promise.all(rows.map((row) => history.totals(row, measure)));
  const { sprints, mean, min, max, count } = velocity(ledgers, last);
  const byId = new Map(rows.map((row, n) => [String(row.id), velocitySprint(row, ledgers[n]!, history)]));
  const figure = figureOf(definitionOf('velocity.completed'), mean, { complete: true, asOf: new Date(history.nowMs), unit: measure, name: 'Velocity' });
  return { measure, unit: measure, sprints: sprints.map((sprint) => byId.get(sprint.sprintId)!), mean: figure, min, max, count };
}

/** The closed sprints before one, earliest first. */
export async function sprintsBefore(row: SprintRow, history: TeamHistory, count: number, measure: Measure): Promise<VelocitySprint[]> {
  const rows = history.lastClosed(count, row).reverse();
  const ledgers = await Promise.all(rows.map((each) => history.totals(each, measure)));
  return rows.map((each, n) => velocitySprint(each, ledgers[n]!, history));
}

function velocitySprint(row: SprintRow, ledger: LedgerTotals, history: TeamHistory): VelocitySprint {
  return {
    sprint: sprintOf(row, history),
    committed: ledger.commitment,
    completed: ledger.completed,
    keptCommitment: ledger.keptCommitment.value,
    deliveredRatio: ledger.deliveredRatio.value,
    carryOver: ledger.carryOver,
  };
}
