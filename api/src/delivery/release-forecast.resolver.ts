import { Inject } from '@nestjs/common';
import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { ForecastBasis, Measure, type ForecastBasis as BasisWord, type Measure as MeasureWord } from '../graphql/enums.js';
import { ForecastsService } from './forecasts.service.js';
import { ForecastBackTest, ReleaseForecast, ReleaseItem, WhatIfInput } from './release-forecast.type.js';
import { Release } from './release.type.js';

const MEASURE = { type: () => Measure, nullable: true, description: 'What to read it in; the team\'s own unless given.' } as const;

/** When a release may be done. */
@Resolver(() => Release)
export class ReleaseForecastResolver {
  constructor(@Inject(ForecastsService) private readonly forecasts: ForecastsService) {}

  @ResolveField(() => ReleaseForecast, { description: 'When it may be done, by 10,000 simulated futures that draw the team\'s own past.' })
  async forecast(
    @Parent() release: Release,
    @Args('measure', MEASURE) measure: MeasureWord | null,
    @Args('basis', { type: () => ForecastBasis, defaultValue: ForecastBasis.SPRINTS, description: 'What is drawn: whole sprints, or single working days.' }) basis: BasisWord,
    @Args('whatIf', { type: () => WhatIfInput, nullable: true, description: 'Other than it is.' }) whatIf: WhatIfInput | null,
  ): Promise<ReleaseForecast> {
    return this.forecasts.forecast(release, measure ?? null, basis, whatIf ?? null);
  }

  @ResolveField(() => [ReleaseItem], { description: 'What is left to do, the most first: it adds up to what remains.' })
  async openItems(@Parent() release: Release, @Args('measure', MEASURE) measure: MeasureWord | null): Promise<ReleaseItem[]> {
    return this.forecasts.openItems(release, measure ?? null);
  }
}

/** How far a forecast can be trusted. */
@Resolver(() => ReleaseForecast)
export class ForecastBackTestResolver {
  constructor(@Inject(ForecastsService) private readonly forecasts: ForecastsService) {}

  @ResolveField(() => ForecastBackTest, { description: 'How often the 85 % dates of this team\'s releases were met, without any what-if.' })
  async backTest(@Parent() forecast: ReleaseForecast): Promise<ForecastBackTest> {
    return this.forecasts.backTest(forecast);
  }
}
