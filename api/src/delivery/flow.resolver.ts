import { Inject } from '@nestjs/common';
import { Args, Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { Measure as MeasureWord } from '../graphql/enums.js';
import { Measure } from '../graphql/enums.js';
import { badInput } from '../graphql/named-error.js';
import { CumulativeFlowService } from './cumulative-flow.service.js';
import { CumulativeFlow } from './cumulative-flow.type.js';
import { Flow, FlowItem } from './flow.type.js';

const MOST = 5_000;

/** The items behind a team's flow, and how they stood day by day. */
@Resolver(() => Flow)
export class FlowResolver {
  constructor(@Inject(CumulativeFlowService) private readonly cumulativeFlow: CumulativeFlowService) {}

  @ResolveField(() => [FlowItem], { description: 'The items done in the range, latest first.' })
  items(@Parent() flow: Flow, @Args('first', { type: () => Int, defaultValue: 1_000, description: 'At most so many, 1 to 5,000.' }) first: number): FlowItem[] {
    if (first < 1 || first > MOST) throw badInput(`first: expected 1 to ${MOST} items, got ${first}.`);
    return flow.done.slice(0, first);
  }

  @ResolveField(() => CumulativeFlow, { description: 'How much stands in each status category at the end of each day.' })
  async cumulative(
    @Parent() flow: Flow,
    @Args('measure', { type: () => Measure, defaultValue: Measure.ITEMS, description: 'Whether items are counted, or weighed by their estimates in points or hours.' }) measure: MeasureWord,
  ): Promise<CumulativeFlow> {
    return this.cumulativeFlow.of(flow, measure);
  }
}
