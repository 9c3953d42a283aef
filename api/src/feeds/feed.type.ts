import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { Compare, Grain, Half, Measure } from '../graphql/enums.js';
import { FilterInput } from '../graphql/figure.js';
import { RangeInput } from '../graphql/range.js';
import { DateTime, Json } from '../graphql/scalars.js';
import { FeedFormat } from './formats/feed-format.js';

@InputType({ description: 'A query of metricTable, word for word. A range such as last "P90D" moves with the days.' })
export class FeedQueryInput {
  @Field(() => [String], { description: 'Keys of the catalogue, up to 50.' }) metrics: string[];
  @Field(() => RangeInput, { description: 'Which days. Periods that hold any of them are given whole.' }) range: RangeInput;
  @Field(() => Grain, { description: 'What a row stands for.' }) grain: Grain;
  @Field(() => String, { nullable: true, description: 'A product\'s key. Needed where there are several and no team is given.' }) product?: string | null;
  @Field(() => String, { nullable: true, description: 'A team\'s key: only its delivery.' }) team?: string | null;
  @Field(() => [String], { nullable: true, description: 'Up to 3 dimensions that every metric lists: a row a group.' }) groupBy?: string[] | null;
  @Field(() => [FilterInput], { nullable: true, description: 'Keep only facts that pass all of these.' }) filters?: FilterInput[] | null;
  @Field(() => Compare, { nullable: true, description: 'Fill `previous` and `change`.' }) compare?: Compare | null;
  @Field(() => Boolean, { nullable: true, description: 'Leave out periods that are not over.' }) completeOnly?: boolean | null;
  @Field(() => Measure, { nullable: true, description: 'What delivery is counted in; the team\'s own measure where it is left out.' }) measure?: Measure | null;
  @Field(() => ID, { nullable: true, description: 'The funnel of the conversion metrics; the product\'s first where it is left out.' }) funnel?: string | null;
}

@InputType({ description: 'A feed: a query that is saved, and what it is called.' })
export class FeedInput {
  @Field(() => String, { description: 'What it is called: up to 100 characters. Downloads are named after it.' }) name: string;
  @Field(() => FeedQueryInput, { description: 'What it answers.' }) query: FeedQueryInput;
}

@ObjectType({ description: 'Where a feed is read as a format, with a key that may read its halves, or by a signed link.' })
export class FeedAddress {
  @Field(() => FeedFormat, { description: 'The format.' }) format: FeedFormat;
  @Field(() => String, { description: 'The path on this server.' }) path: string;
}

@ObjectType({ description: 'A saved query with addresses of its own: a flat table that is read by GET and is as new as the last fact.' })
export class Feed {
  @Field(() => ID, { description: 'Its id, as its addresses have it.' }) id: string;
  @Field(() => String, { description: 'What it is called.' }) name: string;
  @Field(() => Json, { description: 'The arguments of metricTable that it asks with.' }) query: Record<string, unknown>;
  @Field(() => String, { description: 'The key of the product that it is about.' }) product: string;
  @Field(() => String, { nullable: true, description: 'The key of the team that it is about; null: of the whole product.' }) team: string | null;
  @Field(() => [Half], { description: 'The halves that it asks: a key needs the scope of each.' }) halves: Half[];
  @Field(() => [FeedAddress], { description: 'Where it is read.' }) addresses: FeedAddress[];
  @Field(() => String, { nullable: true, description: 'Who made it.' }) madeBy: string | null;
  @Field(() => DateTime, { description: 'When it was made.' }) madeAt: Date;
  @Field(() => DateTime, { description: 'When it was last changed.' }) changedAt: Date;
  @Field(() => DateTime, { nullable: true, description: 'When it was last read, to about ten seconds; null: never.' }) readAt: Date | null;
}

@ObjectType({ description: 'An address that is enough by itself to read one feed as one format, until it expires or the feed\'s links are ended.' })
export class FeedLink {
  @Field(() => FeedFormat, { description: 'The format.' }) format: FeedFormat;
  @Field(() => String, { description: 'The path on this server, signature included. Whoever has it can read the feed: send it as you would a key.' }) path: string;
  @Field(() => DateTime, { description: 'Until when it can be read.' }) expiresAt: Date;
}
