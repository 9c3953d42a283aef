import { silence } from '@bifocal/metrics';
import { Inject } from '@nestjs/common';
import { Args, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { SourceFacts } from '../facts/source-facts.js';
import { badInput } from '../graphql/named-error.js';
import { Needs, NeedsOneOf } from '../identity/needs.js';
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

  @NeedsOneOf('READ_DELIVERY', 'READ_OUTCOMES')
  @Query(() => [Source], { description: 'Every source that has sent something, by key.' })
  async sources(): Promise<Source[]> {
    const { workspaceId } = await this.whoAsks.workspace();
    return this.facts.all(workspaceId);
  }

  @ResolveField(() => String, { nullable: true, description: 'In a sentence that nothing has come for unusually long: more than twice the longest pause of the last seven days, and ten minutes at least. Null where it is not unusual, where too little has come to tell, and for files and the sample.' })
  unusualSilence(@Parent() { kind, lastReceivedAt, activeMinutes, longestPauseS }: Source): string | null {
    if (kind === 'file' || kind === 'sample') return null;
    const found = silence({ lastMs: lastReceivedAt?.getTime() ?? null, activeMinutes, longestPauseMs: longestPauseS === null ? null : longestPauseS * 1_000 }, Date.now());
    return found?.isUnusual ? `Nothing for ${lasting(found.silentMs)}; in the seven days before, the longest pause was ${lasting((longestPauseS ?? 0) * 1_000)}.` : null;
  }

  @Needs('MANAGE_SOURCES')
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

/** A length of time in its largest unit: 40 min, 5 h, 3 d. */
function lasting(ms: number): string {
  const minutes = Math.max(1, Math.round(ms / 60_000));
  return minutes < 120 ? `${minutes} min` : minutes < 48 * 60 ? `${Math.round(minutes / 60)} h` : `${Math.round(minutes / 1_440)} d`;
}
