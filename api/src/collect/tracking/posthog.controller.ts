import { Controller, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { Open } from '../../identity/needs.js';
import { Answering } from './answering.js';
import { readPosthogBody } from './posthog-body.js';
import { readPosthogMessage } from './posthog-message.js';
import { readMessages } from './read-messages.js';
import { bytesOf, TrackingRefusal, writeKeyIn } from './tracking-request.js';
import { TrackingService } from './tracking.service.js';

const MOST_EVENTS = 10_000;
/** There are no flags, recordings or surveys of PostHog's here: its clients hear so once, and are quiet. */
const NO_FLAGS = {
  flags: {}, featureFlags: {}, featureFlagPayloads: {}, errorsWhileComputingFlags: false, supportedCompression: ['gzip', 'gzip-js', 'base64'], config: { enable_collect_everything: false },
  sessionRecording: false, surveys: false, heatmaps: false, capturePerformance: false, autocaptureExceptions: false, autocapture_opt_out: true, isAuthenticated: false, toolbarParams: {}, siteApps: [], editorParams: {},
};

/** The paths that PostHog's clients post to. Each is a door for POST alone, so that the page's own addresses stay the page's. */
@Controller()
export class PosthogController {
  constructor(
    @Inject(TrackingService) private readonly tracking: TrackingService,
    @Inject(Answering) private readonly answering: Answering,
  ) {}

  // Whoever sends shows a write key.
  @Open()
  @Post(['capture', 'e', 'batch', 'i/v0/e'])
  async events(@Req() request: Request, @Res() response: Response): Promise<void> {
    const receivedAtMs = Date.now();
    await this.answering.answer(request, response, async () => {
      const { key, sentAt, events, single } = readPosthogBody(bytesOf(request), request.query);
      if (events.length > MOST_EVENTS) throw new TrackingRefusal(413, `The batch has ${events.length.toLocaleString('en')} events; ${MOST_EVENTS.toLocaleString('en')} is the most. Nothing was kept. Send it in parts.`);
      const owner = await this.tracking.ownerOf(writeKeyIn(request.headers, key));
      const receipt = await this.tracking.take(owner, readMessages(events, (event) => readPosthogMessage(event, { receivedAtMs, sentAt }), (index) => (single ? '' : `batch[${index}]`)));
      return { status: single && receipt.rejected.length > 0 ? 400 : 200, receipt, more: { status: 1 } };
    });
  }

  // Nothing is known here of flags, and nothing is told.
  @Open()
  @Post(['flags', 'decide'])
  @HttpCode(200)
  flags(): typeof NO_FLAGS {
    return NO_FLAGS;
  }
}
