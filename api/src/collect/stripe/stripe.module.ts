import { Module } from '@nestjs/common';
import { FactsModule } from '../../facts/facts.module.js';
import { CollectModule } from '../collect.module.js';
import { StripeService } from './stripe.service.js';

/** What Stripe says, by webhooks and by files. */
@Module({ imports: [FactsModule, CollectModule], providers: [StripeService], exports: [StripeService] })
export class StripeModule {}
