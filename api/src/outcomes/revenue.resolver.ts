import { Inject } from '@nestjs/common';
import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Grain } from '../graphql/enums.js';
import { Figure } from '../graphql/figure.js';
import { OutcomesService } from './outcomes.service.js';
import { PaymentPeriod, Revenue, RevenuePeriod } from './revenue.type.js';

const GRAIN = { type: () => Grain, defaultValue: Grain.MONTH, description: 'What a row stands for: DAY, WEEK, MONTH or QUARTER.' } as const;

/** Counted only where it is asked for. */
@Resolver(() => Revenue)
export class RevenueResolver {
  constructor(@Inject(OutcomesService) private readonly outcomes: OutcomesService) {}

  @ResolveField(() => [Figure], { description: 'Every revenue metric of the catalogue, over the range.' })
  async figures(@Parent() { question }: Revenue): Promise<Figure[]> {
    return this.outcomes.figures(question, 'revenue.');
  }

  @ResolveField(() => [RevenuePeriod], { description: 'How MRR moved, a row a period that holds a day of the range.' })
  async movements(@Parent() { question }: Revenue, @Args('grain', GRAIN) grain: Grain): Promise<RevenuePeriod[]> {
    return this.outcomes.movements(question, grain);
  }

  @ResolveField(() => [PaymentPeriod], { description: 'Money received and given back, a row a period that holds a day of the range.' })
  async payments(@Parent() { question }: Revenue, @Args('grain', GRAIN) grain: Grain): Promise<PaymentPeriod[]> {
    return this.outcomes.payments(question, grain);
  }
}
