import { Inject } from '@nestjs/common';
import { Args, ArgsType, Field, ID, InputType, Int, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { FilterInput } from '../graphql/figure.js';
import { readId } from '../graphql/read-id.js';
import { wordsOf } from '../graphql/words.js';
import { Needs } from '../identity/needs.js';
import { authorOf, MOST } from './said-words.js';
import { ScoreGroup } from './said.enums.js';
import { Satisfaction } from './satisfaction.type.js';
import { TagCount, TaggedVerbatim, VerbatimPage } from './verbatim.type.js';
import { VerbatimsService } from './verbatims.service.js';

@ArgsType()
class VerbatimSearchArgs {
  @Field(() => String, { nullable: true, description: 'Only what holds these words, or parts of words, in any case and order.' }) search?: string | null;
  @Field(() => String, { nullable: true, description: 'Only of this survey, by its key.' }) survey?: string | null;
  @Field(() => ScoreGroup, { nullable: true, description: 'Only of scores that say this.' }) group?: ScoreGroup | null;
  @Field(() => [FilterInput], { nullable: true, description: 'Only of these people, as of one plan or country.' }) filters?: FilterInput[] | null;
}

@ArgsType()
class VerbatimsArgs extends VerbatimSearchArgs {
  @Field(() => Int, { defaultValue: 20, description: 'Rows a page: 1 to 200.' }) first: number;
  @Field(() => String, { nullable: true, description: 'The nextCursor of the page before.' }) after?: string | null;
  @Field(() => String, { nullable: true, description: 'Only what carries this tag.' }) tag?: string | null;
  @Field(() => Boolean, { nullable: true, description: 'Only what carries no tag yet.' }) untagged?: boolean | null;
}

@InputType({ description: 'A tag for what somebody wrote, or one to take away.' })
class TagVerbatimInput {
  @Field(() => ID, { description: 'The verbatim.' }) verbatim: string;
  @Field(() => String, { description: 'The tag: 1 to 60 characters. In whatever case it is written, it is the one that is known.' }) tag: string;
  @Field(() => String, { nullable: true, description: 'Who says so: a name, at most 100 characters.' }) author?: string | null;
}

const INPUT = { type: () => TagVerbatimInput, description: 'Which, and what.' } as const;

/** What people wrote, and what others make of it. */
@Resolver(() => Satisfaction)
export class VerbatimsResolver {
  constructor(@Inject(VerbatimsService) private readonly said: VerbatimsService) {}

  @ResolveField(() => VerbatimPage, { description: 'What people wrote, newest first.' })
  async verbatims(@Parent() { question }: Satisfaction, @Args() { first, after, ...search }: VerbatimsArgs): Promise<VerbatimPage> {
    return this.said.page(question, search, first, after ?? null);
  }

  @ResolveField(() => [TagCount], { description: 'The tags of what people wrote, the most first.' })
  async tags(@Parent() { question }: Satisfaction, @Args() search: VerbatimSearchArgs): Promise<TagCount[]> {
    return this.said.tagCounts(question, search);
  }

  @ResolveField(() => [String], { description: 'Every tag that the product knows, also outside of the range: those used most first.' })
  async knownTags(@Parent() { question }: Satisfaction): Promise<string[]> {
    return this.said.known(question);
  }

  @Needs('WORK_OUTCOMES')
  @Mutation(() => TaggedVerbatim, { description: 'Tags what somebody wrote. A tag that is there already stays as it is. The tag stands beside the answer, and stays when the answer is sent again.' })
  async tagVerbatim(@Args('input', INPUT) { verbatim, tag, author }: TagVerbatimInput): Promise<TaggedVerbatim> {
    return this.said.tag(readId('verbatim', verbatim), wordsOf('tag', tag, MOST.tag).replace(/\s+/g, ' '), authorOf(author));
  }

  @Needs('WORK_OUTCOMES')
  @Mutation(() => TaggedVerbatim, { description: 'Takes a tag away. One that is on nothing any more is forgotten.' })
  async untagVerbatim(@Args('input', INPUT) { verbatim, tag }: TagVerbatimInput): Promise<TaggedVerbatim> {
    return this.said.untag(readId('verbatim', verbatim), wordsOf('tag', tag, MOST.tag).replace(/\s+/g, ' '));
  }
}
