import { Inject } from '@nestjs/common';
import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { RequestFeedbackArgs } from './feedback.inputs.js';
import { FeedbackService } from './feedback.service.js';
import { FeedbackRows, RequestAccount, RequestReport } from './feedback.type.js';

/** What stands behind a request. */
@Resolver(() => RequestReport)
export class RequestReportResolver {
  constructor(@Inject(FeedbackService) private readonly service: FeedbackService) {}

  @ResolveField(() => FeedbackRows, { description: 'The feedback that was put into it, newest first.' })
  async feedback(@Parent() report: RequestReport, @Args() args: RequestFeedbackArgs): Promise<FeedbackRows> {
    return this.service.feedbackOf(report, args);
  }

  @ResolveField(() => [RequestAccount], { description: 'The accounts of the people who ask for it, each once, those that pay most first. Their MRR adds up to the request\'s.' })
  async accounts(@Parent() report: RequestReport): Promise<RequestAccount[]> {
    return this.service.accountsOf(report);
  }
}
