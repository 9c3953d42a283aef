import { Module } from '@nestjs/common';
import { BiModule } from '../bi/bi.module.js';
import { FiguresModule } from '../figures/figures.module.js';
import { FeedAnswers } from './feed-answers.js';
import { FeedLinks } from './feed-links.js';
import { FeedsController } from './feeds.controller.js';
import { FeedsResolver } from './feeds.resolver.js';
import { FeedsService } from './feeds.service.js';

/** Saved queries with addresses of their own. */
@Module({ imports: [FiguresModule, BiModule], controllers: [FeedsController], providers: [FeedsService, FeedAnswers, FeedLinks, FeedsResolver], exports: [FeedLinks] })
export class FeedsModule {}
