import { Inject, Injectable } from '@nestjs/common';
import { nothing, percentileOf, startOfLocalDay, type MetricValue } from '@bifocal/metrics';
import { ReleaseFacts } from '../facts/release-facts.js';
import type { Grain } from '../graphql/enums.js';
import { figureOf } from '../graphql/figure-of.js';
import type { Figure } from '../graphql/figure.js';
import { badInput } from '../graphql/named-error.js';
import type { DayRange } from '../graphql/range.js';
import type { Period, TallyQuestion } from '../tallies/answer.js';
import { defectCountLine, judgeDefectCounts, judgeTimeToResolve, medianOf, REOPENED, type DefectCountLine } from '../tallies/delivery/defect-figures.js';
import { DeliveryAnswers } from '../tallies/delivery/delivery-answers.js';
import { DeliveryScopes } from '../tallies/delivery/delivery-scope.js';
import { WorkGroups, type WorkGroup } from '../tallies/delivery/work-groups.js';
import { definitionOf } from './definition-of.js';
import type { DefectPeriod, Defects, ReleaseDefects } from './defects.type.js';
import { openDefectsOf } from './open-defects.js';
import { calendarPeriodsOf, questionOf, readStatuses, sprintPeriodsOf, wholeRange, type Whose } from './questions.js';
import { ReleaseDefectsService } from './release-defects.service.js';
import { inOrderOfSeverity, NOT_GIVEN } from './severity-order.js';

/** How many releases stand beside one another. */
const RELEASES = 6;

/** Answers what is asked about defects: of a team, or of a product. */
@Injectable()
export class DefectsService {
  constructor(
    @Inject(DeliveryAnswers) private readonly answers: DeliveryAnswers,
    @Inject(DeliveryScopes) private readonly scopes: DeliveryScopes,
    @Inject(WorkGroups) private readonly groups: WorkGroups,
    @Inject(ReleaseFacts) private readonly releaseFacts: ReleaseFacts,
    @Inject(ReleaseDefectsService) private readonly releaseDefects: ReleaseDefectsService,
  ) {}

  async of(whose: Whose, range: DayRange, grain: Grain): Promise<Defects> {
    const { nowMs } = whose.time;
    const whole = wholeRange(range, whose.zone, nowMs);
    const periods = periodsOf(whose, range, grain, nowMs);
    const ask = (asked: readonly Period[], groupBy: readonly string[] = [], about = whose): TallyQuestion =>
      this.scopes.about(questionOf(about, asked, groupBy), about.teams);
    await readStatuses(whose, range);
    const rangeOnly = ask([whole]);
    const byPeriod = ask(periods);
    const bySeverity = ask(periods, ['severity']);
    const density = ask([whole], [], whose.teams.length > 1 ? { ...whose, measure: 'ITEMS' } : whose);
    const [inRange, inPeriods, severe, escapes, per, releases] = await Promise.all([
      this.counted(rangeOnly), this.counted(byPeriod), this.bySeverity(bySeverity),
      this.answers.answer('defects.escape_rate', rangeOnly), this.answers.answer('defects.density', density), this.releasesOf(whose, range),
    ]);
    const figure = (key: string, value: MetricValue | null | undefined): Figure =>
      figureOf(definitionOf(key), value ?? nothing('Nothing has been collected yet.'), { complete: whole.complete, asOf: new Date(nowMs) });
    const severities = inOrderOfSeverity(severe.filter(({ open }) => open.some((count) => count > 0)).map(({ severity }) => severity));
    return {
      grain,
      severities,
      periods: periods.map((period, n): DefectPeriod => ({
        period: period.from, periodEnd: period.to, complete: period.complete,
        opened: inPeriods.opened[n] ?? 0, closed: inPeriods.closed[n] ?? 0, reopened: inPeriods.reopened[n] ?? 0, open: inPeriods.open[n] ?? 0,
        openBySeverity: severities.map((severity) => ({ severity, count: severe.find((each) => each.severity === severity)?.open[n] ?? 0 })),
      })),
      escapeRate: figure('defects.escape_rate', escapes[0]?.value),
      density: figure('defects.density', per[0]?.value),
      timeToResolve: figure('defects.time_to_resolve', inRange.timeToResolve),
      timeToResolveP85: { ...figure('defects.time_to_resolve', inRange.timeToResolveP85), name: 'Time to resolve, 85th percentile' },
      ...openDefectsOf(inRange.group, whole, nowMs),
      releases,
      open: figure('defects.open', inRange.values.open),
      opened: figure('defects.opened', inRange.values.opened),
      closed: figure('defects.closed', inRange.values.closed),
      leftOut: inRange.leftOut,
    };
  }

