import { Inject } from '@nestjs/common';
import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { SurveyKind } from '../graphql/enums.js';
import { FilterInput } from '../graphql/figure.js';
import { SatisfactionService } from './satisfaction.service.js';
import { Satisfaction, SatisfactionSegment, Survey } from './satisfaction.type.js';

/** Counted only where it is asked for. */
@Resolver(() => Satisfaction)
export class SatisfactionResolver {
  constructor(@Inject(SatisfactionService) private readonly satisfaction: SatisfactionService) {}

  @ResolveField(() => [Survey], { description: 'Every survey of the product, by key.' })
  async surveys(@Parent() { question }: Satisfaction): Promise<Survey[]> {
    return this.satisfaction.surveys(question);
  }

  @ResolveField(() => [SatisfactionSegment], { description: 'A score by segment: the best first, those of fewer than 30 answers last.' })
  async segments(
    @Parent() { question }: Satisfaction,
    @Args('kind', { type: () => SurveyKind, description: 'Which score.' }) kind: SurveyKind,
    @Args('by', { type: () => String, description: 'What parts the people: a dimension that the metric lists in the catalogue, as "plan", "country" or "survey".' }) by: string,
    @Args('filters', { type: () => [FilterInput], nullable: true, description: 'Keep only answers of these, as of one survey.' }) filters: FilterInput[] | null,
  ): Promise<SatisfactionSegment[]> {
    return this.satisfaction.segments(question, kind, by, filters ?? []);
  }
}
