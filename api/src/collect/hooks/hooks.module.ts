import { Module } from '@nestjs/common';
import { FactsModule } from '../../facts/facts.module.js';
import { CollectModule } from '../collect.module.js';
import { FilesModule } from '../files/files.module.js';
import { StripeModule } from '../stripe/stripe.module.js';
import { HookService } from './hook.service.js';
import { HooksController } from './hooks.controller.js';
import { StripeHook } from './stripe-hook.js';

/** Webhooks of trackers as a door. */
@Module({
  imports: [FactsModule, CollectModule, FilesModule, StripeModule],
  controllers: [HooksController],
  providers: [HookService, StripeHook],
})
export class HooksModule {}
