import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import { Grain, Measure } from '../graphql/enums.js';
import { DateTime, LocalDate } from '../graphql/scalars.js';

@ObjectType({ description: 'A team in one period, set against its own commitment and never against another team.' })
export class RollUpShare {
  @Field(() => String, { description: 'The team\'s key.' }) team: string;
  @Field(() => String, { description: 'Its name.' }) teamName: string;
  @Field(() => Measure, { description: 'What the share is read in: the team\'s own measure.' }) measure: Measure;
  @Field(() => Int, { description: 'How many of its sprints were closed in the period.' }) sprints: number;
  @Field(() => Float, { nullable: true, description: 'Completed / its own commitment. It can pass 1, where more was added and done.' }) completedOfCommitment: number | null;
  @Field(() => String, { nullable: true, description: 'Why there is none.' }) nullReason: string | null;
}

@ObjectType({ description: 'One closed sprint, in items. The rows of a period add up to its numbers.' })
export class RollUpSprint {
  @Field(() => ID, { description: 'The sprint\'s id here.' }) sprint: string;
  @Field(() => String, { description: 'The key its source gave it.' }) key: string;
  @Field(() => String, { description: 'Its name.' }) name: string;
  @Field(() => String, { description: 'The key of the team whose sprint it is.' }) team: string;
  @Field(() => String, { description: 'The team\'s name.' }) teamName: string;
  @Field(() => DateTime, { description: 'When it was closed.' }) closedAt: Date;
  @Field(() => Int, { description: 'Items committed.' }) committed: number;
  @Field(() => Int, { description: 'Of these, items completed.' }) kept: number;
  @Field(() => Int, { description: 'All items completed, also those that were added later.' }) completed: number;
}

@ObjectType({ description: 'All teams in one period, over the sprints that were closed in it.' })
export class RollUpPeriod {
  @Field(() => LocalDate, { description: 'Its first day.' }) period: string;
  @Field(() => LocalDate, { description: 'The first day after it.' }) periodEnd: string;
  @Field(() => Boolean, { description: 'Whether it is over.' }) complete: boolean;
  @Field(() => Int, { description: 'Items committed.' }) committed: number;
  @Field(() => Int, { description: 'Of these, items completed.' }) kept: number;
  @Field(() => Int, { description: 'All items completed, also those that were added later.' }) completed: number;
  @Field(() => Float, { nullable: true, description: 'Kept / committed, by items.' }) keptCommitment: number | null;
  @Field(() => String, { nullable: true, description: 'Why there is no kept commitment.' }) nullReason: string | null;
  @Field(() => [RollUpShare], { description: 'Each team against its own commitment, by name.' }) teams: RollUpShare[];
  @Field(() => [RollUpSprint], { description: 'The sprints behind it.' }) sprints: RollUpSprint[];
}

@ObjectType({ description: 'The teams of a product together: by items, and each by the share of its own commitment. Points of different teams are never added up.' })
export class DeliveryRollUp {
  @Field(() => Grain, { description: 'What one period is.' }) grain: Grain;
  @Field(() => [RollUpPeriod], { description: 'Earliest first; the running one is the last.' }) periods: RollUpPeriod[];
  @Field(() => DateTime, { description: 'Every fact accepted until then is counted.' }) asOf: Date;
}
