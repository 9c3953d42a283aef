import { Field, InputType, Int } from '@nestjs/graphql';

@InputType({ description: 'A new product.' })
export class CreateProductInput {
  @Field(() => String, { description: 'Its key: the name that facts refer to it by.' }) key: string;
  @Field(() => String, { description: 'Its name.' }) name: string;
  @Field(() => String, { nullable: true, description: 'The IANA time zone whose days its numbers are counted in. UTC where it is left out.' }) timeZone?: string | null;
  @Field(() => String, { nullable: true, description: 'The ISO 4217 code of the currency its money is shown in. EUR where it is left out.' }) currency?: string | null;
}

@InputType({ description: 'A condition on a property of an event: it has one of these values.' })
export class PropertyConditionInput {
  @Field(() => String, { description: 'The property\'s name.' }) property: string;
  @Field(() => [String], { description: 'The values that fulfil it, as text.' }) in: string[];
}

@InputType({ description: 'One step of a funnel.' })
export class FunnelStepInput {
  @Field(() => String, { description: 'The event\'s name.' }) event: string;
  @Field(() => String, { nullable: true, description: 'What the step is called. The event\'s name where it is left out.' }) name?: string | null;
  @Field(() => [PropertyConditionInput], { nullable: true, description: 'All of these must hold.' }) where?: PropertyConditionInput[] | null;
}

@InputType({ description: 'A funnel. Saving one with the same key again replaces it.' })
export class FunnelInput {
  @Field(() => String, { description: 'Its key, unique within the product.' }) key: string;
  @Field(() => String, { description: 'Its name.' }) name: string;
  @Field(() => Int, { description: 'Minutes from the first step within which every step must happen: 1 to 527,040 (366 days).' }) windowMinutes: number;
  @Field(() => [FunnelStepInput], { description: 'Its 2 to 10 steps, in order.' }) steps: FunnelStepInput[];
}
