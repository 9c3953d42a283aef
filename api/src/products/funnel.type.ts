import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { EventCondition, PropertyCondition } from './event-condition.type.js';

@ObjectType({ description: 'One step of a funnel: an event, and what its properties must be.' })
export class FunnelStep {
  @Field(() => String, { description: 'The event\'s name.' }) event: string;
  @Field(() => String, { description: 'What the step is called; the event\'s name where nothing else was given.' }) name: string;
  @Field(() => [PropertyCondition], { description: 'All of these must hold.' }) where: PropertyCondition[];
  @Field(() => [EventCondition], { description: 'Other events that do as well: any of them is this step.' }) or: EventCondition[];
}

/** A noun that is saved by collecting and asked about by outcomes, so it stands with the product both know. */
@ObjectType({ description: 'A saved funnel: 2 to 10 ordered steps within a window from the first step.' })
export class Funnel {
  @Field(() => ID, { description: 'Its id here.' }) id: number;
  @Field(() => String, { description: 'Its key, unique within its product.' }) key: string;
  @Field(() => String, { description: 'Its name.' }) name: string;
  @Field(() => Int, { description: 'Minutes from the first step within which every step must happen, the edge included.' }) windowMinutes: number;
  @Field(() => [FunnelStep], { description: 'Its steps, in order.' }) steps: FunnelStep[];
}
