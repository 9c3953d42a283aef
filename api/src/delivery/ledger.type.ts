import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
import { LedgerBucket, Measure, Unit } from '../graphql/enums.js';
import { Figure } from '../graphql/figure.js';
import { DateTime } from '../graphql/scalars.js';

@ObjectType({ description: 'What was promised, what changed, what came of it: commitment + added - removed + reEstimated = completed + cancelled + carryOver, for every sprint.' })
export class Ledger {
  @Field(() => Measure, { description: 'What it is read in.' }) measure: Measure;
  @Field(() => Unit, { description: 'The unit of its amounts.' }) unit: Unit;
  @Field(() => Float, { description: 'The estimates, as they stood at the start, of the items in the sprint before the start and neither done nor cancelled then.' }) commitment: number;
  @Field(() => Float, { description: 'Every entry at or after the start, at the estimate then.' }) added: number;
  @Field(() => Float, { description: 'Every exit before the close, at the estimate then.' }) removed: number;
  @Field(() => Float, { description: 'Changes of estimate while in the sprint and neither done nor cancelled, with sign.' }) reEstimated: number;
  @Field(() => Float, { description: 'Done at the instant of the close. No partial credit.' }) completed: number;
  @Field(() => Float, { description: 'Cancelled while in the sprint.' }) cancelled: number;
  @Field(() => Float, { description: 'In the sprint at the close, neither done nor cancelled.' }) carryOver: number;
  @Field(() => Float, { description: 'Completed until the planned end.' }) completedOnTime: number;
  @Field(() => Float, { description: 'Completed after the planned end.' }) completedLate: number;
  @Field(() => Float, { description: 'Done, and then taken out before the close: not velocity.' }) completedOutside: number;
  @Field(() => Float, { description: 'Done before the start: never velocity.' }) doneBefore: number;
  @Field(() => Int, { description: 'Items of the commitment.' }) committedItems: number;
  @Field(() => Int, { description: 'Of these, without an estimate: 0 points and 1 item each.' }) unestimatedItems: number;
  @Field(() => Figure, { description: 'Committed items completed, at the estimate they were committed with, of the commitment.' }) keptCommitment: Figure;
  @Field(() => Figure, { description: 'The same, counted in items.' }) keptCommitmentByItems: Figure;
  @Field(() => Figure, { description: 'Completed of the commitment. Not a measure of predictability.' }) deliveredRatio: Figure;
  @Field(() => Figure, { description: 'Added of the commitment.' }) scopeCreepGross: Figure;
  @Field(() => Figure, { description: 'Added less what was taken out again, item by item, of the commitment.' }) scopeCreepNet: Figure;
  @Field(() => Boolean, { description: 'Whether both sides of the ledger are equal.' }) addsUp: boolean;
  @Field(() => Boolean, { description: 'The sprint is not closed: counted until now.' }) provisional: boolean;
  @Field(() => DateTime, { description: 'Every fact accepted until then is counted.' }) asOf: Date;
  @Field(() => Int, { description: 'Events of its items that the ledger was read from.' }) eventCount: number;
}

@ObjectType({ description: 'One item in one column of the ledger. The amounts of a column add up to its number.' })
export class LedgerItem {
  @Field(() => LedgerBucket, { description: 'The column.' }) bucket: LedgerBucket;
  @Field(() => String, { description: 'The key its source gave it.' }) key: string;
  @Field(() => String, { description: 'Its title.' }) title: string;
  @Field(() => String, { description: 'Its type, as the tracker calls it.' }) type: string;
  @Field(() => Float, { description: 'What it counts in this column; with sign where it was re-estimated. LEFT_OUT belongs to no number.' }) amount: number;
  @Field(() => DateTime, { description: 'When it came into the column.' }) at: Date;
  @Field(() => String, { nullable: true, description: 'What else there is to know: "8 → 13", "late", why it was left out.' }) note: string | null;
  @Field(() => Int, { nullable: true, description: 'Of what is carried over: in how many consecutive sprints of the team it has been.' }) carriedSprints: number | null;
  @Field(() => String, { nullable: true, description: 'Its severity, where it has one.' }) severity: string | null;
}
