import { Inject } from '@nestjs/common';
import { Args, Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Grain } from '../graphql/enums.js';
import { Figure } from '../graphql/figure.js';
import { OutcomesService } from './outcomes.service.js';
import { RevenueCohorts } from './revenue-cohorts.type.js';
import { RevenueCurrency, RevenueDimension, RevenueSegments } from './revenue-segments.type.js';
import { RevenueService } from './revenue.service.js';
import { PaymentPeriod, Revenue, RevenuePeriod } from './revenue.type.js';

const GRAIN = { type: () => Grain, defaultValue: Grain.MONTH, description: 'What a row stands for: DAY, WEEK, MONTH or QUARTER.' } as const;

/** Counted only where it is asked for. */
@Resolver(() => Revenue)
export class RevenueResolver {
  constructor(@Inject(OutcomesService) private readonly outcomes: OutcomesService, @Inject(RevenueService) private readonly revenue: RevenueService) {}

  @ResolveField(() => [Figure], { description: 'Every revenue metric of the catalogue, over the range.' })
  async figures(@Parent() { question }: Revenue): Promise<Figure[]> {
    return this.outcomes.figures(question, 'revenue.');
  }

  @ResolveField(() => [RevenuePeriod], { description: 'How MRR moved, a row a period that holds a day of the range.' })
  async movements(@Parent() { question }: Revenue, @Args('grain', GRAIN) grain: Grain): Promise<RevenuePeriod[]> {
    return this.revenue.movements(question, grain);
  }

  @ResolveField(() => [PaymentPeriod], { description: 'Money received and given back, a row a period that holds a day of the range.' })
  async payments(@Parent() { question }: Revenue, @Args('grain', GRAIN) grain: Grain): Promise<PaymentPeriod[]> {
    return this.revenue.payments(question, grain);
  }

  @ResolveField(() => RevenuePeriod, { description: 'How MRR went from the start of the range to its end.' })
  async waterfall(@Parent() { question }: Revenue): Promise<RevenuePeriod> {
    return this.revenue.waterfall(question);
  }

  @ResolveField(() => RevenueCohorts, { description: 'Customers by the month of their first payment, over the months that end with the range.' })
  async cohorts(@Parent() { question }: Revenue, @Args('last', { type: () => Int, defaultValue: 12, description: 'How many months: 1 to 36.' }) last: number): Promise<RevenueCohorts> {
    return this.revenue.cohorts(question, last);
  }

  @ResolveField(() => RevenueSegments, { description: 'Revenue over the range by plan, country or any trait of the account.' })
  async segments(
    @Parent() { question }: Revenue,
    @Args('by', { type: () => String, description: 'A dimension, as "plan", "country" or "trait:industry".' }) by: string,
    @Args('first', { type: () => Int, defaultValue: 12, description: 'How many segments apart, 1 to 50; all others together.' }) first: number,
  ): Promise<RevenueSegments> {
    return this.revenue.segments(question, by, first);
  }

  @ResolveField(() => [RevenueDimension], { description: 'What revenue can be split by: plan, country, and the traits that accounts have.' })
  async dimensions(@Parent() { question }: Revenue): Promise<RevenueDimension[]> {
    return this.revenue.dimensions(question);
  }

  @ResolveField(() => [RevenueCurrency], { description: 'The currencies that customers pay in, the product\'s own first.' })
  async currencies(@Parent() { question }: Revenue): Promise<RevenueCurrency[]> {
    return this.revenue.currencies(question);
  }
}
