import { Inject, Injectable } from '@nestjs/common';
import { nothing, type MetricValue } from '@bifocal/metrics';
import type { Grain } from '../graphql/enums.js';
import { figureOf } from '../graphql/figure-of.js';
import type { Figure } from '../graphql/figure.js';
import { badInput } from '../graphql/named-error.js';
import type { DayRange } from '../graphql/range.js';
import type { Period, TallyQuestion } from '../tallies/answer.js';
import { defectCountLine, judgeDefectCounts, judgeTimeToResolve, REOPENED, type DefectCountLine } from '../tallies/delivery/defect-figures.js';
import { DeliveryAnswers } from '../tallies/delivery/delivery-answers.js';
import { DeliveryScopes } from '../tallies/delivery/delivery-scope.js';
import { WorkGroups } from '../tallies/delivery/work-groups.js';
import { definitionOf } from './definition-of.js';
import type { DefectPeriod, Defects } from './defects.type.js';
import { calendarPeriodsOf, questionOf, readStatuses, sprintPeriodsOf, wholeRange, type Whose } from './questions.js';
import { inOrderOfSeverity, NOT_GIVEN } from './severity-order.js';

/** Answers what is asked about defects: of a team, or of a product. */
@Injectable()
export class DefectsService {
  constructor(
    @Inject(DeliveryAnswers) private readonly answers: DeliveryAnswers,
    @Inject(DeliveryScopes) private readonly scopes: DeliveryScopes,
    @Inject(WorkGroups) private readonly groups: WorkGroups,
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
    const [inRange, inPeriods, severe, escapes, per] = await Promise.all([
      this.counted(rangeOnly), this.counted(byPeriod), this.bySeverity(bySeverity),
      this.answers.answer('defects.escape_rate', rangeOnly), this.answers.answer('defects.density', density),
    ]);
    const figure = (key: string, value: MetricValue | undefined): Figure =>
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
    return {
      opened: counts(opened), closed: counts(closed), open: counts(open), reopened: counts(judged(REOPENED)),
      values: { opened: opened[0]?.value, closed: closed[0]?.value, open: open[0]?.value },
      timeToResolve: group ? judgeTimeToResolve(question, group)[0]?.value : undefined,
      leftOut: opened[0]?.leftOut.length ?? 0,
    };
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
  readonly timeToResolve: MetricValue | undefined;
  readonly leftOut: number;
}

function periodsOf(whose: Whose, range: DayRange, grain: Grain, nowMs: number): Period[] {
  if (grain === 'RELEASE') throw badInput('grain: defects are counted per DAY, WEEK, MONTH, QUARTER or SPRINT, not per RELEASE.');
  if (grain !== 'SPRINT') return calendarPeriodsOf(range, grain, whose.zone, nowMs);
  const [team] = whose.teams;
  if (whose.teamId === null || !team) throw badInput('grain: SPRINT is a team\'s; ask a team for its defects per sprint.');
  return sprintPeriodsOf(range, team);
}
