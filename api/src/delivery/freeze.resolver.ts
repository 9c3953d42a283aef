import { Inject } from '@nestjs/common';
import { Args, ID, Int, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { Measure as MeasureWord } from '../graphql/enums.js';
import { Measure } from '../graphql/enums.js';
import { DateTime } from '../graphql/scalars.js';
import { Needs } from '../identity/needs.js';
import { differenceOf, startDifferenceOf } from './freeze.js';
import { FreezeService } from './freeze.service.js';
import { SprintDifference, SprintFreeze, StartDifference } from './freeze.type.js';
import { readId } from '../graphql/read-id.js';
import { Sprint } from './sprint.type.js';

const SPRINT = { type: () => ID, description: 'The sprint, by its id here.' };
const MEASURE = { type: () => Measure, nullable: true, description: 'What to read it in; the team\'s own unless given.' };
const AUTHOR = { type: () => String, description: 'Who does it.' };
const REASON = { type: () => String, description: 'Why. It stands beside the version for good.' };

/** What is frozen of sprints, and the explicit acts that close, freeze and correct them. */
@Resolver(() => Sprint)
export class FreezeResolver {
  constructor(@Inject(FreezeService) private readonly freezes: FreezeService) {}

  @ResolveField(() => SprintFreeze, { description: 'Whether it is frozen, and what was written down of it.' })
  async freeze(@Parent() sprint: Sprint): Promise<SprintFreeze> {
    return this.freezes.of(sprint);
  }

  @ResolveField(() => SprintDifference, { nullable: true, description: 'How it differs from what its history says now, item by item. Null: it is not frozen.' })
  async difference(@Parent() sprint: Sprint, @Args('measure', MEASURE) measure: MeasureWord | null): Promise<SprintDifference | null> {
    return differenceOf(sprint, measure ?? sprint.history.team.measure);
  }

  @ResolveField(() => StartDifference, { nullable: true, description: 'How the commitment that was written down at its start differs from what its history says now. Null: nothing was written down.' })
  async startDifference(@Parent() sprint: Sprint, @Args('measure', MEASURE) measure: MeasureWord | null): Promise<StartDifference | null> {
    return startDifferenceOf(sprint, measure ?? sprint.history.team.measure);
  }

  @Needs('WORK_DELIVERY')
  @Mutation(() => Sprint, { description: 'Closes a running sprint that its tracker does not close, and freezes it. What the tracker says later of the close stands beside it, "as of now".' })
  async closeSprint(
    @Args('sprint', SPRINT) sprint: string,
    @Args('closedAt', { type: () => DateTime, nullable: true, description: 'When it was closed; now, where it is left out.' }) closedAt: Date | null,
  ): Promise<Sprint> {
    return this.freezes.close(readId('sprint', sprint), closedAt ?? null);
  }

  @Needs('WORK_DELIVERY')
  @Mutation(() => Sprint, { description: 'Freezes a closed sprint now instead of a while after its close. One that is frozen stays as it is.' })
  async freezeSprint(@Args('sprint', SPRINT) sprint: string): Promise<Sprint> {
    return this.freezes.freeze(readId('sprint', sprint));
  }

  @Needs('WORK_DELIVERY')
  @Mutation(() => Int, { description: 'Freezes every closed sprint of a team now, as after the import of its past. Answers how many snapshots were taken.' })
  async freezeSprints(@Args('team', { type: () => String, description: 'The team, by its key.' }) team: string): Promise<number> {
    return this.freezes.freezeAll(team);
  }

  @Needs('WORK_DELIVERY')
  @Mutation(() => Sprint, { description: 'Writes a frozen sprint down once more, as its history reads now. The versions before stay.' })
  async correctSprint(
    @Args('sprint', SPRINT) sprint: string,
    @Args('author', AUTHOR) author: string,
    @Args('reason', REASON) reason: string,
    @Args('definitionVersion', { type: () => Int, nullable: true, description: 'The version of the team\'s definition to read it by; the one it was read by before, where it is left out.' }) definitionVersion: number | null,
  ): Promise<Sprint> {
    return this.freezes.correct(readId('sprint', sprint), { author, reason }, definitionVersion ?? null);
  }

  @Needs('WORK_DELIVERY')
  @Mutation(() => Int, { description: 'Reads frozen sprints of a team anew by its present definition. What was frozen before stays as earlier versions. Answers how many.' })
  async recomputeSprints(
    @Args('team', { type: () => String, description: 'The team, by its key.' }) team: string,
    @Args('author', AUTHOR) author: string,
    @Args('reason', REASON) reason: string,
    @Args('sprints', { type: () => [ID], nullable: true, description: 'Only these; all frozen ones, where it is left out.' }) sprints: string[] | null,
  ): Promise<number> {
    return this.freezes.recompute(team, sprints?.map((id) => readId('sprints', id)) ?? null, { author, reason });
  }
}
