import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import { StatusCategory, WorkItemEventKind } from '../graphql/enums.js';
import { DateTime } from '../graphql/scalars.js';

@ObjectType({ description: 'A length of time of a work item, in every unit.' })
export class ItemDuration {
  @Field(() => Int, { description: 'Local days, first and last counted.' }) days: number;
  @Field(() => Int, { description: 'Of these, the days the team works.' }) workingDays: number;
  @Field(() => Float, { description: 'Exact hours, around the clock.' }) hours: number;
}

@ObjectType({ description: 'A time in which an item was blocked. Several reasons at once are one.' })
export class BlockedStretch {
  @Field(() => DateTime, { description: 'Since when.' }) from: Date;
  @Field(() => DateTime, { nullable: true, description: 'Until when; null: it is blocked still.' }) to: Date | null;
  @Field(() => String, { nullable: true, description: 'By what, as far as the source says.' }) reason: string | null;
}

@ObjectType({ description: 'Something that happened to a work item.' })
export class WorkItemStep {
  @Field(() => DateTime, { description: 'When.' }) at: Date;
  @Field(() => WorkItemEventKind, { description: 'What.' }) kind: WorkItemEventKind;
  @Field(() => String, { nullable: true, description: 'The value before, a sprint or release by its name.' }) from: string | null;
  @Field(() => String, { nullable: true, description: 'The value after, a sprint or release by its name.' }) to: string | null;
  @Field(() => String, { description: 'The same in words.' }) says: string;
}

@ObjectType({ description: 'A work item with everything that happened to it.' })
export class WorkItem {
  @Field(() => ID, { description: 'Its id here.' }) id: string;
  @Field(() => String, { description: 'The key its source gave it.' }) key: string;
  @Field(() => String, { description: 'Its title.' }) title: string;
  @Field(() => String, { description: 'Its type, as the tracker calls it.' }) type: string;
  @Field(() => String, { nullable: true, description: 'Of a defect: how bad it is.' }) severity: string | null;
  @Field(() => String, { nullable: true, description: 'How it was resolved.' }) resolution: string | null;
  @Field(() => String, { nullable: true, description: 'Its status now, as the tracker calls it.' }) status: string | null;
  @Field(() => StatusCategory, { description: 'What its status means.' }) category: StatusCategory;
  @Field(() => Float, { nullable: true, description: 'Its estimate in points; null: it has none.' }) points: number | null;
  @Field(() => Float, { nullable: true, description: 'Its estimate in hours; null: it has none.' }) hours: number | null;
  @Field(() => String, { description: 'The IANA time zone of its days: its team\'s.' }) timeZone: string;
  @Field(() => DateTime, { nullable: true, description: 'When it was created; null: nobody has said.' }) createdAt: Date | null;
  @Field(() => DateTime, { nullable: true, description: 'When work on it last began anew; null: it was never in progress, or is to do again.' }) startedAt: Date | null;
  @Field(() => DateTime, { nullable: true, description: 'When it was last done; null: it is not done.' }) doneAt: Date | null;
  @Field(() => ItemDuration, { nullable: true, description: 'From started to done, or to now while it is open; null: not started.' }) cycle: ItemDuration | null;
  @Field(() => ItemDuration, { nullable: true, description: 'From created to done, or to now while it is open.' }) lead: ItemDuration | null;
  @Field(() => [BlockedStretch], { description: 'When it was blocked, as far as its source tells.' }) blocked: BlockedStretch[];
  @Field(() => ItemDuration, { nullable: true, description: 'All of it together, each day once; null: its source tells of no blocking of it.' }) blockedTime: ItemDuration | null;
  @Field(() => [WorkItemStep], { description: 'Everything that happened to it, in order.' }) steps: WorkItemStep[];
  @Field(() => String, { nullable: true, description: 'Why the team counts it in no sprint and no flow; null: it counts.' }) notCounted: string | null;
}
