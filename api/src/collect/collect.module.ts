import { Module } from '@nestjs/common';
import { CollectResolver } from './collect.resolver.js';
import { CollectService } from './collect.service.js';

/** How facts come in. */
@Module({
  providers: [CollectService, CollectResolver],
  exports: [CollectService],
})
export class CollectModule {}
