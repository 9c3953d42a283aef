import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import { SurveyKind } from '../graphql/enums.js';
import { DateTime } from '../graphql/scalars.js';
import { ScoreGroup } from './said.enums.js';

@ObjectType({ description: 'A tag on what somebody wrote.' })
export class VerbatimTag {
  @Field(() => String, { description: 'The tag.' }) name: string;
  @Field(() => String, { nullable: true, description: 'Who put it there.' }) author: string | null;
  @Field(() => DateTime, { description: 'When.' }) at: Date | string;
}

@ObjectType({ description: 'What somebody wrote with a score.' })
export class Verbatim {
  @Field(() => ID, { description: 'Its id.' }) id: number;
  @Field(() => String, { description: 'The key its source gave the response.' }) key: string;
  @Field(() => String, { description: 'The survey\'s key.' }) survey: string;
  @Field(() => SurveyKind, { description: 'What the survey asks, and so its scale.' }) kind: SurveyKind;
  @Field(() => Int, { description: 'The score given with it.' }) score: number;
  @Field(() => ScoreGroup, { description: 'What the score says.' }) group: ScoreGroup;
  @Field(() => DateTime, { description: 'When it was answered.' }) at: Date;
  @Field(() => String, { description: 'The words.' }) comment: string;
  @Field(() => String, { nullable: true, description: 'Who: the person\'s name, or key.' }) person: string | null;
  @Field(() => String, { nullable: true, description: 'The person\'s key.' }) personKey: string | null;
  @Field(() => String, { nullable: true, description: 'Of which account: its name, or key.' }) account: string | null;
  @Field(() => String, { nullable: true, description: 'The account\'s key.' }) accountKey: string | null;
  @Field(() => Float, { nullable: true, description: 'The account\'s MRR now over all currencies that a rate is known for, in minor units of the product\'s currency; null where it never paid in one.' }) mrr: number | null;
  @Field(() => [VerbatimTag], { description: 'What people have tagged it with, the earliest first.' }) tags: readonly VerbatimTag[];
}

@ObjectType({ description: 'One page of what people wrote.' })
export class VerbatimPage {
  @Field(() => [Verbatim], { description: 'Newest first.' }) rows: readonly Verbatim[];
  @Field(() => Int, { description: 'How many there are on all pages.' }) totalCount: number;
  @Field(() => String, { nullable: true, description: 'Give it as `after` for the next page; null on the last.' }) nextCursor: string | null;
}

@ObjectType({ description: 'The answers that carry one tag. One answer may carry several: tags do not add up.' })
export class TagCount {
  @Field(() => String, { description: 'The tag.' }) name: string;
  @Field(() => Int, { description: 'How many answers carry it.' }) answers: number;
  @Field(() => Int, { description: 'How many of them are favourable: promoters, satisfied, easy.' }) favourable: number;
  @Field(() => Int, { description: 'How many of them are critical: detractors, not satisfied, not easy.' }) critical: number;
  @Field(() => Float, { nullable: true, description: 'The favourable share.' }) favourableShare: number | null;
  @Field(() => Float, { nullable: true, description: 'The critical share.' }) criticalShare: number | null;
}

@ObjectType({ description: 'The tags of a verbatim after a change.' })
export class TaggedVerbatim {
  @Field(() => ID, { description: 'The verbatim\'s id.' }) id: number;
  @Field(() => [VerbatimTag], { description: 'Its tags, the earliest first.' }) tags: readonly VerbatimTag[];
}
