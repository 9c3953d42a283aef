import { Inject } from '@nestjs/common';
import { Args, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { SourceFacts } from '../facts/source-facts.js';
import { badInput } from '../graphql/named-error.js';
import { WhoAsks } from '../identity/who-asks.js';
import { Source, SourceRejection } from './source.type.js';

const MOST_REJECTIONS = 1_000;

/** Who sends, how much, and what of it was not kept. */
@Resolver(() => Source)
export class SourcesResolver {
  constructor(
    @Inject(WhoAsks) private readonly whoAsks: WhoAsks,
    @Inject(SourceFacts) private readonly facts: SourceFacts,
  ) {}

  @Query(() => [Source], { description: 'Every source that has sent something, by key.' })
  async sources(): Promise<Source[]> {
    const { workspaceId } = await this.whoAsks.workspace();
    return this.facts.all(workspaceId);
  }

  @ResolveField(() => [SourceRejection], { description: 'What was not kept, newest first. The last 1,000 of a source are remembered.' })
  async lastRejections(
    @Parent() source: Source,
    @Args('first', { type: () => Int, defaultValue: 20, description: 'How many: 1 to 1,000.' }) first: number,
  ): Promise<SourceRejection[]> {
    if (first < 1 || first > MOST_REJECTIONS) throw badInput(`first: expected 1 to ${MOST_REJECTIONS}, got ${first}.`);
    const { workspaceId } = await this.whoAsks.workspace();
    return this.facts.lastRejections(workspaceId, [source.id], first);
  }
}
