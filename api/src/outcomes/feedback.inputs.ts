import { ArgsType, Field, ID, InputType, Int } from '@nestjs/graphql';
import { FeedbackPlace, RequestOrder, RequestState } from './said.enums.js';

const AUTHOR = { nullable: true, description: 'Who says so: a name, at most 100 characters.' };
const FIRST = { description: 'Rows a page: 1 to 200.' };
const AFTER = { nullable: true, description: 'The nextCursor of the page before.' };
const SEARCH = { nullable: true, description: 'Only what holds these words, or parts of words, in any case and order.' };

@ArgsType()
export class FeedbackArgs {
  @Field(() => FeedbackPlace, { nullable: true, description: 'Only what has been put there.' }) place?: FeedbackPlace | null;
  @Field(() => String, { nullable: true, description: 'Only of this sort.' }) kind?: string | null;
  @Field(() => String, SEARCH) search?: string | null;
  @Field(() => Int, { defaultValue: 20, ...FIRST }) first: number;
  @Field(() => String, AFTER) after?: string | null;
}

@ArgsType()
export class RequestFeedbackArgs {
  @Field(() => Int, { defaultValue: 50, ...FIRST }) first: number;
  @Field(() => String, AFTER) after?: string | null;
}

@ArgsType()
export class RequestsArgs {
  @Field(() => [RequestState], { nullable: true, description: 'Only of these states.' }) states?: RequestState[] | null;
  @Field(() => String, { ...SEARCH, description: 'Only those whose title holds these words.' }) search?: string | null;
  @Field(() => RequestOrder, { defaultValue: RequestOrder.PEOPLE, description: 'What they are ranked by.' }) order: RequestOrder;
  @Field(() => Int, { defaultValue: 50, ...FIRST }) first: number;
  @Field(() => String, AFTER) after?: string | null;
}

@InputType({ description: 'A new request.' })
export class CreateRequestInput {
  @Field(() => String, { description: 'The product, by its key.' }) product: string;
  @Field(() => String, { description: 'What is asked for: 1 to 200 characters.' }) title: string;
  @Field(() => RequestState, { defaultValue: RequestState.OPEN, description: 'What is to become of it.' }) state: RequestState;
  @Field(() => [ID], { nullable: true, description: 'Feedback to put into it at once: at most 200.' }) feedback?: string[] | null;
  @Field(() => String, { nullable: true, description: 'Your own name for it, at most 100 characters: sent again with the same key, it is kept once.' }) key?: string | null;
  @Field(() => String, AUTHOR) author?: string | null;
}

@InputType({ description: 'A change to a request. What is left out stays.' })
export class EditRequestInput {
  @Field(() => ID, { description: 'The request.' }) id: string;
  @Field(() => String, { nullable: true, description: 'What is asked for: 1 to 200 characters. Say the version with it.' }) title?: string | null;
  @Field(() => Int, { nullable: true, description: 'With a new title: the version of the one that was read. If another has been saved since, nothing is written and both come back.' }) version?: number | null;
  @Field(() => RequestState, { nullable: true, description: 'What is to become of it.' }) state?: RequestState | null;
  @Field(() => String, AUTHOR) author?: string | null;
}

@InputType({ description: 'Two requests that are one.' })
export class MergeRequestsInput {
  @Field(() => ID, { description: 'The request that goes up in the other one.' }) request: string;
  @Field(() => ID, { description: 'The request that stays, with its title and state.' }) into: string;
  @Field(() => String, AUTHOR) author?: string | null;
}

@InputType({ description: 'Where feedback is put, wherever it was before.' })
export class SortFeedbackInput {
  @Field(() => [ID], { description: 'The feedback: 1 to 200.' }) feedback: string[];
  @Field(() => FeedbackPlace, { description: 'SORTED goes with a request; ASIDE: it asks for nothing; INBOX takes it back.' }) place: FeedbackPlace;
  @Field(() => ID, { nullable: true, description: 'With SORTED: the request.' }) request?: string | null;
  @Field(() => String, AUTHOR) author?: string | null;
}
