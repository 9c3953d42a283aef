import { defectCounts, defectDensity, isDefect, type Measure, type SprintLedger } from '@bifocal/metrics';
import type { ReadAs } from '../facts/team-history.js';
import type { GoalOutcome } from '../graphql/enums.js';
import { amountText } from '../tallies/delivery/judgement.js';
import { sprintSpans } from '../tallies/delivery/work-groups.js';
import { figureOf } from '../graphql/figure-of.js';
import { defectItem } from './defect-item.js';
import { definitionOf } from './definition-of.js';
import type { DefectItem } from './defects.type.js';
import { ledgerItems, ledgerOf } from './ledger.js';
import type { SprintReport } from './sprint-report.type.js';
import type { Sprint } from './sprint.type.js';
import { sprintsBefore } from './velocity.js';

const PREVIOUS = 5;

/** A sprint on one page. `goalOutcome` is what stands: what the team said here, else what its source says. */
export async function sprintReportOf(sprint: Sprint, measure: Measure, goalOutcome: GoalOutcome | null, as: ReadAs): Promise<SprintReport> {
  const { history, row } = sprint;
  const [ledger, judged, previous, defects] = await Promise.all([
    ledgerOf(sprint, measure, as), history.ledger(row, measure, as), sprintsBefore(row, history, PREVIOUS, measure), defectsFoundIn(sprint),
  ]);
  const items = ledgerItems(judged.rows);
  return {
    sprint,
    goalOutcome,
    goalSentence: goalSentence(sprint, judged, measure, goalOutcome),
    ledger,
    items,
    late: items.filter((item) => item.bucket === 'COMPLETED' && item.note === 'late'),
    carried: items.filter((item) => item.bucket === 'CARRY_OVER'),
    defects,
    defectDensity: figureOf(definitionOf('defects.density'), defectDensity(defects.length, judged.completed, measure), { complete: !ledger.provisional, asOf: ledger.asOf }),
    previous,
  };
}

/** The goal's outcome with the numbers that go with it. */
export function goalSentence({ goal, state }: Sprint, { onTime, commitment, carryOver, completed, keptCommitment }: SprintLedger, measure: Measure, goalOutcome: GoalOutcome | null): string {
  if (goal === null || goal.trim() === '') return 'No goal was set.';
  if (state === 'FUTURE') return `Not started: ${amountText(commitment, measure)} planned.`;
  if (state === 'RUNNING') return `Running: ${amountText(completed, measure)} done, ${carryOver} to go; ${commitment} were committed.`;
  const words = { MET: 'Met', PARTLY: 'Partly met', MISSED: 'Missed' } as const;
  const outcome = goalOutcome === null ? 'Nobody has said whether the goal was met' : words[goalOutcome];
  return `${outcome}: ${keptCommitment.numerator ?? 0} of the ${amountText(commitment, measure)} committed were kept. ${completed} completed in all, ${onTime} of them on time; ${carryOver} carried over.`;
}

/** The team's defects that were created between the start and the close. */
async function defectsFoundIn({ history, row }: Sprint): Promise<DefectItem[]> {
  const span = sprintSpans(history).get(row.frame.id);
  if (!span) return [];
  const settings = history.settingsOf(row);
  const items = (await history.statusesSince(span.fromAt)).filter((item) => isDefect(item, settings));
  const byId = new Map(items.map((item) => [item.id, item]));
  const [count] = defectCounts(items, settings, [span]);
  return (count?.rows ?? [])
    .filter((found) => found.kind === 'OPENED')
    .map((found) => defectItem(byId.get(found.itemId)!, found.at, history.nowMs, settings))
    .sort((a, b) => (a.createdAt?.getTime() ?? 0) - (b.createdAt?.getTime() ?? 0) || (a.key < b.key ? -1 : 1));
}
