import { Inject } from '@nestjs/common';
import { Args, Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { DataQualityService } from './data-quality.service.js';
import { FlawedItemPage, QualityFinding } from './data-quality.type.js';

/** The items of a finding, page by page. */
@Resolver(() => QualityFinding)
export class DataQualityResolver {
  constructor(@Inject(DataQualityService) private readonly quality: DataQualityService) {}

  @ResolveField(() => FlawedItemPage, { description: 'The items that have it, latest first.' })
  items(
    @Parent() finding: QualityFinding,
    @Args('first', { type: () => Int, defaultValue: 100, description: 'Rows a page: 1 to 1,000.' }) first: number,
    @Args('after', { type: () => String, nullable: true, description: 'The nextCursor of the page before.' }) after: string | null,
  ): FlawedItemPage {
    return this.quality.items(finding, first, after);
  }
}
