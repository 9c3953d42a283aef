import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
import { StatusCategory } from '../graphql/enums.js';
import { Figure } from '../graphql/figure.js';
import { DateTime } from '../graphql/scalars.js';

@ObjectType({ description: 'One item that was done in the range.' })
export class FlowItem {
  @Field(() => String, { description: 'The key its source gave it.' }) key: string;
  @Field(() => String, { description: 'Its title.' }) title: string;
  @Field(() => String, { description: 'Its type, as the tracker calls it.' }) type: string;
  @Field(() => DateTime, { nullable: true, description: 'When it was created.' }) createdAt: Date | null;
  @Field(() => DateTime, { nullable: true, description: 'When work on it last began anew; null: it was never in progress.' }) startedAt: Date | null;
  @Field(() => DateTime, { nullable: true, description: 'When it was last done.' }) doneAt: Date | null;
  @Field(() => Float, { nullable: true, description: 'Exact minutes from created to last done.' }) leadMinutes: number | null;
  @Field(() => Int, { nullable: true, description: 'Calendar days from started to done, first and last counted.' }) cycleDays: number | null;
  @Field(() => Int, { nullable: true, description: 'Calendar days from created to done, first and last counted.' }) leadDays: number | null;
  @Field(() => Int, { description: 'How often it was opened again after it was done.' }) reopened: number;
}

@ObjectType({ description: 'One item that is in progress or waiting.' })
export class WipItem {
  @Field(() => String, { description: 'The key its source gave it.' }) key: string;
  @Field(() => String, { description: 'Its title.' }) title: string;
  @Field(() => StatusCategory, { description: 'IN_PROGRESS or WAITING.' }) category: StatusCategory;
  @Field(() => DateTime, { nullable: true, description: 'When work on it began.' }) startedAt: Date | null;
  @Field(() => Int, { nullable: true, description: 'Days since then, first and last counted.' }) ageDays: number | null;
}

@ObjectType({ description: 'An item whose own history cannot be: it is in no average.' })
export class DoubtfulItem {
  @Field(() => String, { description: 'The key its source gave it.' }) key: string;
  @Field(() => String, { description: 'Its title.' }) title: string;
  @Field(() => String, { description: 'What cannot be.' }) reason: string;
}

@ObjectType({ description: 'How work flows through a team.' })
export class Flow {
  @Field(() => Figure, { description: 'Items done in the range.' }) throughput: Figure;
  @Field(() => Figure, { description: 'The median of days from started to done.' }) cycleTime: Figure;
  @Field(() => Figure, { description: 'The days within which 85 % of the items were done, from started on.' }) cycleTimeP85: Figure;
  @Field(() => Figure, { description: 'The median of days from created to done.' }) leadTime: Figure;
  @Field(() => Figure, { description: 'The days within which 85 % of the items were done, from created on.' }) leadTimeP85: Figure;
  @Field(() => Figure, { description: 'Items in progress or waiting at the end of the range, or now.' }) wip: Figure;
  @Field(() => [WipItem], { description: 'These, oldest first.' }) wipItems: WipItem[];
  @Field(() => [DoubtfulItem], { description: 'Items done in the range by a history that cannot be. They are counted as done, and in no average.' }) doubtful: DoubtfulItem[];
  /** All items done in the range, latest first. */
  done: FlowItem[];
}
