import { Inject } from '@nestjs/common';
import { Args, ArgsType, Field, Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { SatisfactionService } from './satisfaction.service.js';
import { Satisfaction, Survey, VerbatimPage } from './satisfaction.type.js';

@ArgsType()
class VerbatimsArgs {
  @Field(() => Int, { defaultValue: 20, description: 'Rows a page: 1 to 200.' }) first: number;
  @Field(() => String, { nullable: true, description: 'The nextCursor of the page before.' }) after?: string | null;
  @Field(() => String, { nullable: true, description: 'Only what holds this text, in any case.' }) search?: string | null;
  @Field(() => String, { nullable: true, description: 'Only of this survey, by its key.' }) survey?: string | null;
}

/** Counted only where it is asked for. */
@Resolver(() => Satisfaction)
export class SatisfactionResolver {
  constructor(@Inject(SatisfactionService) private readonly satisfaction: SatisfactionService) {}

  @ResolveField(() => [Survey], { description: 'Every survey of the product, by key.' })
  async surveys(@Parent() { question }: Satisfaction): Promise<Survey[]> {
    return this.satisfaction.surveys(question);
  }

  @ResolveField(() => VerbatimPage, { description: 'What people wrote, newest first.' })
  async verbatims(@Parent() { question }: Satisfaction, @Args() args: VerbatimsArgs): Promise<VerbatimPage> {
    return this.satisfaction.verbatims(question, args);
  }
}
