import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import { DurationUnit, StatusCategory } from '../graphql/enums.js';
import { Figure } from '../graphql/figure.js';
import { DateTime } from '../graphql/scalars.js';
import type { DayRange } from '../graphql/range.js';
import type { Whose } from './questions.js';

@ObjectType({ description: 'One item that was done in the range.' })
export class FlowItem {
  @Field(() => ID, { description: 'Its id here.' }) id: string;
  @Field(() => String, { description: 'The key its source gave it.' }) key: string;
  @Field(() => String, { description: 'Its title.' }) title: string;
  @Field(() => String, { description: 'Its type, as the tracker calls it.' }) type: string;
  @Field(() => DateTime, { nullable: true, description: 'When it was created.' }) createdAt: Date | null;
  @Field(() => DateTime, { nullable: true, description: 'When work on it last began anew; null: it was never in progress.' }) startedAt: Date | null;
  @Field(() => DateTime, { nullable: true, description: 'When it was last done.' }) doneAt: Date | null;
  @Field(() => Float, { nullable: true, description: 'Exact minutes from created to last done.' }) leadMinutes: number | null;
  @Field(() => Int, { nullable: true, description: 'Calendar days from started to done, first and last counted.' }) cycleDays: number | null;
  @Field(() => Int, { nullable: true, description: 'Calendar days from created to done, first and last counted.' }) leadDays: number | null;
  @Field(() => Float, { nullable: true, description: 'From started to done, in the flow\'s unit of time; null: it was never in progress.' }) cycle: number | null;
  @Field(() => Int, { description: 'How often it was opened again after it was done.' }) reopened: number;
}

@ObjectType({ description: 'One item that is in progress or waiting.' })
export class WipItem {
  @Field(() => ID, { description: 'Its id here.' }) id: string;
  @Field(() => String, { description: 'The key its source gave it.' }) key: string;
  @Field(() => String, { description: 'Its title.' }) title: string;
  @Field(() => StatusCategory, { description: 'IN_PROGRESS or WAITING.' }) category: StatusCategory;
  @Field(() => String, { nullable: true, description: 'Its status, as the tracker calls it.' }) status: string | null;
  @Field(() => DateTime, { nullable: true, description: 'When work on it began.' }) startedAt: Date | null;
  @Field(() => Int, { nullable: true, description: 'Days since then, first and last counted.' }) ageDays: number | null;
  @Field(() => Float, { nullable: true, description: 'The same in the flow\'s unit of time.' }) age: number | null;
  @Field(() => Int, { nullable: true, description: 'The highest of the team\'s own percentiles that its age has passed: 85 means it is older than 85 % of the items done in the range ever got. Null: none of them.' }) passedPercentile: number | null;
  @Field(() => Float, { nullable: true, description: 'How long it has been blocked since work on it began, in the flow\'s unit of time; null: the team\'s source does not tell.' }) blocked: number | null;
  @Field(() => Boolean, { nullable: true, description: 'Whether it is blocked now, or was at the end of the range; null: the team\'s source does not tell.' }) blockedNow: boolean | null;
  @Field(() => String, { nullable: true, description: 'What blocks it, or blocked it last, as far as the source says.' }) blockedBy: string | null;
}

@ObjectType({ description: 'One of the team\'s own percentiles: so many per cent of the items done in the range took no longer than this, from started to done.' })
export class CyclePercentile {
  @Field(() => Int, { description: '50, 70, 85 or 95.' }) percentile: number;
  @Field(() => Float, { description: 'In the flow\'s unit of time, by nearest rank: a time that an item took.' }) value: number;
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
  @Field(() => DurationUnit, { description: 'The unit of time of the percentiles, and of each item\'s cycle, age and blocked.' }) timeUnit: DurationUnit;
  @Field(() => [CyclePercentile], { description: 'The 50th, 70th, 85th and 95th percentile of the cycle times; none where nothing that was in progress was done.' }) percentiles: CyclePercentile[];
  @Field(() => Int, { description: 'How many items the percentiles rest on.' }) percentilesOf: number;
  @Field(() => Figure, { description: 'Days that items were blocked in the range. Null: the team\'s source does not tell; that is not 0.' }) blockedTime: Figure;
  @Field(() => [DoubtfulItem], { description: 'Items done in the range by a history that cannot be. They are counted as done, and in no average.' }) doubtful: DoubtfulItem[];
  /** Whose flow it is, and of which days. */
  whose: Whose;
  range: DayRange;
  /** All items done in the range, latest first. */
  done: FlowItem[];
}
