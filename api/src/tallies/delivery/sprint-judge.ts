import { Inject, Injectable } from '@nestjs/common';
import { nothing, type Measure, type MetricValue } from '@bifocal/metrics';
import type { SprintRow } from '../../facts/sprint-frame.js';
import type { TeamHistory } from '../../facts/team-history.js';
import type { Answer, TallyQuestion } from '../answer.js';
import { DeliveryScopes } from './delivery-scope.js';
import { unmeasured, type Judge, type Judgement } from './judgement.js';
import { judgeLedgers, LEDGER_METRICS, measureLedgers } from './ledger-figures.js';
import { sprintsIn, type TeamSprints } from './sprints-in.js';

/** What is left is a level: of several sprints the last one says it. */
const LEVELS: Readonly<Record<string, 'LAST' | 'STANDING'>> = { 'velocity.carry_over': 'LAST', 'burndown.remaining': 'STANDING' };
export const POINTS_OF_TEAMS = 'Points of different teams are never added up: ask about one team, group by team, or count items.';

/** Answers for what the ledgers of sprints say. */
@Injectable()
export class SprintJudge implements Judge {
  readonly keys = Object.keys(LEDGER_METRICS);

  constructor(@Inject(DeliveryScopes) private readonly scopes: DeliveryScopes) {}

  async judge(metric: string, question: TallyQuestion): Promise<Judgement[]> {
    return this.perPeriod(metric, question, async (found, measure) => judgeLedgers(metric, await Promise.all(sprintsOf(found, (history, sprint) => history.ledger(sprint, measure))), measure), unmeasured);
  }

  async measure(metric: string, question: TallyQuestion): Promise<Answer[]> {
    return this.perPeriod(metric, question, async (found, measure) => ({ value: measureLedgers(metric, await Promise.all(sprintsOf(found, (history, sprint) => history.totals(sprint, measure)))) }), (value) => ({ value }));
  }

  /** Of each period, and, where it is grouped so, of each team, its sprints; or why there is nothing to measure. */
  private async perPeriod<Result>(
    metric: string, question: TallyQuestion, judge: (found: readonly TeamSprints[], measure: Measure) => Promise<Result>, nothingThere: (value: MetricValue) => Result,
  ): Promise<(Result & { period: number; dims: (string | null)[] })[]> {
    const scope = await this.scopes.of(question);
    const judged = question.periods.map(async (period, index) => {
      const found = sprintsIn(scope, period, LEVELS[metric] ?? 'ALL');
      const groups = question.groupBy.includes('team') ? found.map((each) => [each]) : [found];
      return Promise.all(groups.map(async (group) => {
        const dims = question.groupBy.map((dimension) => (dimension === 'team' ? group[0]?.[0].team.key ?? null : null));
        const measure = question.measure ?? group[0]?.[0].team.measure ?? 'ITEMS';
        const why = unmeasurable(group, measure);
        return { period: index, dims, ...(why === null ? await judge(group, measure) : nothingThere(nothing(why))) };
      }));
    });
    return (await Promise.all(judged)).flat();
  }
}

function sprintsOf<Ledger>(found: readonly TeamSprints[], read: (history: TeamHistory, sprint: SprintRow) => Promise<Ledger>): Promise<Ledger>[] {
  return found.flatMap(([history, sprints]) => sprints.map((sprint) => read(history, sprint)));
}

/** Why sprints say nothing together; null where they do. */
function unmeasurable(found: readonly TeamSprints[], measure: Measure): string | null {
  const [only] = found;
  if (!only) return 'No sprint was closed in this period.';
  if (found.length > 1) return measure === 'ITEMS' ? null : POINTS_OF_TEAMS;
  const [history, [row]] = only;
  return row && history.stateOf(row) === 'FUTURE' ? 'The sprint has not started.' : null;
}
