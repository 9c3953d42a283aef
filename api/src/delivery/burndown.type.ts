import { Field, Float, ObjectType } from '@nestjs/graphql';
import { Measure, StepKind, Unit } from '../graphql/enums.js';
import { DateTime, LocalDate } from '../graphql/scalars.js';

@ObjectType({ description: 'One event, and what it did to the remaining work.' })
export class BurndownStep {
  @Field(() => DateTime, { description: 'When.' }) at: Date;
  @Field(() => StepKind, { description: 'What happened.' }) kind: StepKind;
  @Field(() => String, { description: 'The item\'s key.' }) itemKey: string;
  @Field(() => String, { description: 'The item\'s title.' }) itemTitle: string;
  @Field(() => Float, { description: 'Change of what remains; 0 where the item has no estimate, or was done already.' }) delta: number;
  @Field(() => Float, { description: 'What remains after it.' }) remaining: number;
  @Field(() => Float, { description: 'All that is in the sprint after it: remaining + done.' }) scope: number;
  @Field(() => Float, { description: 'What is done after it.' }) done: number;
  @Field(() => String, { description: 'The step in words.' }) label: string;
}

@ObjectType({ description: 'The end of one local day of the team.' })
export class BurndownDay {
  @Field(() => LocalDate, { description: 'The day.' }) date: string;
  @Field(() => Float, { nullable: true, description: 'What remains at its end (for today: now); null: it is still to come.' }) remaining: number | null;
  @Field(() => Float, { nullable: true, description: 'All that is in the sprint: remaining + done.' }) scope: number | null;
  @Field(() => Float, { nullable: true, description: 'What is done at its end.' }) done: number | null;
  @Field(() => Float, { nullable: true, description: 'What would remain if every working day burned the same; null after the planned end.' }) ideal: number | null;
  @Field(() => Boolean, { description: 'Whether the team works on that day.' }) workingDay: boolean;
}

@ObjectType({ description: 'A point of a line.' })
export class BurndownPoint {
  @Field(() => DateTime, { description: 'When.' }) at: Date;
  @Field(() => Float, { description: 'What remains.' }) value: number;
}

@ObjectType({ description: 'The sum of the estimates of the items in the sprint that are neither done nor cancelled, step by step. It starts at the commitment; every step is one event.' })
export class Burndown {
  @Field(() => Measure, { description: 'What it is read in.' }) measure: Measure;
  @Field(() => Unit, { description: 'The unit of its amounts.' }) unit: Unit;
  @Field(() => Float, { description: 'Where it starts.' }) commitment: number;
  @Field(() => DateTime, { description: 'The actual start; the planned one before it.' }) startAt: Date;
  @Field(() => DateTime, { description: 'The planned end.' }) plannedEndAt: Date;
  @Field(() => DateTime, { description: 'The close; of a sprint that is not closed, the planned end, or now if that has passed.' }) endAt: Date;
  @Field(() => DateTime, { description: 'Every fact accepted until then is drawn.' }) asOf: Date;
  @Field(() => [BurndownStep], { description: 'Every event, in order.' }) steps: BurndownStep[];
  @Field(() => [BurndownDay], { description: 'From the start to the close; of a sprint that is not closed, to the planned end.' }) days: BurndownDay[];
  @Field(() => [BurndownPoint], { nullable: true, description: 'From the commitment to 0 at the planned end, one equal step a working day. Null: nothing was committed, or the planned end is not known.' }) ideal: BurndownPoint[] | null;
  @Field(() => [BurndownPoint], { nullable: true, description: 'Where a running sprint is heading at its pace so far; null unless it runs.' }) projection: BurndownPoint[] | null;
  @Field(() => String, { nullable: true, description: 'Why there is nothing to burn, or no line.' }) nullReason: string | null;
}
