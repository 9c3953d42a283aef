import { Field, Int, ObjectType } from '@nestjs/graphql';
import type { OutcomeAsked } from './outcome-question.js';

@ObjectType({ description: 'An event name that was collected, with who did it.' })
export class EventName {
  @Field(() => String, { description: 'The event\'s name.' }) name: string;
  @Field(() => Int, { description: 'Distinct people who did it in the range.' }) people: number;
  @Field(() => Int, { description: 'How often it was done in the range.' }) events: number;
}

@ObjectType({ description: 'Who uses the product, in a range.' })
export class Adoption {
  question: OutcomeAsked;
}
