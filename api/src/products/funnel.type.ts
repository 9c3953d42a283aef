import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { FunnelEntries, FunnelOrder } from '../graphql/funnel-enums.js';
import { EventCondition, PropertyCondition } from './event-condition.type.js';

@ObjectType({ description: 'One step of a funnel: an event, and what its properties must be.' })
export class FunnelStep {
  @Field(() => String, { description: 'The event\'s name.' }) event: string;
  @Field(() => String, { description: 'What the step is called; the event\'s name where nothing else was given.' }) name: string;
  @Field(() => [PropertyCondition], { description: 'All of these must hold.' }) where: PropertyCondition[];
  @Field(() => [EventCondition], { description: 'Other events that do as well: any of them is this step.' }) or: EventCondition[];
}

@ObjectType({ description: 'What ends an attempt: the person stays at the last step reached.' })
export class FunnelExclusion {
  @Field(() => String, { description: 'The event\'s name.' }) event: string;
  @Field(() => [PropertyCondition], { description: 'All of these must hold.' }) where: PropertyCondition[];
  @Field(() => [EventCondition], { description: 'Other events that do as well.' }) or: EventCondition[];
  @Field(() => Int, { description: 'It counts after this step, at a later instant.' }) after: number;
  @Field(() => Int, { description: 'It counts until this step, at an earlier instant.' }) before: number;
}

/** A noun that is saved by collecting and asked about by outcomes, so it stands with the product both know. */
@ObjectType({ description: 'A saved funnel: 2 to 10 ordered steps within a window from the first step.' })
export class Funnel {
  @Field(() => ID, { description: 'Its id here.' }) id: number;
  @Field(() => String, { description: 'Its key, unique within its product.' }) key: string;
  @Field(() => String, { description: 'Its name.' }) name: string;
  @Field(() => Int, { description: 'Which version of its definition this is; a change of what is counted is a new one.' }) version: number;
  @Field(() => Int, { description: 'Minutes from the first step within which every step must happen, the edge included.' }) windowMinutes: number;
  @Field(() => [FunnelStep], { description: 'Its steps, in order.' }) steps: FunnelStep[];
  @Field(() => FunnelOrder, { description: 'In which order they must happen.' }) order: FunnelOrder;
  @Field(() => FunnelEntries, { description: 'Which entries count.' }) entries: FunnelEntries;
  @Field(() => [FunnelExclusion], { description: 'What must not happen between steps.' }) exclusions: FunnelExclusion[];
  @Field(() => String, { nullable: true, description: 'The property whose value all steps share with the entry; null: none.' }) hold: string | null;
}
