import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
import { Figure } from '../graphql/figure.js';
import { DateTime } from '../graphql/scalars.js';

@ObjectType({ description: 'One step of a funnel, in a range. Intervals are Wilson\'s, 95 %.' })
export class FunnelStepResult {
  @Field(() => Int, { description: 'Its place: 1 is the first.' }) index: number;
  @Field(() => String, { description: 'Its name.' }) name: string;
  @Field(() => Int, { description: 'How many came at least this far: people; where a property is held, people and values; where every entry counts, entries.' }) people: number;
  @Field(() => Int, { description: 'Distinct people among them.' }) distinctPeople: number;
  @Field(() => Float, { nullable: true, description: 'Share of those who entered.' }) ofStart: number | null;
  @Field(() => Float, { nullable: true, description: 'Lower end of its interval.' }) ofStartLow: number | null;
  @Field(() => Float, { nullable: true, description: 'Upper end of its interval.' }) ofStartHigh: number | null;
  @Field(() => Float, { nullable: true, description: 'Share of those of the step before; null for the first.' }) ofPrevious: number | null;
  @Field(() => Float, { nullable: true, description: 'Lower end of its interval.' }) ofPreviousLow: number | null;
  @Field(() => Float, { nullable: true, description: 'Upper end of its interval.' }) ofPreviousHigh: number | null;
  @Field(() => Int, { nullable: true, description: 'Those of the step before who did not come here; null for the first.' }) dropOff: number | null;
  @Field(() => Int, { nullable: true, description: 'How many came this far in the period compared with; null: nothing is compared.' }) before: number | null;
  @Field(() => Float, { nullable: true, description: 'ofStart minus that of the period compared with.' }) change: number | null;
  @Field(() => Float, { nullable: true, description: 'Lower end of the change\'s 95 % interval (Newcombe).' }) changeLow: number | null;
  @Field(() => Float, { nullable: true, description: 'Upper end of the change\'s 95 % interval.' }) changeHigh: number | null;
  @Field(() => Boolean, { nullable: true, description: 'False: the interval holds 0, so it is not a change.' }) isChange: boolean | null;
  @Field(() => Float, { nullable: true, description: 'The smallest change that these sample sizes find with 80 % power.' }) smallestDetectable: number | null;
}

@ObjectType({ description: 'How far they came who entered a funnel in a range.' })
export class FunnelReport {
  @Field(() => Int, { description: 'Those who did the first step in the range and whose window is over.' }) entered: number;
  @Field(() => Int, { description: 'Those whose window is not over yet, converted or not: counted in no step.' }) maturing: number;
  @Field(() => [FunnelStepResult], { description: 'The steps, in order.' }) steps: FunnelStepResult[];
  @Field(() => Figure, { description: 'Finished of entered.' }) conversion: Figure;
  @Field(() => DateTime, { description: 'Every fact accepted until then is counted.' }) asOf: Date;
  @Field(() => String, { nullable: true, description: 'Why there is nothing to show.' }) nullReason: string | null;
}
