import { Field, InputType } from '@nestjs/graphql';
import { PropertyOperator } from '../graphql/property-operator.js';

@InputType({ description: 'A condition on a property of an event.' })
export class PropertyConditionInput {
  @Field(() => String, { description: 'The property\'s name.' }) property: string;
  @Field(() => PropertyOperator, { nullable: true, description: 'What it must be. EQUALS where it is left out.' }) is?: PropertyOperator | null;
  @Field(() => [String], { nullable: true, description: 'The values it is held against, as text; any of them will do. One number for GREATER and LESS, none for EXISTS and NOT_EXISTS.' }) in?: string[] | null;
}

@InputType({ description: 'An event whose properties are so.' })
export class EventConditionInput {
  @Field(() => String, { description: 'The event\'s name.' }) event: string;
  @Field(() => [PropertyConditionInput], { nullable: true, description: 'All of these must hold.' }) where?: PropertyConditionInput[] | null;
}
