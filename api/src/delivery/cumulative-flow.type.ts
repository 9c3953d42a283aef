import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
import { Measure, Unit } from '../graphql/enums.js';
import { DateTime, LocalDate } from '../graphql/scalars.js';

@ObjectType({ description: 'The end of one local day of the team. Today\'s done = yesterday\'s done + finished - reopened, by items.' })
export class FlowDay {
  @Field(() => LocalDate, { description: 'The day.' }) date: string;
  @Field(() => Boolean, { description: 'Whether the day is over; of today it is what stands now.' }) complete: boolean;
  @Field(() => Float, { description: 'What is to do.' }) toDo: number;
  @Field(() => Float, { description: 'What is in progress.' }) inProgress: number;
  @Field(() => Float, { description: 'What is started and waits.' }) waiting: number;
  @Field(() => Float, { description: 'What is done, of the items that were not done throughout the range.' }) done: number;
  @Field(() => Float, { description: 'What is cancelled, of the items that were not cancelled throughout the range.' }) cancelled: number;
  @Field(() => Float, { description: 'inProgress + waiting.' }) wip: number;
  @Field(() => Float, { description: 'What became done on the day.' }) finished: number;
  @Field(() => Float, { description: 'What was done and became something else on the day.' }) reopened: number;
  @Field(() => Int, { description: 'Items in these numbers that have no estimate, and so weigh nothing by points or hours; 0 by items.' }) unestimated: number;
}

@ObjectType({ description: 'How much stands in each status category at the end of each day. Done starts from the range\'s own zero: items that were done, or cancelled, from its first day to its last are left out.' })
export class CumulativeFlow {
  @Field(() => Measure, { description: 'What it is read in.' }) measure: Measure;
  @Field(() => Unit, { description: 'The unit of its amounts.' }) unit: Unit;
  @Field(() => [FlowDay], { description: 'The days of the range, in order, up to today. Days before the team\'s first item are not there: nothing was measured.' }) days: FlowDay[];
  @Field(() => DateTime, { description: 'Every fact accepted until then is counted.' }) asOf: Date;
  @Field(() => String, { nullable: true, description: 'Why there are no days, or fewer than the range has.' }) nullReason: string | null;
}
