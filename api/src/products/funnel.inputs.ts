import { Field, InputType, Int } from '@nestjs/graphql';
import { EventConditionInput, PropertyConditionInput } from './event-condition.inputs.js';

@InputType({ description: 'One step of a funnel.' })
export class FunnelStepInput {
  @Field(() => String, { description: 'The event\'s name.' }) event: string;
  @Field(() => String, { nullable: true, description: 'What the step is called. The event\'s name where it is left out.' }) name?: string | null;
  @Field(() => [PropertyConditionInput], { nullable: true, description: 'All of these must hold.' }) where?: PropertyConditionInput[] | null;
  @Field(() => [EventConditionInput], { nullable: true, description: 'Other events that do as well: any of them is this step.' }) or?: EventConditionInput[] | null;
}

@InputType({ description: 'A funnel. Saving one with the same key again replaces it.' })
export class FunnelInput {
  @Field(() => String, { description: 'Its key, unique within the product.' }) key: string;
  @Field(() => String, { description: 'Its name.' }) name: string;
  @Field(() => Int, { description: 'Minutes from the first step within which every step must happen: 1 to 527,040 (366 days).' }) windowMinutes: number;
  @Field(() => [FunnelStepInput], { description: 'Its 2 to 10 steps, in order.' }) steps: FunnelStepInput[];
}
