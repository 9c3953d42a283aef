import { Field, ObjectType } from '@nestjs/graphql';
import { PropertyOperator } from '../graphql/property-operator.js';

@ObjectType({ description: 'A condition on a property of an event.' })
export class PropertyCondition {
  @Field(() => String, { description: 'The property\'s name.' }) property: string;
  @Field(() => PropertyOperator, { description: 'What it must be.' }) is: PropertyOperator;
  @Field(() => [String], { description: 'The values it is held against, as text; any of them will do. None for EXISTS and NOT_EXISTS.' }) in: string[];
}

@ObjectType({ description: 'An event whose properties are so.' })
export class EventCondition {
  @Field(() => String, { description: 'The event\'s name.' }) event: string;
  @Field(() => [PropertyCondition], { description: 'All of these must hold.' }) where: PropertyCondition[];
}
