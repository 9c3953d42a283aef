import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
import { SurveyKind } from '../graphql/enums.js';
import { Figure } from '../graphql/figure.js';
import { DateTime } from '../graphql/scalars.js';
import type { OutcomeAsked } from './outcome-question.js';

@ObjectType({ description: 'How many answers gave one score.' })
export class ScoreCount {
  @Field(() => Int, { description: 'The score.' }) score: number;
  @Field(() => Int, { description: 'How many answers gave it.' }) count: number;
}

@ObjectType({ description: 'One survey, in a range.' })
export class Survey {
  @Field(() => String, { description: 'The key its source gave it.' }) key: string;
  @Field(() => SurveyKind, { description: 'What it asks, and so its scale.' }) kind: SurveyKind;
  @Field(() => String, { description: 'Its name.' }) name: string;
  @Field(() => Figure, { description: 'Its score with the 95 % interval: NPS in points, CSAT and CES as shares.' }) figure: Figure;
  @Field(() => [ScoreCount], { description: 'Answers by score, over the whole scale.' }) distribution: ScoreCount[];
  @Field(() => Figure, { description: 'People who finished it of the people who were shown it.' }) responseRate: Figure;
}

@ObjectType({ description: 'What somebody wrote with a score.' })
export class Verbatim {
  @Field(() => String, { description: 'The key its source gave the response.' }) key: string;
  @Field(() => String, { description: 'The survey\'s key.' }) survey: string;
  @Field(() => Int, { description: 'The score given with it.' }) score: number;
  @Field(() => DateTime, { description: 'When it was answered.' }) at: Date;
  @Field(() => String, { description: 'The words.' }) comment: string;
  @Field(() => String, { nullable: true, description: 'Who: the person\'s name, or key.' }) person: string | null;
  @Field(() => String, { nullable: true, description: 'Of which account: its name, or key.' }) account: string | null;
  @Field(() => Float, { nullable: true, description: 'The account\'s MRR now, in minor units; null where it never paid.' }) mrr: number | null;
}

@ObjectType({ description: 'One page of what people wrote.' })
export class VerbatimPage {
  @Field(() => [Verbatim], { description: 'Newest first.' }) rows: readonly Verbatim[];
  @Field(() => Int, { description: 'How many there are on all pages.' }) totalCount: number;
  @Field(() => String, { nullable: true, description: 'Give it as `after` for the next page; null on the last.' }) nextCursor: string | null;
}

@ObjectType({ description: 'What people say of the product, in a range.' })
export class Satisfaction {
  question: OutcomeAsked;
}
