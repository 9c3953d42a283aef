import { Field, InputType, Int } from '@nestjs/graphql';
import { FunnelEntries, FunnelOrder } from '../graphql/funnel-enums.js';
import { EventConditionInput, PropertyConditionInput } from './event-condition.inputs.js';

@InputType({ description: 'One step of a funnel.' })
export class FunnelStepInput {
  @Field(() => String, { description: 'The event\'s name.' }) event: string;
  @Field(() => String, { nullable: true, description: 'What the step is called. The event\'s name where it is left out.' }) name?: string | null;
  @Field(() => [PropertyConditionInput], { nullable: true, description: 'All of these must hold.' }) where?: PropertyConditionInput[] | null;
  @Field(() => [EventConditionInput], { nullable: true, description: 'Other events that do as well: any of them is this step.' }) or?: EventConditionInput[] | null;
}

@InputType({ description: 'What ends an attempt: the person stays at the last step reached.' })
export class FunnelExclusionInput {
  @Field(() => String, { description: 'The event\'s name.' }) event: string;
  @Field(() => [PropertyConditionInput], { nullable: true, description: 'All of these must hold.' }) where?: PropertyConditionInput[] | null;
  @Field(() => [EventConditionInput], { nullable: true, description: 'Other events that do as well.' }) or?: EventConditionInput[] | null;
  @Field(() => Int, { nullable: true, description: 'It counts after this step, at a later instant. The first where it is left out.' }) after?: number | null;
  @Field(() => Int, { nullable: true, description: 'It counts until this step, at an earlier instant. The last where it is left out.' }) before?: number | null;
}

@InputType({ description: 'A funnel. Saving one with the same key again replaces it.' })
export class FunnelInput {
  @Field(() => String, { description: 'Its key, unique within the product.' }) key: string;
  @Field(() => String, { description: 'Its name.' }) name: string;
  @Field(() => Int, { description: 'Minutes from the first step within which every step must happen: 1 to 527,040 (366 days).' }) windowMinutes: number;
  @Field(() => [FunnelStepInput], { description: 'Its 2 to 10 steps, in order.' }) steps: FunnelStepInput[];
  @Field(() => FunnelOrder, { nullable: true, description: 'In which order. IN_ORDER where it is left out.' }) order?: FunnelOrder | null;
  @Field(() => FunnelEntries, { nullable: true, description: 'Which entries count. ANY where it is left out.' }) entries?: FunnelEntries | null;
  @Field(() => [FunnelExclusionInput], { nullable: true, description: 'What must not happen between steps; at most 5. Not with STRICT, which lets nothing happen.' }) exclusions?: FunnelExclusionInput[] | null;
  @Field(() => String, { nullable: true, description: 'A property that all steps must share with the entry: a person then counts once for each of its values. Events without it do not count.' }) hold?: string | null;
}

@InputType({ description: 'A funnel that is tried before it is saved.' })
export class FunnelDefinitionInput {
  @Field(() => Int, { description: 'Minutes from the first step within which every step must happen: 1 to 527,040 (366 days).' }) windowMinutes: number;
  @Field(() => [FunnelStepInput], { description: 'Its 2 to 10 steps, in order.' }) steps: FunnelStepInput[];
  @Field(() => FunnelOrder, { nullable: true, description: 'In which order. IN_ORDER where it is left out.' }) order?: FunnelOrder | null;
  @Field(() => FunnelEntries, { nullable: true, description: 'Which entries count. ANY where it is left out.' }) entries?: FunnelEntries | null;
  @Field(() => [FunnelExclusionInput], { nullable: true, description: 'What must not happen between steps; at most 5.' }) exclusions?: FunnelExclusionInput[] | null;
  @Field(() => String, { nullable: true, description: 'A property that all steps must share with the entry.' }) hold?: string | null;
}
