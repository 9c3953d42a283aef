import { Module } from '@nestjs/common';
import { FactsModule } from '../../facts/facts.module.js';
import { CollectModule } from '../collect.module.js';
import { FilesModule } from '../files/files.module.js';
import { HookService } from './hook.service.js';
import { HooksController } from './hooks.controller.js';

/** Webhooks of trackers as a door. */
@Module({
  imports: [FactsModule, CollectModule, FilesModule],
  controllers: [HooksController],
  providers: [HookService],
})
export class HooksModule {}
