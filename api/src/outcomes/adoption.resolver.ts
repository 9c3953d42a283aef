import { Inject } from '@nestjs/common';
import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Figure } from '../graphql/figure.js';
import { Adoption, EventName } from './adoption.type.js';
import { OutcomesService } from './outcomes.service.js';

/** Counted only where it is asked for. */
@Resolver(() => Adoption)
export class AdoptionResolver {
  constructor(@Inject(OutcomesService) private readonly outcomes: OutcomesService) {}

  @ResolveField(() => [Figure], { description: 'Every adoption metric of the catalogue, over the range.' })
  async figures(@Parent() { question }: Adoption): Promise<Figure[]> {
    return this.outcomes.figures(question, 'adoption.');
  }

  @ResolveField(() => [EventName], { description: 'What people did, the most people first.' })
  async eventNames(@Parent() { question }: Adoption): Promise<readonly EventName[]> {
    return this.outcomes.eventNames(question);
  }
}
