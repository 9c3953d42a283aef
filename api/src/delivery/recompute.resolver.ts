import { Inject } from '@nestjs/common';
import { Args, ID, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Measure, type Measure as MeasureWord } from '../graphql/enums.js';
import { readId } from '../graphql/read-id.js';
import { frozenSprints, readAnew } from './recompute.js';
import { FrozenSprint, SprintReadAnew } from './recompute.type.js';
import { Team } from './team.type.js';
import { TeamsService } from './teams.service.js';

/** What reading the past by the present definition would do, before anybody does it. */
@Resolver(() => Team)
export class RecomputeResolver {
  constructor(@Inject(TeamsService) private readonly teams: TeamsService) {}

  @ResolveField(() => [FrozenSprint], { description: 'Its frozen sprints, newest first, and what each is read by.' })
  async frozenSprints(@Parent() team: Team): Promise<FrozenSprint[]> {
    return frozenSprints(await this.teams.history(team));
  }

  @ResolveField(() => [SprintReadAnew], { description: 'Frozen sprints beside what recomputeSprints would write down of them. Nothing is kept.' })
  async readAnew(
    @Parent() team: Team,
    @Args('sprints', { type: () => [ID], description: 'The sprints, by their ids here; at most 30.' }) sprints: string[],
    @Args('measure', { type: () => Measure, nullable: true, description: 'What to read them in; the team\'s own unless given.' }) measure: MeasureWord | null,
  ): Promise<SprintReadAnew[]> {
    return readAnew(await this.teams.history(team), sprints.map((id) => readId('sprints', id)), measure ?? team.measure);
  }
}
