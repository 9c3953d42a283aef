import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
import { LocalDate } from '../graphql/scalars.js';

@ObjectType({ description: 'For how long a product keeps raw events.' })
export class EventRetention {
  @Field(() => Int, { nullable: true, description: 'For so many months, and the one that runs. Null: for good.' }) months: number | null;
  @Field(() => LocalDate, { nullable: true, description: 'Raw events before this day are removed, or are being removed, and none is taken any more. Null: none ever was.' }) eventsFrom: string | null;
  @Field(() => Boolean, { description: 'Whether some of those before that day are still there: they go in the background, and are in no number any more.' }) isRemoving: boolean;
}

@ObjectType({ description: 'What keeping raw events for so many months would remove. Nothing is done.' })
export class EventRetentionPreview {
  @Field(() => LocalDate, { description: 'Raw events before this day would go; from then on it moves with each month.' }) eventsFrom: string;
  @Field(() => Float, { description: 'How many there are of them now.' }) events: number;
  @Field(() => LocalDate, { nullable: true, description: 'The day of the first one; null: there is none.' }) firstDay: string | null;
  @Field(() => LocalDate, { nullable: true, description: 'The day of the last one.' }) lastDay: string | null;
  @Field(() => [String], { description: 'What stays exact of the days before, in words.' }) stays: string[];
  @Field(() => [String], { description: 'What can be told of them no longer, and is null with the reason, in words.' }) goes: string[];
}
