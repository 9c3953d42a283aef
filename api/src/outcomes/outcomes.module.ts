import { Module } from '@nestjs/common';
import { FactsModule } from '../facts/facts.module.js';
import { FiguresModule } from '../figures/figures.module.js';
import { ProductsModule } from '../products/products.module.js';
import { AdoptionResolver } from './adoption.resolver.js';
import { ChurnReasonsResolver } from './churn-reasons.resolver.js';
import { AnnotationsResolver } from './annotations.resolver.js';
import { FunnelResolver } from './funnel.resolver.js';
import { OutcomesService } from './outcomes.service.js';
import { ProductOutcomesResolver } from './product-outcomes.resolver.js';
import { RevenueResolver } from './revenue.resolver.js';
import { SatisfactionResolver } from './satisfaction.resolver.js';
import { SatisfactionService } from './satisfaction.service.js';

/** What is asked of outcomes. */
@Module({
  imports: [FactsModule, ProductsModule, FiguresModule],
  providers: [OutcomesService, SatisfactionService, ProductOutcomesResolver, AdoptionResolver, AnnotationsResolver, RevenueResolver, ChurnReasonsResolver, SatisfactionResolver, FunnelResolver],
})
export class OutcomesModule {}
