import { Module } from '@nestjs/common';
import { CollectModule } from '../collect.module.js';
import { Answering } from './answering.js';
import { PosthogController } from './posthog.controller.js';
import { SegmentController } from './segment.controller.js';
import { TrackingService } from './tracking.service.js';

/** What products send from their pages, apps and servers. */
@Module({
  imports: [CollectModule],
  controllers: [SegmentController, PosthogController],
  providers: [TrackingService, Answering],
})
export class TrackingModule {}
