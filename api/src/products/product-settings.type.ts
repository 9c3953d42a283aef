import { Field, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { DateTime, LocalDate } from '../graphql/scalars.js';
import { EventConditionInput } from './event-condition.inputs.js';
import { EventCondition } from './event-condition.type.js';

export const TraitOwner = { PERSON: 'PERSON', ACCOUNT: 'ACCOUNT' } as const;
export type TraitOwner = keyof typeof TraitOwner;
registerEnumType(TraitOwner, { name: 'TraitOwner', description: 'Whose trait: the person\'s own, or that of the person\'s account.' });

@ObjectType({ description: 'Who is eligible for a feature: those with one of these values of a trait.' })
export class Eligibility {
  @Field(() => TraitOwner, { description: 'Whose trait.' }) of: TraitOwner;
  @Field(() => String, { description: 'The trait\'s name.' }) trait: string;
  @Field(() => [String], { description: 'The values, as text.' }) in: string[];
}

@InputType({ description: 'Who is eligible for a feature: those with one of these values of a trait.' })
export class EligibilityInput {
  @Field(() => TraitOwner, { description: 'Whose trait.' }) of: TraitOwner;
  @Field(() => String, { description: 'The trait\'s name.' }) trait: string;
  @Field(() => [String], { description: 'The values, as text.' }) in: string[];
}

@ObjectType({ description: 'A feature of the product.' })
export class Feature {
  @Field(() => String, { description: 'Its key, unique within the product.' }) key: string;
  @Field(() => String, { description: 'Its name.' }) name: string;
  @Field(() => [EventCondition], { description: 'Any of these events is a use of it.' }) events: EventCondition[];
  @Field(() => Eligibility, { nullable: true, description: 'Who is eligible; null: everybody.' }) eligible: Eligibility | null;
}

@InputType({ description: 'A feature of the product.' })
export class FeatureInput {
  @Field(() => String, { description: 'Its key, unique within the product.' }) key: string;
  @Field(() => String, { description: 'Its name.' }) name: string;
  @Field(() => [EventConditionInput], { description: 'Any of these events is a use of it: 1 to 20.' }) events: EventConditionInput[];
  @Field(() => EligibilityInput, { nullable: true, description: 'Who is eligible. Everybody where it is left out.' }) eligible?: EligibilityInput | null;
}

@ObjectType({ description: 'What activates a person.' })
export class ActivationSetting {
  @Field(() => EventCondition, { nullable: true, description: 'What signing up is: the first such event. Null: the first qualifying event.' }) start: EventCondition | null;
  @Field(() => EventCondition, { description: 'The event that activates.' }) event: EventCondition;
  @Field(() => Int, { description: 'Within how many hours of signing up, the edge included.' }) hours: number;
}

@InputType({ description: 'What activates a person.' })
export class ActivationInput {
  @Field(() => EventConditionInput, { nullable: true, description: 'What signing up is: the first such event. The first qualifying event where it is left out.' }) start?: EventConditionInput | null;
  @Field(() => EventConditionInput, { description: 'The event that activates.' }) event: EventConditionInput;
  @Field(() => Int, { nullable: true, description: 'Within how many hours of signing up: 1 to 8,784 (366 days). 168 (7 days) where it is left out.' }) hours?: number | null;
}

@InputType({ description: 'What is decided of a product. What is left out stays as it is.' })
export class ProductSettingsInput {
  @Field(() => [String], { nullable: true, description: 'Events by whose names nobody is active; all others qualify.' }) excludedEvents?: string[] | null;
  @Field(() => [FeatureInput], { nullable: true, description: 'All features, in their order: at most 50.' }) features?: FeatureInput[] | null;
  @Field(() => ActivationInput, { nullable: true, description: 'What activates a person; null: nothing.' }) activation?: ActivationInput | null;
}

@ObjectType({ description: 'One version of what a product\'s numbers are read by.' })
export class ProductDefinition {
  @Field(() => Int, { description: 'Its version, from 1: what holds where nobody has decided anything.' }) version: number;
  @Field(() => LocalDate, { nullable: true, description: 'The first local day that is read by it; null: all of the past too.' }) inForceFrom: string | null;
  @Field(() => String, { description: 'All of it, in a sentence.' }) sentence: string;
  @Field(() => [String], { description: 'What reads otherwise than in the version before, a line each.' }) changes: string[];
  @Field(() => [String], { description: 'Events by whose names nobody is active; all others qualify.' }) excludedEvents: string[];
  @Field(() => [Feature], { description: 'The features, in their order.' }) features: Feature[];
  @Field(() => ActivationSetting, { nullable: true, description: 'What activates a person; null: nobody has decided.' }) activation: ActivationSetting | null;
  @Field(() => String, { nullable: true, description: 'Who decided.' }) author: string | null;
  @Field(() => String, { nullable: true, description: 'Why.' }) reason: string | null;
  @Field(() => DateTime, { nullable: true, description: 'When it was decided; null: it is what holds without a decision.' }) madeAt: Date | null;
}

@ObjectType({ description: 'What a change of a product\'s settings would do. Nothing is kept.' })
export class ProductSettingsPreview {
  @Field(() => Int, { description: 'The version that would be in force.' }) version: number;
  @Field(() => [String], { description: 'What would read otherwise, a line each; none where nothing would.' }) changes: string[];
  @Field(() => String, { description: 'From when it would count, and what stays as it is, in words.' }) effect: string;
  @Field(() => Int, { description: 'People active in the last 30 local days, as it is read now.' }) activeBefore: number;
  @Field(() => Int, { description: 'The same people counted by the changed settings.' }) activeAfter: number;
}
