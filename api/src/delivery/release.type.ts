import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import type { ReleaseRow } from '../facts/release-facts.js';
import { Measure, ReleaseBucket, Unit } from '../graphql/enums.js';
import { DateTime, LocalDate } from '../graphql/scalars.js';
import { Sprint } from './sprint.type.js';

@ObjectType({ description: 'A release: work of one team, or of several, that goes out together.' })
export class Release {
  @Field(() => ID, { description: 'Its id here.' }) id: number;
  @Field(() => String, { description: 'The key its source gave it.' }) key: string;
  @Field(() => String, { description: 'Its name.' }) name: string;
  @Field(() => DateTime, { nullable: true, description: 'When work on it began; null: with its first item.' }) startedAt: Date | null;
  @Field(() => LocalDate, { nullable: true, description: 'When it should be released.' }) targetDate: string | null;
  @Field(() => DateTime, { nullable: true, description: 'When it was released; null: not yet.' }) releasedAt: Date | null;
  /** As it is kept. */
  row: ReleaseRow;
}

/** The noun of a kept release. */
export function releaseOf(row: ReleaseRow): Release {
  const { id, key, name, startedAt, targetDate, releasedAt } = row;
  return { id, key, name, startedAt, targetDate, releasedAt, row };
}

@ObjectType({ description: 'One sprint of a release: start + added - removed + reEstimated - completed = end. Bars of closed sprints never change.' })
export class ReleaseBar {
  @Field(() => Sprint, { description: 'The sprint.' }) sprint: Sprint;
  @Field(() => Float, { description: 'What remained at its start.' }) start: number;
  @Field(() => Float, { description: 'What came into the release.' }) added: number;
  @Field(() => Float, { description: 'What was taken out, cancelled or deleted.' }) removed: number;
  @Field(() => Float, { description: 'Changes of estimate, with sign.' }) reEstimated: number;
  @Field(() => Float, { description: 'What became done less what was reopened.' }) completed: number;
  @Field(() => Float, { description: 'Of this, what was taken back by reopening.' }) reopened: number;
  @Field(() => Float, { description: 'What remained at its close, or remains now.' }) end: number;
  @Field(() => Float, { description: 'By how much what remained changed between the close of the sprint before and the start of this one.' }) changedBefore: number;
  @Field(() => Float, { description: 'Of that, what was completed between the two. It counts towards the pace and the forecast of this sprint.' }) completedBefore: number;
  @Field(() => Float, { description: 'Of that, how the scope changed between the two: added, less removed, and re-estimated.' }) scopeChangedBefore: number;
  @Field(() => Float, { description: 'The rest of it, which no sprint did: news that came after the sprint before was frozen, another definition since, or sprints that ran at the same time. changedBefore = scopeChangedBefore - completedBefore + revisedBefore.' }) revisedBefore: number;
  @Field(() => Boolean, { description: 'Whether the sprint is still running.' }) running: boolean;
}

@ObjectType({ description: 'One item in one part of a bar: the amounts of a part add up to it.' })
export class ReleaseBarItem {
  @Field(() => ReleaseBucket, { description: 'The part it is in.' }) bucket: ReleaseBucket;
  @Field(() => Boolean, { description: 'It happened before the sprint, after the one before had closed: part of changedBefore.' }) before: boolean;
  @Field(() => String, { description: 'Its key.' }) key: string;
  @Field(() => String, { description: 'Its title.' }) title: string;
  @Field(() => Float, { description: 'What it counts in this part; with sign where it was re-estimated or reopened.' }) amount: number;
  @Field(() => DateTime, { description: 'When it happened.' }) at: Date;
  @Field(() => String, { nullable: true, description: 'What there is to say about it, as "reopened" or "8 → 13".' }) note: string | null;
}

@ObjectType({ description: 'How many more sprints the release takes at the pace of its last closed ones. Null: it cannot be told, or never at this rate; the sentence says which.' })
export class SprintsLeft {
  @Field(() => Int, { nullable: true, description: 'At the mean of what they completed.' }) atMean: number | null;
  @Field(() => Int, { nullable: true, description: 'The same, if the scope goes on changing as it did.' }) atMeanWithGrowth: number | null;
  @Field(() => Int, { nullable: true, description: 'At the best of them.' }) atBest: number | null;
  @Field(() => Int, { nullable: true, description: 'At the worst of them.' }) atWorst: number | null;
  @Field(() => Float, { nullable: true, description: 'What a sprint completed of the release, on average.' }) meanVelocity: number | null;
  @Field(() => Float, { nullable: true, description: 'By how much its scope grew in a sprint, on average.' }) meanGrowth: number | null;
  @Field(() => String, { description: 'All of it in a sentence.' }) sentence: string;
}

@ObjectType({ description: 'What remains of a release, a bar a sprint.' })
export class ReleaseBurndown {
  @Field(() => Measure, { description: 'What it is read in. A release of several teams is read in items: points of different teams are never added up.' }) measure: Measure;
  @Field(() => Unit, { description: 'The unit of its amounts.' }) unit: Unit;
  @Field(() => [ReleaseBar], { description: 'The started sprints since the release began, in order; of several teams, those of the release\'s own, or of the one with most items in it.' }) bars: ReleaseBar[];
  @Field(() => Float, { description: 'What remains now.' }) remaining: number;
  @Field(() => Float, { description: 'What is done now.' }) completed: number;
  @Field(() => Float, { description: 'By how much what remains has changed since the end of the last bar; 0 while its sprint runs.' }) changedAfter: number;
  @Field(() => SprintsLeft, { description: 'How many more sprints it takes.' }) sprintsLeft: SprintsLeft;
  @Field(() => Boolean, { description: 'It is not released: all of it can still change.' }) provisional: boolean;
  @Field(() => DateTime, { description: 'Every fact accepted until then is counted.' }) asOf: Date;
  @Field(() => String, { nullable: true, description: 'Why there are no bars, or why it is read in items.' }) nullReason: string | null;
}
