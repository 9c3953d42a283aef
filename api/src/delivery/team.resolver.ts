import { Inject } from '@nestjs/common';
import { Args, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { DurationUnit as DurationUnitWord, Grain as GrainWord, Measure as MeasureWord, QualityKind as QualityKindWord, SprintState as SprintStateWord } from '../graphql/enums.js';
import { DurationUnit, Grain, Measure, QualityKind, SprintState } from '../graphql/enums.js';
import { badInput } from '../graphql/named-error.js';
import { RangeInput, readRange } from '../graphql/range.js';
import { Needs } from '../identity/needs.js';
import { Product } from '../products/product.type.js';
import { ProductsService } from '../products/products.service.js';
import { DataQualityService } from './data-quality.service.js';
import { DataQuality } from './data-quality.type.js';
import { DefectsService } from './defects.service.js';
import { Defects } from './defects.type.js';
import { FlowService } from './flow.service.js';
import { Flow } from './flow.type.js';
import { Release } from './release.type.js';
import { ReleasesService } from './releases.service.js';
import { Sprint, sprintOf } from './sprint.type.js';
import { Team } from './team.type.js';
import { TeamsService } from './teams.service.js';
import { velocityOf } from './velocity.js';
import { Velocity } from './velocity.type.js';

/** The most sprints that velocity is read from, and that a list has. */
const MOST = { velocity: 100, list: 1_000 } as const;

const RANGE = { type: () => RangeInput, description: 'The days to look at, in the team\'s zone.' };

/** Teams, and the questions about them that their sprints answer. */
@Resolver(() => Team)
export class TeamResolver {
  constructor(
    @Inject(TeamsService) private readonly teams: TeamsService,
    @Inject(ProductsService) private readonly products: ProductsService,
    @Inject(ReleasesService) private readonly releasesService: ReleasesService,
    @Inject(FlowService) private readonly flowService: FlowService,
    @Inject(DefectsService) private readonly defectsService: DefectsService,
    @Inject(DataQualityService) private readonly qualityService: DataQualityService,
  ) {}

  @Needs('READ_DELIVERY')
  @Query(() => [Team], { name: 'teams', description: 'All teams, by name.' })
  async all(): Promise<Team[]> {
    return this.teams.all();
  }

  @Needs('READ_DELIVERY')
  @Query(() => Team, { nullable: true, description: 'One team; null where there is none with this key.' })
  async team(@Args('key', { type: () => String, description: 'The key its source gave it.' }) key: string): Promise<Team | null> {
    return this.teams.byKey(key);
  }

  @ResolveField(() => Product, { description: 'What it builds.' })
  async product(@Parent() team: Team): Promise<Product | null> {
    return this.products.byId(team.row.productId);
  }

  @ResolveField(() => Velocity, { description: 'What it completes in a sprint, over its last closed ones.' })
  async velocity(
    @Parent() team: Team,
    @Args('last', { type: () => Int, defaultValue: 6, description: 'How many closed sprints, 1 to 100.' }) last: number,
    @Args('measure', { type: () => Measure, nullable: true, description: 'What to read it in; the team\'s own unless given.' }) measure: MeasureWord | null,
  ): Promise<Velocity> {
    return velocityOf(await this.teams.history(team), checked(last, MOST.velocity), measure ?? team.measure);
  }

  @ResolveField(() => [Sprint], { description: 'Its sprints, newest first.' })
  async sprints(
    @Parent() team: Team,
    @Args('state', { type: () => SprintState, nullable: true, description: 'Only those in this state.' }) state: SprintStateWord | null,
    @Args('last', { type: () => Int, nullable: true, description: 'At most so many, 1 to 1,000; all unless given.' }) last: number | null,
  ): Promise<Sprint[]> {
    const history = await this.teams.history(team);
    const rows = state == null ? history.sprints : history.inState(state);
    return (last == null ? rows : rows.slice(0, checked(last, MOST.list))).map((row) => sprintOf(row, history));
  }

  @ResolveField(() => Sprint, { nullable: true, description: 'The sprint that runs; the latest started, if there are several. Null: none runs.' })
  async runningSprint(@Parent() team: Team): Promise<Sprint | null> {
    const history = await this.teams.history(team);
    const row = history.inState('RUNNING')[0];
    return row ? sprintOf(row, history) : null;
  }

  @ResolveField(() => [Release], { description: 'Its releases: what is still to come first, then the latest. Also those of several teams that its items are in.' })
  async releases(@Parent() team: Team): Promise<Release[]> {
    return this.releasesService.ofTeam(team.id);
  }

  @ResolveField(() => Flow, { description: 'How work flows through it.' })
  async flow(
    @Parent() team: Team,
    @Args('range', RANGE) range: RangeInput,
    @Args('timeUnit', { type: () => DurationUnit, defaultValue: DurationUnit.CALENDAR_DAYS, description: 'What percentiles, ages and blocked times are read in.' }) timeUnit: DurationUnitWord,
  ): Promise<Flow> {
    const whose = await this.teams.whoseTeam(team);
    return this.flowService.of(whose, readRange(range, whose.zone, whose.time.nowMs), timeUnit);
  }

  @ResolveField(() => Defects, { description: 'Its defects.' })
  async defects(
    @Parent() team: Team,
    @Args('range', RANGE) range: RangeInput,
    @Args('grain', { type: () => Grain, defaultValue: Grain.WEEK, description: 'What one period is: DAY, WEEK, MONTH, QUARTER or SPRINT.' }) grain: GrainWord,
  ): Promise<Defects> {
    const whose = await this.teams.whoseTeam(team);
    return this.defectsService.of(whose, readRange(range, whose.zone, whose.time.nowMs), grain);
  }

  @ResolveField(() => DataQuality, { description: 'What makes its numbers doubtful, with the items and what to do.' })
  async dataQuality(
    @Parent() team: Team,
    @Args('range', RANGE) range: RangeInput,
    @Args('kinds', { type: () => [QualityKind], nullable: true, description: 'Only these findings.' }) kinds: QualityKindWord[] | null,
  ): Promise<DataQuality> {
    const whose = await this.teams.whoseTeam(team);
    return this.qualityService.of(whose, readRange(range, whose.zone, whose.time.nowMs), kinds);
  }
}

function checked(last: number, most: number): number {
  if (last < 1 || last > most) throw badInput(`last: expected 1 to ${most} sprints, got ${last}.`);
  return last;
}
