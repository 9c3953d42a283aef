import { Inject, Injectable } from '@nestjs/common';
import { doubtsOf, startOfLocalDay, type Doubt, type QualityFinding } from '@bifocal/metrics';
import type { TeamHistory } from '../../facts/team-history.js';
import type { Period, TallyQuestion } from '../answer.js';
import { DataQualityReadings } from './data-quality-readings.js';
import { DeliveryScopes, type DeliveryScope } from './delivery-scope.js';
import type { Judged } from './judgement.js';

/** Says of one number what in it is doubtful. */
@Injectable()
export class Doubts {
  constructor(
    @Inject(DeliveryScopes) private readonly scopes: DeliveryScopes,
    @Inject(DataQualityReadings) private readonly quality: DataQualityReadings,
  ) {}

  /** Of a question with one period. What its teams bring is told team by team, since each reads its own unit. */
  async of(metric: string, question: TallyQuestion, { rows, leftOut }: Pick<Judged, 'rows' | 'leftOut'>): Promise<Doubt[]> {
    const [period] = question.periods;
    if (!period) return [];
    const behind = { counted: new Set(rows.map((row) => row.key)), leftOut: new Set(leftOut.map((row) => row.key)) };
    const teams = teamsOf(await this.scopes.of(question), period);
    const doubts = await Promise.all(teams.map(async (history) => {
      const { timeZone, measure } = history.team;
      const [fromAt, endsAt] = [period.from, period.to].map((date) => startOfLocalDay(date, timeZone)) as [number, number];
      // A sprint that is still open goes on past its planned end.
      const toAt = period.sprintId !== null && !period.complete ? Math.max(endsAt, history.nowMs + 1) : endsAt;
      const sprint = history.sprints.find(({ id }) => id === period.sprintId);
      const { findings } = await this.quality.of(question.workspaceId, history, fromAt, toAt, sprint && history.settingsOf(sprint));
      const own = doubtsOf(metric, findings.flatMap((finding) => ofPeriod(finding, period)), { ...behind, measure: question.measure ?? measure, teamMeasure: measure });
      return teams.length === 1 ? own : own.map((doubt) => ({ ...doubt, says: `${history.team.name}: ${doubt.says}` }));
    }));
    return doubts.flat();
  }
}

function teamsOf(scope: DeliveryScope, { sprintId }: Period): readonly TeamHistory[] {
  if (sprintId === null) return scope.teams;
  const sprint = scope.sprint(sprintId);
  return sprint ? [sprint.history] : [];
}

/** A sprint that was never closed concerns the numbers of all its team's closed sprints together, and its own. */
function ofPeriod(finding: QualityFinding, { sprintId }: Period): QualityFinding[] {
  if (finding.kind !== 'SPRINT_NEVER_CLOSED' || sprintId === null) return [finding];
  const items = finding.items.filter((item) => item.id === String(sprintId));
  return items.length === 0 ? [] : [{ ...finding, items }];
}
