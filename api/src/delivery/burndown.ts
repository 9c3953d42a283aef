import {
  addDays, eachDay, idealLine, isWorkingDay, localDate,
  type BurndownStep as Step, type IdealPoint, type Measure, type SprintBurndown, type StepKind, type TeamSettings,
} from '@bifocal/metrics';
import type { ReadAs } from '../facts/team-history.js';
import type { Burndown, BurndownDay, BurndownPoint, BurndownStep } from './burndown.type.js';
import type { Sprint } from './sprint.type.js';

const WORDS: Readonly<Record<StepKind, string>> = {
  ADDED: 'added', REMOVED: 'removed', RE_ESTIMATED: 're-estimated', DONE: 'done', REOPENED: 'reopened', CANCELLED: 'cancelled',
};

/** The burndown of a sprint as its page draws it. */
export async function burndownOf(sprint: Sprint, measure: Measure, as: ReadAs): Promise<Burndown> {
  const { history, row } = sprint;
  const settings = history.settingsOf(row);
  const drawn = await history.burndown(row, measure, as);
  const { frame } = row;
  const hasLine = row.plannedEndAt !== null && drawn.ideal.length > 0;
  const endAt = frame.closedAt ?? Math.max(frame.plannedEndAt, frame.startedAt === null ? 0 : history.nowMs);
  return {
    measure, unit: measure,
    commitment: drawn.commitment,
    startAt: new Date(frame.startedAt ?? frame.plannedStartAt),
    plannedEndAt: new Date(frame.plannedEndAt),
    endAt: new Date(endAt),
    asOf: new Date(history.nowMs),
    steps: drawn.steps.map((step) => stepOf(step, measure)),
    days: [...drawn.daily, ...daysToCome(sprint, drawn, settings)].map((day) => (hasLine ? day : { ...day, ideal: null })),
    ideal: hasLine ? drawn.ideal.map(pointOf) : null,
    projection: drawn.projection && row.plannedEndAt ? [drawn.projection.from, drawn.projection.to].map(pointOf) : null,
    nullReason: nullReason(sprint, drawn),
  };
}

const pointOf = ({ at, remaining }: IdealPoint): BurndownPoint => ({ at: new Date(at), value: remaining });

function stepOf({ at, kind, delta, remaining, scope, done, note, itemKey, itemTitle }: Step, measure: Measure): BurndownStep {
  const change = `${delta > 0 ? '+' : delta < 0 ? '−' : '±'}${Math.abs(delta)} ${measure.toLowerCase()}`;
  return { at: new Date(at), kind, itemKey, itemTitle, delta, remaining, scope, done, label: `${itemKey} ${WORDS[kind]}${note === null ? '' : ` (${note})`}: ${change}` };
}

/** The days after today that a sprint which is not closed still has, so that the line has somewhere to lead. */
function daysToCome({ row: { frame } }: Sprint, drawn: SprintBurndown, settings: TeamSettings): BurndownDay[] {
  if (drawn.state === 'CLOSED' || frame.plannedEndAt <= frame.plannedStartAt) return [];
  const startAt = frame.startedAt ?? frame.plannedStartAt;
  const ideal = idealLine(drawn.commitment, startAt, frame.plannedEndAt, settings);
  const today = drawn.daily.at(-1)?.date;
  const from = today === undefined ? localDate(startAt, settings.timeZone) : addDays(today, 1);
  return eachDay(from, localDate(frame.plannedEndAt - 1, settings.timeZone)).map((date) => ({
    date, remaining: null, scope: null, done: null, ideal: ideal.onDay(date), workingDay: isWorkingDay(date, settings),
  }));
}

function nullReason({ row }: Sprint, drawn: SprintBurndown): string | null {
  if (drawn.state === 'FUTURE') return 'The sprint has not started: this is its plan.';
  if (drawn.commitment === 0) return 'Nothing was committed in this sprint, so there is no ideal line.';
  if (row.plannedEndAt === null) return 'The planned end of this sprint is not known, so there is no ideal line.';
  if (drawn.ideal.length === 0) return 'The planned end of this sprint is not after its start, so there is no ideal line.';
  return null;
}
