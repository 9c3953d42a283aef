import { Field, Float, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Better, Unit } from './enums.js';
import { DateTime, LocalDate } from './scalars.js';

@InputType({ description: 'Keep only rows whose dimension has one of these values. "(none)" stands for rows without a value; "(other)" for the values of a trait beyond the 50 that most have.' })
export class FilterInput {
  @Field(() => String, { description: 'A dimension that the metric lists in the catalogue, as "plan", or a trait, as "trait:industry".' })
  dimension: string;

  @Field(() => [String], { description: 'The values to keep.' })
  in: string[];
}

@ObjectType({ description: 'One period of a sparkline.' })
export class SparkPoint {
  @Field(() => LocalDate, { description: 'The period\'s first day.' }) period: string;
  @Field(() => Float, { nullable: true, description: 'Null: nothing to measure.' }) value: number | null;
  @Field(() => Boolean, { description: 'Whether the period is over.' }) complete: boolean;
}

@ObjectType({ description: 'One number with everything a reader needs to judge it.' })
export class Figure {
  @Field(() => String, { description: 'The metric\'s key in the catalogue.' }) metric: string;
  @Field(() => String, { description: 'The metric\'s name.' }) name: string;
  @Field(() => Unit, { description: 'What the value is measured in.' }) unit: Unit;
  @Field(() => Better, { description: 'Which direction is good.' }) better: Better;
  @Field(() => String, { nullable: true, description: 'ISO 4217 code, for money.' }) currency: string | null;
  @Field(() => Float, { nullable: true, description: 'Null: nothing to measure; nullReason says why. 0: measured, and zero.' }) value: number | null;
  @Field(() => String, { nullable: true, description: 'The value without rounding, as text.' }) valueExact: string | null;
  @Field(() => Float, { nullable: true, description: 'What the rows behind the number add up to.' }) numerator: number | null;
  @Field(() => Float, { nullable: true, description: 'Of how many; null where the value is no ratio.' }) denominator: number | null;
  @Field(() => Int, { nullable: true, description: 'How many observations it rests on.' }) sampleSize: number | null;
  @Field(() => Float, { nullable: true, description: 'Lower end of the 95 % interval.' }) low: number | null;
  @Field(() => Float, { nullable: true, description: 'Upper end of the 95 % interval.' }) high: number | null;
  @Field(() => String, { nullable: true, description: 'Why there is no value.' }) nullReason: string | null;
  @Field(() => Boolean, { description: 'Whether its period is over.' }) complete: boolean;
  @Field(() => DateTime, { description: 'Every fact accepted until then is counted.' }) asOf: Date;
  @Field(() => Float, { nullable: true, description: 'The value of the period compared with.' }) previous: number | null;
  @Field(() => Float, { nullable: true, description: 'value - previous, in the value\'s own unit.' }) change: number | null;
  @Field(() => Float, { nullable: true, description: 'Lower end of the change\'s 95 % interval.' }) changeLow: number | null;
  @Field(() => Float, { nullable: true, description: 'Upper end of the change\'s 95 % interval.' }) changeHigh: number | null;
  @Field(() => Boolean, { nullable: true, description: 'False: the interval of the difference holds 0, so it is not a change. Null: no interval is known.' }) isChange: boolean | null;
  @Field(() => Float, { nullable: true, description: 'The smallest change that these sample sizes find with 80 % power, in the value\'s own unit. Null: nothing is compared, or the value is no share or score.' }) smallestDetectable: number | null;
  @Field(() => Float, { nullable: true, description: 'The target, where one is set.' }) target: number | null;
  @Field(() => [SparkPoint], { description: 'The course over the range; empty unless asked for.' }) sparkline: SparkPoint[];
}
