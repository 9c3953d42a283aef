import { Field, Int, ObjectType } from '@nestjs/graphql';
import { DateTime } from '../graphql/scalars.js';

@ObjectType({ description: 'Something that was not kept of a source, lately.' })
export class SourceRejection {
  @Field(() => DateTime, { description: 'When it was received.' }) at: Date;
  @Field(() => String, { description: 'Where in its batch, as workItems[3].estimate.' }) path: string;
  @Field(() => String, { nullable: true, description: 'The value found there, shortened.' }) value: string | null;
  @Field(() => String, { description: 'What was expected, and what to do.' }) reason: string;
  @Field(() => String, { nullable: true, description: 'The whole message as JSON, cut after 4,000 characters; null from doors that keep none.' }) payload: string | null;
}

@ObjectType({ description: 'Who sends facts: a tracker, a product, a file.' })
export class Source {
  id: number;
  activeMinutes: number;
  longestPauseS: number | null;
  @Field(() => String, { description: 'Its key, by which the keys of its facts are scoped.' }) key: string;
  @Field(() => String, { description: 'The door it uses: graphql, tracking (it has a write key), webhook, file, or sample.' }) kind: string;
  @Field(() => Boolean, { description: 'Whether its facts are simulated.' }) simulated: boolean;
  @Field(() => DateTime, { nullable: true, description: 'When its last batch came.' }) lastReceivedAt: Date | null;
  @Field(() => Int, { description: 'Items that brought something new in the last minute; messages, where it sends messages.' }) lastMinute: number;
  @Field(() => Int, { description: 'The same of the last hour, to the minute.' }) lastHour: number;
  @Field(() => Int, { description: 'The same of the last 24 hours, to the minute.' }) lastDay: number;
  @Field(() => Int, { description: 'All items that brought something new.' }) total: number;
  @Field(() => Int, { description: 'All items that were not kept.' }) rejectedTotal: number;
}
