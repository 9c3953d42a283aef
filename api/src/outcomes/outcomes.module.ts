import { Module } from '@nestjs/common';
import { FiguresModule } from '../figures/figures.module.js';
import { AdoptionResolver } from './adoption.resolver.js';
import { ChurnReasonsResolver } from './churn-reasons.resolver.js';
import { FunnelResolver } from './funnel.resolver.js';
import { OutcomesService } from './outcomes.service.js';
import { ProductOutcomesResolver } from './product-outcomes.resolver.js';
import { RevenueResolver } from './revenue.resolver.js';
import { SatisfactionResolver } from './satisfaction.resolver.js';
import { SatisfactionService } from './satisfaction.service.js';

/** What is asked of outcomes. */
@Module({
  imports: [FiguresModule],
  providers: [OutcomesService, SatisfactionService, ProductOutcomesResolver, AdoptionResolver, RevenueResolver, ChurnReasonsResolver, SatisfactionResolver, FunnelResolver],
})
export class OutcomesModule {}
