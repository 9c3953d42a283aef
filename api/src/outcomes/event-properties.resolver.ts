import { Inject } from '@nestjs/common';
import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Needs } from '../identity/needs.js';
import { WhoAsks } from '../identity/who-asks.js';
import { Product } from '../products/product.type.js';
import { EventProperties } from '../tallies/outcome/event-properties.js';
import { EventSample } from './funnel-analysis.type.js';

/** What can be asked of a product's events and people. */
@Resolver(() => Product)
export class EventPropertiesResolver {
  constructor(@Inject(EventProperties) private readonly properties: EventProperties, @Inject(WhoAsks) private readonly whoAsks: WhoAsks) {}

  @Needs('READ_OUTCOMES')
  @ResolveField(() => EventSample, { description: 'Which properties the events of one name have, told from a sample: what to suggest where a condition is written.' })
  async eventProperties(@Parent() product: Product, @Args('event', { type: () => String, description: 'The event\'s name.' }) event: string): Promise<EventSample> {
    const { sampled, properties } = await this.properties.ofEvent((await this.whoAsks.workspace()).workspaceId, product.id, event);
    return { sampled, properties: properties.map((property) => ({ ...property, values: [...property.values] })) };
  }

  @Needs('READ_OUTCOMES')
  @ResolveField(() => [String], { description: 'Names of traits that its people and accounts have, told from a sample.' })
  async traitNames(@Parent() product: Product): Promise<string[]> {
    return this.properties.traitNames((await this.whoAsks.workspace()).workspaceId, product.id);
  }
}
