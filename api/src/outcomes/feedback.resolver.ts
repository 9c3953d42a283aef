import { Inject } from '@nestjs/common';
import { Args, ID, Int, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { Place } from '../facts/feedback-requests.js';
import { badInput } from '../graphql/named-error.js';
import { readId } from '../graphql/read-id.js';
import { maybeWordsOf, wordsOf } from '../graphql/words.js';
import { Needs } from '../identity/needs.js';
import { ProductsService } from '../products/products.service.js';
import { CreateRequestInput, EditRequestInput, FeedbackArgs, MergeRequestsInput, RequestsArgs, SortFeedbackInput } from './feedback.inputs.js';
import { FeedbackService } from './feedback.service.js';
import { FeedbackRequest, FeedbackRequestChange, FeedbackRequestPage, FeedbackRows, RequestReport, Voice } from './feedback.type.js';
import { authorOf, MOST } from './said-words.js';

const INPUT = { description: 'What to change.' };

/** What people ask for, and how it is grouped. */
@Resolver(() => Voice)
export class FeedbackResolver {
  constructor(
    @Inject(FeedbackService) private readonly service: FeedbackService,
    @Inject(ProductsService) private readonly products: ProductsService,
  ) {}

  @ResolveField(() => FeedbackRows, { description: 'Feedback, newest first.' })
  async feedback(@Parent() { question }: Voice, @Args() args: FeedbackArgs): Promise<FeedbackRows> {
    return this.service.feedback(question, args);
  }

  @ResolveField(() => [String], { description: 'The sorts of feedback that there are, the most first.' })
  async kinds(@Parent() { question }: Voice): Promise<string[]> {
    return this.service.kinds(question);
  }

  @ResolveField(() => FeedbackRequestPage, { description: 'Requests, by how many people ask for them or what those pay.' })
  async requests(@Parent() { question }: Voice, @Args() args: RequestsArgs): Promise<FeedbackRequestPage> {
    return this.service.ranked(question, args);
  }

  @ResolveField(() => RequestReport, { nullable: true, description: 'One request; null where the product has none with this id. One that was merged is the one it was merged into.' })
  async request(@Parent() { question }: Voice, @Args('id', { type: () => ID, description: 'The request\'s id.' }) id: string): Promise<RequestReport | null> {
    return this.service.report(question, readId('id', id));
  }

  @Needs('WORK_OUTCOMES')
  @Mutation(() => FeedbackRequest, { description: 'Makes a request that feedback can be put into.' })
  async createRequest(@Args('input', { type: () => CreateRequestInput, ...INPUT }) { product, title, state, feedback, key, author }: CreateRequestInput): Promise<FeedbackRequest> {
    const request = { title: wordsOf('title', title, MOST.title), state, author: authorOf(author), key: maybeWordsOf('key', key, MOST.name) };
    return this.service.create(await this.products.requireByKey(product), request, feedbackIds(feedback ?? []));
  }

  @Needs('WORK_OUTCOMES')
  @Mutation(() => FeedbackRequestChange, { description: 'Changes a request. Where somebody else has changed its title meanwhile, nothing is written and both come back.' })
  async editRequest(@Args('input', { type: () => EditRequestInput, ...INPUT }) { id, title, version, state, author }: EditRequestInput): Promise<FeedbackRequestChange> {
    if (title != null && version == null) throw badInput('version: say with a new title the version of the one that was read.');
    return this.service.edit(readId('id', id), { words: title == null ? undefined : { title: wordsOf('title', title, MOST.title), version: version! }, state: state ?? undefined }, authorOf(author));
  }

  @Needs('WORK_OUTCOMES')
  @Mutation(() => FeedbackRequest, { description: 'Makes two requests one: all feedback of the one goes into the other, which keeps its title and state.' })
  async mergeRequests(@Args('input', { type: () => MergeRequestsInput, ...INPUT }) { request, into, author }: MergeRequestsInput): Promise<FeedbackRequest> {
    if (request === into) throw badInput('into: a request cannot go up in itself. Name another one.');
    return this.service.merge(readId('request', request), readId('into', into), authorOf(author));
  }

  @Needs('WORK_OUTCOMES')
  @Mutation(() => Int, { description: 'Puts feedback into a request, aside, or back into the inbox. Answers how many.' })
  async sortFeedback(@Args('input', { type: () => SortFeedbackInput, ...INPUT }) { feedback, place, request, author }: SortFeedbackInput): Promise<number> {
    if ((place === 'SORTED') !== (request != null)) throw badInput('request: goes with the place SORTED, and with no other.');
    const into: Place = request == null ? (place as 'ASIDE' | 'INBOX') : { request: readId('request', request) };
    if (feedback.length === 0) throw badInput('feedback: name at least one.');
    return this.service.sort(feedbackIds(feedback), into, authorOf(author));
  }
}

function feedbackIds(ids: readonly string[]): number[] {
  if (ids.length > MOST.sorted) throw badInput(`feedback: ${ids.length} were named; ${MOST.sorted} is the most at once.`);
  return ids.map((id, index) => readId(`feedback[${index}]`, id));
}
