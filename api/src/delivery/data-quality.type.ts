import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { QualityItem } from '@bifocal/metrics';
import { QualityKind, QualitySeverity } from '../graphql/enums.js';
import { DateTime } from '../graphql/scalars.js';

@ObjectType({ description: 'An item with a flaw; of SPRINT_NEVER_CLOSED, a sprint.' })
export class FlawedItem {
  @Field(() => ID, { description: 'Its id here.' }) id: string;
  @Field(() => String, { description: 'The key its source gave it.' }) key: string;
  @Field(() => String, { description: 'Its title.' }) title: string;
  @Field(() => String, { description: 'What happened, such as "5 → 8, 2 days after it was done".' }) detail: string;
  @Field(() => DateTime, { description: 'When, the last time.' }) at: Date;
}

@ObjectType({ description: 'One page of items with a flaw.' })
export class FlawedItemPage {
  @Field(() => [FlawedItem], { description: 'Latest first.' }) rows: readonly FlawedItem[];
  @Field(() => Int, { description: 'How many there are on all pages.' }) totalCount: number;
  @Field(() => String, { nullable: true, description: 'Give it as `after` for the next page; null on the last.' }) nextCursor: string | null;
}

@ObjectType({ description: 'One thing that makes numbers doubtful.' })
export class QualityFinding {
  @Field(() => QualityKind, { description: 'What it is.' }) kind: QualityKind;
  @Field(() => String, { description: 'Its name.' }) name: string;
  @Field(() => String, { description: 'The rule, and what it does to numbers.' }) says: string;
  @Field(() => String, { description: 'What to do about it.' }) whatToDo: string;
  @Field(() => QualitySeverity, { description: 'How grave it is.' }) severity: QualitySeverity;
  @Field(() => [String], { description: 'Keys of the metrics that it makes doubtful.' }) metrics: readonly string[];
  @Field(() => [String], { description: 'The names of these metrics.' }) metricNames: readonly string[];
  @Field(() => Int, { description: 'How many items have it.' }) count: number;
  /** All of them, latest first, and what they were asked by. */
  found: readonly QualityItem[];
  askedBy: object;
}

@ObjectType({ description: 'What makes a team\'s numbers of a range doubtful. A flaw belongs to the time in which it happened.' })
export class DataQuality {
  @Field(() => [QualityFinding], { description: 'The gravest first; only what was found.' }) findings: QualityFinding[];
  @Field(() => Int, { description: 'How many items were looked through: those that something happened to in the range, the latest 5,000 of them.' }) checkedItems: number;
  @Field(() => Int, { description: 'How many items something happened to in the range.' }) touchedItems: number;
  @Field(() => DateTime, { description: 'Every fact accepted until then is counted.' }) asOf: Date;
}
