import { Inject } from '@nestjs/common';
import { Args, ID, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Measure as MeasureWord } from '../graphql/enums.js';
import { Measure } from '../graphql/enums.js';
import { Needs } from '../identity/needs.js';
import { Product } from '../products/product.type.js';
import { ProductsService } from '../products/products.service.js';
import { ReleaseDefects } from './defects.type.js';
import { readId } from '../graphql/read-id.js';
import { Release, ReleaseBarItem, ReleaseBurndown } from './release.type.js';
import { ReleasesService } from './releases.service.js';
import { Team } from './team.type.js';
import { TeamsService } from './teams.service.js';

/** Releases, and the questions about them. */
@Resolver(() => Release)
export class ReleaseResolver {
  constructor(
    @Inject(ReleasesService) private readonly releases: ReleasesService,
    @Inject(TeamsService) private readonly teams: TeamsService,
    @Inject(ProductsService) private readonly products: ProductsService,
  ) {}

  @Needs('READ_DELIVERY')
  @Query(() => Release, { nullable: true, description: 'One release; null where there is none with this id.' })
  async release(@Args('id', { type: () => ID, description: 'Its id here.' }) id: string): Promise<Release | null> {
    return this.releases.byId(readId('id', id));
  }

  @ResolveField(() => Product, { description: 'What it is a release of.' })
  async product(@Parent() release: Release): Promise<Product | null> {
    return this.products.byId(release.row.productId);
  }

  @ResolveField(() => Team, { nullable: true, description: 'Whose release it is; null: of several teams, or nobody has said.' })
  async team(@Parent() release: Release): Promise<Team | null> {
    return release.row.teamId === null ? null : this.teams.byId(release.row.teamId);
  }

  @ResolveField(() => ReleaseDefects, { description: 'The defects found in it, and which of them escaped to its users.' })
  async defects(@Parent() release: Release): Promise<ReleaseDefects> {
    return this.releases.defects(release);
  }

  @ResolveField(() => ReleaseBurndown, { description: 'What remains, a bar a sprint.' })
  async burndown(
    @Parent() release: Release,
    @Args('measure', { type: () => Measure, nullable: true, description: 'What to read it in; the team\'s own unless given.' }) measure: MeasureWord | null,
  ): Promise<ReleaseBurndown> {
    return this.releases.burndown(release, measure ?? null);
  }

  @ResolveField(() => [ReleaseBarItem], { description: 'The items behind one bar of the burndown: those of each part add up to it.' })
  async barItems(
    @Parent() release: Release,
    @Args('sprint', { type: () => ID, description: 'The id of the bar\'s sprint.' }) sprint: string,
    @Args('measure', { type: () => Measure, nullable: true, description: 'What to read it in; the team\'s own unless given.' }) measure: MeasureWord | null,
  ): Promise<ReleaseBarItem[]> {
    return this.releases.barItems(release, readId('sprint', sprint), measure ?? null);
  }
}
