import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import { DateTime } from '../graphql/scalars.js';
import type { OutcomeAsked } from './outcome-question.js';
import { FeedbackPlace, RequestState } from './said.enums.js';

@ObjectType({ description: 'Something a person wrote of their own accord, and where people have put it.' })
export class Feedback {
  @Field(() => ID, { description: 'Its id.' }) id: number;
  @Field(() => String, { description: 'The key its source gave it.' }) key: string;
  @Field(() => DateTime, { description: 'When it was written.' }) at: Date;
  @Field(() => String, { nullable: true, description: 'What sort it is, in its source\'s word.' }) kind: string | null;
  @Field(() => String, { description: 'The words.' }) text: string;
  @Field(() => String, { nullable: true, description: 'Who: the person\'s name, or key.' }) person: string | null;
  @Field(() => String, { nullable: true, description: 'The person\'s key.' }) personKey: string | null;
  @Field(() => String, { nullable: true, description: 'Of which account: its name, or key.' }) account: string | null;
  @Field(() => String, { nullable: true, description: 'The account\'s key.' }) accountKey: string | null;
  @Field(() => Float, { nullable: true, description: 'The account\'s MRR now over all currencies that a rate is known for, in minor units of the product\'s currency; null where it never paid in one.' }) mrr: number | null;
  @Field(() => FeedbackPlace, { description: 'Where it has been put.' }) place: FeedbackPlace;
  @Field(() => ID, { nullable: true, description: 'The request it was put into.' }) requestId: number | null;
  @Field(() => String, { nullable: true, description: 'The title of that request.' }) request: string | null;
  @Field(() => String, { nullable: true, description: 'Who put it there.' }) sortedBy: string | null;
  @Field(() => DateTime, { nullable: true, description: 'When it was put there.' }) sortedAt: Date | null;
}

@ObjectType({ description: 'One page of feedback.' })
export class FeedbackRows {
  @Field(() => [Feedback], { description: 'Newest first.' }) rows: readonly Feedback[];
  @Field(() => Int, { description: 'How many there are on all pages.' }) totalCount: number;
  @Field(() => Int, { description: 'How many people wrote them. Feedback of nobody known is of a person of its own.' }) people: number;
  @Field(() => String, { nullable: true, description: 'Give it as `after` for the next page; null on the last.' }) nextCursor: string | null;
}

@ObjectType({ description: 'Something that people ask for: feedback that was grouped.' })
export class FeedbackRequest {
  @Field(() => ID, { description: 'Its id.' }) id: number;
  @Field(() => String, { description: 'What is asked for.' }) title: string;
  @Field(() => RequestState, { description: 'What is to become of it.' }) state: RequestState;
  @Field(() => Int, { description: 'How many people ask for it. One person counts once, however often they write.' }) people: number;
  @Field(() => Int, { description: 'How many feedbacks were put into it.' }) feedback: number;
  @Field(() => Int, { description: 'How many accounts these people belong to.' }) accounts: number;
  @Field(() => Float, { nullable: true, description: 'What these accounts pay a month now, each counted once, in minor units of the product\'s currency; null where none of the people has an account.' }) mrr: number | null;
  @Field(() => DateTime, { nullable: true, description: 'When it was last asked for.' }) lastAt: Date | null;
  @Field(() => Int, { description: 'Counts the wordings of its title.' }) version: number;
  @Field(() => String, { nullable: true, description: 'Who made it.' }) author: string | null;
  @Field(() => String, { nullable: true, description: 'Who changed it last.' }) changedBy: string | null;
  @Field(() => DateTime, { description: 'When it was made.' }) createdAt: Date;
  @Field(() => DateTime, { description: 'When it was changed last.' }) updatedAt: Date;
}

@ObjectType({ description: 'One page of requests.' })
export class FeedbackRequestPage {
  @Field(() => [FeedbackRequest], { description: 'In the order that was asked for.' }) rows: readonly FeedbackRequest[];
  @Field(() => Int, { description: 'How many there are on all pages.' }) totalCount: number;
  @Field(() => String, { nullable: true, description: 'Give it as `after` for the next page; null on the last.' }) nextCursor: string | null;
}

@ObjectType({ description: 'An account behind a request.' })
export class RequestAccount {
  @Field(() => String, { description: 'Its key.' }) key: string;
  @Field(() => String, { description: 'Its name, or key.' }) name: string;
  @Field(() => Int, { description: 'How many of its people ask for it.' }) people: number;
  @Field(() => Int, { description: 'How many feedbacks they wrote.' }) feedback: number;
  @Field(() => Float, { nullable: true, description: 'What it pays a month now over all currencies that a rate is known for, in minor units of the product\'s currency; null where it never paid in one.' }) mrr: number | null;
}

@ObjectType({ description: 'One request with all that stands behind it.' })
export class RequestReport {
  question: OutcomeAsked;
  @Field(() => FeedbackRequest, { description: 'The request.' }) request: FeedbackRequest;
  @Field(() => String, { description: 'ISO 4217 code of the product\'s currency, in which MRR is told.' }) currency: string;
}

@ObjectType({ description: 'What people ask for of their own accord.' })
export class Voice {
  question: OutcomeAsked;
}

@ObjectType({ description: 'What became of a change of a request that others may change at the same time.' })
export class FeedbackRequestChange {
  @Field(() => Boolean, { description: 'False: somebody else has changed the title meanwhile, and nothing was written.' }) saved: boolean;
  @Field(() => FeedbackRequest, { description: 'The request as it stands.' }) request: FeedbackRequest;
  @Field(() => String, { nullable: true, description: 'The title that was not written.' }) yours: string | null;
}
