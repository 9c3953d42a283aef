import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
import { Figure } from '../graphql/figure.js';
import { DateTime } from '../graphql/scalars.js';

@ObjectType({ description: 'One step of a funnel, in a range. Intervals are Wilson\'s, 95 %.' })
export class FunnelStepResult {
  @Field(() => Int, { description: 'Its place: 1 is the first.' }) index: number;
  @Field(() => String, { description: 'Its name.' }) name: string;
  @Field(() => Int, { description: 'People who came at least this far.' }) people: number;
  @Field(() => Float, { nullable: true, description: 'Share of the people who entered.' }) ofStart: number | null;
  @Field(() => Float, { nullable: true, description: 'Lower end of its interval.' }) ofStartLow: number | null;
  @Field(() => Float, { nullable: true, description: 'Upper end of its interval.' }) ofStartHigh: number | null;
  @Field(() => Float, { nullable: true, description: 'Share of the people of the step before; null for the first.' }) ofPrevious: number | null;
  @Field(() => Float, { nullable: true, description: 'Lower end of its interval.' }) ofPreviousLow: number | null;
  @Field(() => Float, { nullable: true, description: 'Upper end of its interval.' }) ofPreviousHigh: number | null;
  @Field(() => Int, { nullable: true, description: 'People of the step before who did not come here; null for the first.' }) dropOff: number | null;
}

@ObjectType({ description: 'How far the people came who entered a funnel in a range.' })
export class FunnelReport {
  @Field(() => Int, { description: 'People who did the first step in the range and whose time is over, or who finished.' }) entered: number;
  @Field(() => Int, { description: 'People whose window is not over yet, converted or not: counted in no step.' }) maturing: number;
  @Field(() => [FunnelStepResult], { description: 'The steps, in order.' }) steps: FunnelStepResult[];
  @Field(() => Figure, { description: 'Finished of entered.' }) conversion: Figure;
  @Field(() => DateTime, { description: 'Every fact accepted until then is counted.' }) asOf: Date;
  @Field(() => String, { nullable: true, description: 'Why there is nothing to show.' }) nullReason: string | null;
}
