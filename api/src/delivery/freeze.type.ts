import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
import { FreezeState, LedgerBucket, Measure, SnapshotKind, Unit } from '../graphql/enums.js';
import { DateTime } from '../graphql/scalars.js';

@ObjectType({ description: 'Something that was written down of a sprint and is never changed. A correction is a further version.' })
export class SnapshotVersion {
  @Field(() => SnapshotKind, { description: 'Of its start, or of its close.' }) kind: SnapshotKind;
  @Field(() => Int, { description: '1 is the first.' }) version: number;
  @Field(() => DateTime, { description: 'When it was written down.' }) takenAt: Date;
  @Field(() => Int, { description: 'The version of the team\'s definition that it was read by.' }) definitionVersion: number;
  @Field(() => String, { nullable: true, description: 'Who corrected it; null of a first version.' }) author: string | null;
  @Field(() => String, { nullable: true, description: 'Why it was corrected; null of a first version.' }) reason: string | null;
}

@ObjectType({ description: 'Whether a sprint is frozen: charts show a frozen sprint as it closed, whatever is edited later.' })
export class SprintFreeze {
  @Field(() => FreezeState, { description: 'How far it is.' }) state: FreezeState;
  @Field(() => DateTime, { nullable: true, description: 'When it will be frozen by itself, where it is settling.' }) freezesAt: Date | null;
  @Field(() => [SnapshotVersion], { description: 'What was written down, earliest first.' }) versions: SnapshotVersion[];
  @Field(() => Int, { description: 'The version of the team\'s definition that the sprint is read by.' }) definitionVersion: number;
}

@ObjectType({ description: 'One number of the ledger, as closed and as of now.' })
export class LedgerNumberDifference {
  @Field(() => LedgerBucket, { description: 'The column.' }) bucket: LedgerBucket;
  @Field(() => Float, { description: 'As closed.' }) asClosed: number;
  @Field(() => Float, { description: 'As its history reads now.' }) now: number;
}

@ObjectType({ description: 'An item that stands differently in one column. The changes of a column\'s items add up to the change of its number.' })
export class LedgerItemDifference {
  @Field(() => LedgerBucket, { description: 'The column.' }) bucket: LedgerBucket;
  @Field(() => String, { description: 'The item\'s key.' }) key: string;
  @Field(() => String, { description: 'Its title.' }) title: string;
  @Field(() => Float, { nullable: true, description: 'As closed; null: it was not in the column.' }) asClosed: number | null;
  @Field(() => Float, { nullable: true, description: 'As of now; null: it is not in the column.' }) now: number | null;
  @Field(() => Float, { description: 'Now less as closed.' }) change: number;
  @Field(() => String, { description: 'What became of it, in words.' }) note: string;
}

@ObjectType({ description: 'How a sprint as it was frozen differs from what its history says now: late news, and edits of the past.' })
export class SprintDifference {
  @Field(() => Measure, { description: 'What it is read in.' }) measure: Measure;
  @Field(() => Unit, { description: 'The unit of its amounts.' }) unit: Unit;
  @Field(() => Boolean, { description: 'Whether nothing differs.' }) same: boolean;
  @Field(() => [LedgerNumberDifference], { description: 'The columns whose number or items differ.' }) numbers: LedgerNumberDifference[];
  @Field(() => [LedgerItemDifference], { description: 'The items that differ, by column.' }) items: LedgerItemDifference[];
}

@ObjectType({ description: 'The commitment as it was written down when the sprint started, beside the one its history gives now.' })
export class StartDifference {
  @Field(() => Float, { description: 'As written down at the start.' }) atStart: number;
  @Field(() => Float, { description: 'As its history reads now.' }) now: number;
  @Field(() => [LedgerItemDifference], { description: 'The items that differ.' }) items: LedgerItemDifference[];
}
