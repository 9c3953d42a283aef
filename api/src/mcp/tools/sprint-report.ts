import { z } from 'zod';
import { first, inputs, placeCursor } from '../inputs.js';
import { Refused } from '../own-questions.js';
import { defineTool, lines, saidCut } from '../tool.js';
import { sprintOf } from '../which-sprint.js';

const FIGURE = '{ name value unit numerator denominator nullReason }';
const ITEM = '{ bucket key title type amount at note carriedSprints severity }';

export const REPORT = `query AgentSprintReport($sprint: ID!, $measure: Measure) {
  sprint(id: $sprint) {
    id key name goal state plannedStartAt plannedEndAt startedAt closedAt
    report(measure: $measure) {
      goalOutcome goalSentence
      ledger {
        measure unit commitment added removed reEstimated completed completedOnTime completedLate cancelled carryOver provisional
        keptCommitment ${FIGURE} keptCommitmentByItems ${FIGURE} deliveredRatio ${FIGURE} scopeCreepGross ${FIGURE} scopeCreepNet ${FIGURE}
      }
      items ${ITEM} late { key } carried { key }
      defects { key title severity status createdAt resolvedAt }
      defectDensity ${FIGURE}
      previous { sprint { key name } committed completed carryOver }
    }
  }
}`;

interface Figure { name: string; value: number | null; unit: string; nullReason: string | null }
interface Item { bucket: string; key: string; title: string; amount: number; note: string | null; carriedSprints: number | null }
interface Report {
  goalOutcome: string | null; goalSentence: string;
  ledger: Record<'commitment' | 'added' | 'removed' | 'reEstimated' | 'completed' | 'completedOnTime' | 'completedLate' | 'cancelled' | 'carryOver', number>
    & Record<'keptCommitment' | 'keptCommitmentByItems' | 'deliveredRatio' | 'scopeCreepGross' | 'scopeCreepNet', Figure> & { unit: string; provisional: boolean };
  items: Item[]; late: { key: string }[]; carried: { key: string }[];
  defects: { key: string; title: string; severity: string | null; status: string }[];
  previous: { sprint: { key: string; name: string }; committed: number; completed: number; carryOver: number }[];
}
interface Sprint { key: string; name: string; goal: string | null; state: string; startedAt: string | null; closedAt: string | null; report: Report }

const MOST_DEFECTS = 50;
const signed = (value: number): string => (value < 0 ? String(value) : `+${value}`);
const figureWords = ({ name, value, nullReason }: Figure): string => `- ${name}: ${value === null ? `nothing measured (${nullReason})` : Math.round(value * 10_000) / 10_000}`;

/** The report in a few lines, as somebody would read it out. */
function words(sprint: Sprint, team: string): string {
  const { ledger, goalSentence, late, carried, previous } = sprint.report;
  return lines(
    `${team}, ${sprint.name} (${sprint.state}${sprint.closedAt ? `, closed ${sprint.closedAt}` : ''}${ledger.provisional ? ', provisional' : ''}).`,
    sprint.goal && `Goal: ${sprint.goal}`,
    goalSentence,
    `In ${ledger.unit}: commitment ${ledger.commitment}, added ${signed(ledger.added)}, removed ${signed(-ledger.removed)}, re-estimated ${signed(ledger.reEstimated)} = completed ${ledger.completed} (${ledger.completedOnTime} on time, ${ledger.completedLate} late), cancelled ${ledger.cancelled}, carry-over ${ledger.carryOver}.`,
    ...[ledger.keptCommitment, ledger.keptCommitmentByItems, ledger.deliveredRatio, ledger.scopeCreepGross, ledger.scopeCreepNet].map(figureWords),
    late.length > 0 && `Completed late: ${late.map(({ key }) => key).join(', ')}.`,
    carried.length > 0 && `Carried over: ${carried.map(({ key }) => key).join(', ')}.`,
    previous.length > 0 && `Sprints before: ${previous.map((row) => `${row.sprint.name} ${row.completed} of ${row.committed}`).join('; ')}.`,
  );
}

export const sprintReport = defineTool({
  name: 'sprint_report',
  title: 'Report of a sprint',
  description: 'One sprint of one team, as its retrospective reads it: goal and whether it was met, the ledger (commitment + added - removed + re-estimated = completed + cancelled + carry-over), each item with its column, what came late or was carried over, defects, and the five sprints before. Points of different teams are never compared or added.',
  input: {
    team: z.string().min(1).describe('The team\'s key, as list_products_and_teams gives it.'),
    sprint: z.string().min(1).default('last').describe('Its key, name or number, "last" (the last closed one) or "running". The last closed one where it is left out.'),
    measure: inputs.measure,
    first: first(60, 500, 'items'),
    after: inputs.after,
  },
  output: {
    team: z.looseObject({ key: z.string(), name: z.string() }), sprint: z.looseObject({ key: z.string(), name: z.string() }), report: z.looseObject({ ledger: z.looseObject({}) }),
    itemCount: z.number().int(), defectCount: z.number().int(), nextCursor: z.string().nullable(),
  },
  async answer(given, ask) {
    const offset = placeCursor.read(given.after);
    if (offset === null) throw new Refused('after: this cursor is not of this tool. Give the nextCursor of the answer before.', 'BAD_USER_INPUT');
    const { team, sprint: chosen } = await sprintOf(given.team, given.sprint, ask);
    const { sprint } = await ask<{ sprint: Sprint }>(REPORT, { sprint: chosen.id, measure: given.measure ?? null });
    const { report, ...frame } = sprint;
    const items = report.items.slice(offset, offset + given.first);
    const nextCursor = offset + items.length < report.items.length ? placeCursor.write(offset + items.length) : null;
    const defects = report.defects.slice(0, MOST_DEFECTS);
    return {
      data: { team: { key: team.key, name: team.name }, sprint: frame, report: { ...report, items, defects }, itemCount: report.items.length, defectCount: report.defects.length, nextCursor },
      text: lines(
        words(sprint, team.name),
        saidCut(items.length, report.items.length, 'items', nextCursor),
        ...items.map((item) => `- ${item.bucket} ${item.key} ${item.title} (${item.amount}${item.carriedSprints ? `, sprint ${item.carriedSprints} in a row` : ''})${item.note ? `: ${item.note}` : ''}`),
        report.defects.length > 0 && `Defects created meanwhile: ${report.defects.length}${report.defects.length > MOST_DEFECTS ? `, the first ${MOST_DEFECTS}` : ''}: ${defects.map(({ key, title, severity }) => `${key} ${title}${severity ? ` (${severity})` : ''}`).join('; ')}.`,
      ),
    };
  },
});
