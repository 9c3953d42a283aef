import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
import { SurveyKind } from '../graphql/enums.js';
import { Figure } from '../graphql/figure.js';
import type { OutcomeAsked } from './outcome-question.js';
import { ScoreGroup } from './said.enums.js';

@ObjectType({ description: 'How many answers gave one score.' })
export class ScoreCount {
  @Field(() => Int, { description: 'The score.' }) score: number;
  @Field(() => Int, { description: 'How many answers gave it.' }) count: number;
  @Field(() => ScoreGroup, { description: 'What the score says.' }) group: ScoreGroup;
}

@ObjectType({ description: 'How many answers say the same.' })
export class ScoreGroupCount {
  @Field(() => ScoreGroup, { description: 'What they say.' }) group: ScoreGroup;
  @Field(() => Int, { description: 'How many answers.' }) answers: number;
  @Field(() => Float, { nullable: true, description: 'Their share of all answers; null where there are none.' }) share: number | null;
}

@ObjectType({ description: 'A score\'s 95 % interval as centre plus or minus margin, in the score\'s own unit: NPS in points, CSAT and CES as shares. It is cut to the scale in the figure\'s low and high.' })
export class ScoreMargin {
  @Field(() => Float, { description: 'Its middle.' }) centre: number;
  @Field(() => Float, { description: 'Half of its width.' }) margin: number;
  @Field(() => Boolean, { description: 'Whether the middle is pulled towards the middle of the scale and so is not the score itself: adjusted Wald for an NPS under 50 answers, Wilson for shares.' }) adjusted: boolean;
}

@ObjectType({ description: 'A mean of scores, with its 95 % t interval cut to the scale.' })
export class ScoreMean {
  @Field(() => Float, { nullable: true, description: 'The mean; null where nobody answered.' }) value: number | null;
  @Field(() => Float, { nullable: true, description: 'Lower end of its interval; null for a single answer.' }) low: number | null;
  @Field(() => Float, { nullable: true, description: 'Upper end of its interval; null for a single answer.' }) high: number | null;
}

@ObjectType({ description: 'One survey, in a range.' })
export class Survey {
  @Field(() => String, { description: 'The key its source gave it.' }) key: string;
  @Field(() => SurveyKind, { description: 'What it asks, and so its scale.' }) kind: SurveyKind;
  @Field(() => String, { description: 'Its name.' }) name: string;
  @Field(() => Figure, { description: 'Its score with the 95 % interval: NPS in points, CSAT and CES as shares.' }) figure: Figure;
  @Field(() => ScoreMargin, { nullable: true, description: 'The interval as a margin; null where nobody answered.' }) margin: ScoreMargin | null;
  @Field(() => Boolean, { description: 'Whether it stands on fewer than 30 answers, and so is shown grey.' }) isThin: boolean;
  @Field(() => ScoreMean, { nullable: true, description: 'The mean of the answers, which stands beside a CES; null for other kinds.' }) mean: ScoreMean | null;
  @Field(() => [ScoreCount], { description: 'Answers by score, over the whole scale.' }) distribution: ScoreCount[];
  @Field(() => [ScoreGroupCount], { description: 'Answers by what they say, from the lower end of the scale up.' }) groups: ScoreGroupCount[];
  @Field(() => Figure, { description: 'People who finished it of the people who were shown it.' }) responseRate: Figure;
}

@ObjectType({ description: 'The score of one part of the people. Parts do not add up to the whole: a score is a share.' })
export class SatisfactionSegment {
  @Field(() => String, { nullable: true, description: 'What they have in common; null: not known of them.' }) segment: string | null;
  @Field(() => Figure, { description: 'Their score with its 95 % interval.' }) figure: Figure;
  @Field(() => ScoreMargin, { nullable: true, description: 'The interval as a margin; null where nobody answered.' }) margin: ScoreMargin | null;
  @Field(() => Boolean, { description: 'Whether it stands on fewer than 30 answers, and so is shown grey.' }) isThin: boolean;
}

@ObjectType({ description: 'What people say of the product, in a range.' })
export class Satisfaction {
  question: OutcomeAsked;
}
