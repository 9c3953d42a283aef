import { Inject } from '@nestjs/common';
import { Args, Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { Grain as GrainWord } from '../graphql/enums.js';
import { Grain } from '../graphql/enums.js';
import { badInput } from '../graphql/named-error.js';
import { RangeInput, readRange } from '../graphql/range.js';
import { Needs } from '../identity/needs.js';
import { Product } from '../products/product.type.js';
import { Defects } from './defects.type.js';
import { DefectsService } from './defects.service.js';
import { Dora } from './dora.type.js';
import { DoraService } from './dora.service.js';
import { Release } from './release.type.js';
import { ReleasesService } from './releases.service.js';
import { rollUpOf } from './roll-up.js';
import { DeliveryRollUp } from './roll-up.type.js';
import { Team } from './team.type.js';
import { TeamsService } from './teams.service.js';

/** The questions about delivery that hang on a product. */
@Resolver(() => Product)
export class ProductDeliveryResolver {
  constructor(
    @Inject(TeamsService) private readonly teamsService: TeamsService,
    @Inject(ReleasesService) private readonly releasesService: ReleasesService,
    @Inject(DefectsService) private readonly defectsService: DefectsService,
    @Inject(DoraService) private readonly doraService: DoraService,
  ) {}

  @Needs('READ_DELIVERY')
  @ResolveField(() => [Team], { description: 'The teams that build it, by name.' })
  async teams(@Parent() product: Product): Promise<Team[]> {
    return this.teamsService.ofProduct(product.id);
  }

  @Needs('READ_DELIVERY')
  @ResolveField(() => [Release], { description: 'Its releases: what is still to come first, then the latest.' })
  async releases(
    @Parent() product: Product,
    @Args('first', { type: () => Int, nullable: true, description: 'So many of them; all of them unless given. What is asked of a release reads its items: ask for no more than you show.' }) first: number | null,
  ): Promise<Release[]> {
    if (first !== null && first !== undefined && first < 0) throw badInput(`first: takes 0 or more, got ${first}.`);
    return (await this.releasesService.ofProduct(product.id)).slice(0, first ?? undefined);
  }

  @Needs('READ_DELIVERY')
  @ResolveField(() => Defects, { description: 'The defects of all its teams, each read by its team\'s settings.' })
  async defects(
    @Parent() product: Product,
    @Args('range', { type: () => RangeInput, description: 'The days to look at, in the product\'s zone.' }) range: RangeInput,
    @Args('grain', { type: () => Grain, defaultValue: Grain.WEEK, description: 'What one period is: DAY, WEEK, MONTH or QUARTER.' }) grain: GrainWord,
  ): Promise<Defects> {
    const whose = await this.teamsService.whoseProduct(product);
    return this.defectsService.of(whose, readRange(range, whose.zone, whose.time.nowMs), grain);
  }

  @Needs('READ_DELIVERY')
  @ResolveField(() => DeliveryRollUp, { description: 'All its teams together, by items and each by the share of its own commitment.' })
  async deliveryRollUp(
    @Parent() product: Product,
    @Args('range', { type: () => RangeInput, description: 'The days to look at, in the product\'s zone. Periods that hold any of them are given whole.' }) range: RangeInput,
    @Args('grain', { type: () => Grain, defaultValue: Grain.MONTH, description: 'What one period is: WEEK, MONTH or QUARTER.' }) grain: GrainWord,
  ): Promise<DeliveryRollUp> {
    const whose = await this.teamsService.whoseProduct(product);
    return rollUpOf(whose, readRange(range, whose.zone, whose.time.nowMs), grain);
  }

  @Needs('READ_DELIVERY')
  @ResolveField(() => Dora, { description: 'DORA\'s five metrics of its deployments to production, per service and together. Needs deployments, and the incidents they caused.' })
  async dora(
    @Parent() product: Product,
    @Args('range', { type: () => RangeInput, description: 'The days to look at, in the product\'s zone.' }) range: RangeInput,
    @Args('grain', { type: () => Grain, defaultValue: Grain.WEEK, description: 'What one period is: DAY, WEEK, MONTH or QUARTER.' }) grain: GrainWord,
    @Args('service', { type: () => String, nullable: true, description: 'Figures and periods of this service alone; all of them together where it is left out.' }) service: string | null,
  ): Promise<Dora> {
    return this.doraService.of(product, range, grain, service ?? null);
  }
}