  /** Every count of every period of a question without groups. */
  private async counted(question: TallyQuestion): Promise<Counted> {
    const [group] = await this.groups.of(question, await this.scopes.of(question));
    const judged = (line: DefectCountLine): ReturnType<typeof judgeDefectCounts> => (group ? judgeDefectCounts(line, question, group) : []);
    const counts = (all: ReturnType<typeof judgeDefectCounts>): number[] => all.map((each) => each?.value.value ?? 0);
    const [opened, closed, open] = [judged(defectCountLine('defects.opened')), judged(defectCountLine('defects.closed')), judged(defectCountLine('defects.open'))];
    const resolved = group ? judgeTimeToResolve(question, group)[0] : null;
    return {
      opened: counts(opened), closed: counts(closed), open: counts(open), reopened: counts(judged(REOPENED)),
      values: { opened: opened[0]?.value, closed: closed[0]?.value, open: open[0]?.value },
      group,
      timeToResolve: resolved?.value,
      timeToResolveP85: resolved && medianOf(percentileOf(resolved.rows.map((row) => row.numerator ?? 0), 0.85, resolved.value.nullReason ?? 'No defect was resolved in this period.')),
      leftOut: opened[0]?.leftOut.length ?? 0,
    };
  }

  /** The last ones out by the end of the range. */
  private async releasesOf({ workspaceId, productId, teamId, zone, time: { nowMs } }: Whose, { to }: DayRange): Promise<ReleaseDefects[]> {
    const all = teamId === null ? await this.releaseFacts.ofProduct(workspaceId, productId) : await this.releaseFacts.ofTeam(workspaceId, teamId);
    const until = Math.min(nowMs + 1, startOfLocalDay(to, zone));
    const out = all.flatMap((row) => (row.frame.releasedAt !== null && row.frame.releasedAt < until ? [{ row, at: row.frame.releasedAt }] : []));
    return this.releaseDefects.of(workspaceId, out.sort((a, b) => b.at - a.at).slice(0, RELEASES).map(({ row }) => row), teamId, nowMs);
  }

  private async bySeverity(question: TallyQuestion): Promise<{ severity: string; open: number[] }[]> {
    const groups = await this.groups.of(question, await this.scopes.of(question));
    return groups.map((group) => ({
      severity: group.dims[0] ?? NOT_GIVEN,
      open: judgeDefectCounts(defectCountLine('defects.open'), question, group).map((each) => each?.value.value ?? 0),
    }));
  }
}

interface Counted {
  readonly opened: readonly number[];
  readonly closed: readonly number[];
  readonly open: readonly number[];
  readonly reopened: readonly number[];
  /** Of the first period. */
  readonly values: { readonly opened: MetricValue | undefined; readonly closed: MetricValue | undefined; readonly open: MetricValue | undefined };
  readonly group: WorkGroup | undefined;
  readonly timeToResolve: MetricValue | undefined;
  readonly timeToResolveP85: MetricValue | null | undefined;
  readonly leftOut: number;
}

function periodsOf(whose: Whose, range: DayRange, grain: Grain, nowMs: number): Period[] {
  if (grain === 'RELEASE') throw badInput('grain: defects are counted per DAY, WEEK, MONTH, QUARTER or SPRINT, not per RELEASE.');
  if (grain !== 'SPRINT') return calendarPeriodsOf(range, grain, whose.zone, nowMs);
  const [team] = whose.teams;
  if (whose.teamId === null || !team) throw badInput('grain: SPRINT is a team\'s; ask a team for its defects per sprint.');
  return sprintPeriodsOf(range, team);
}
