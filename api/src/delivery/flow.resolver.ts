import { Args, Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { badInput } from '../graphql/named-error.js';
import { Flow, FlowItem } from './flow.type.js';

const MOST = 5_000;

/** The items behind a team's flow. */
@Resolver(() => Flow)
export class FlowResolver {
  @ResolveField(() => [FlowItem], { description: 'The items done in the range, latest first.' })
  items(@Parent() flow: Flow, @Args('first', { type: () => Int, defaultValue: 1_000, description: 'At most so many, 1 to 5,000.' }) first: number): FlowItem[] {
    if (first < 1 || first > MOST) throw badInput(`first: expected 1 to ${MOST} items, got ${first}.`);
    return flow.done.slice(0, first);
  }
}
