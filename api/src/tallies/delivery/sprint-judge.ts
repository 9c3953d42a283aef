import { Inject, Injectable } from '@nestjs/common';
import { nothing, type Measure } from '@bifocal/metrics';
import type { TallyQuestion } from '../answer.js';
import { DeliveryScopes } from './delivery-scope.js';
import { unmeasured, type Judge, type Judged, type Judgement } from './judgement.js';
import { judgeLedgers, LEDGER_METRICS } from './ledger-figures.js';
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
    const scope = await this.scopes.of(question);
    const judged = question.periods.map(async (period, index): Promise<Judgement[]> => {
      const found = sprintsIn(scope, period, LEVELS[metric] ?? 'ALL');
      if (question.groupBy.includes('team')) {
        return Promise.all(found.map(async (each) => ({
          period: index, dims: question.groupBy.map((dimension) => (dimension === 'team' ? each[0].team.key : null)), ...(await judgeSprints(metric, [each], question.measure)),
        })));
      }
      return [{ period: index, dims: question.groupBy.map(() => null), ...(await judgeSprints(metric, found, question.measure)) }];
    });
    return (await Promise.all(judged)).flat();
  }
}

async function judgeSprints(metric: string, found: readonly TeamSprints[], asked: Measure | null): Promise<Judged> {
  const [only] = found;
  if (!only) return unmeasured(nothing('No sprint was closed in this period.'));
  const measure = asked ?? only[0].team.measure;
  if (found.length > 1 && measure !== 'ITEMS') return unmeasured(nothing(POINTS_OF_TEAMS));
  const [history, [row]] = only;
  if (found.length === 1 && row && history.stateOf(row) === 'FUTURE') return unmeasured(nothing('The sprint has not started.'));
  const ledgers = await Promise.all(found.flatMap(([each, sprints]) => sprints.map((sprint) => each.ledger(sprint, measure))));
  return judgeLedgers(metric, ledgers, measure);
}
