import { Module } from '@nestjs/common';
import { FactsModule } from '../facts/facts.module.js';
import { FiguresModule } from '../figures/figures.module.js';
import { ProductsModule } from '../products/products.module.js';
import { AdoptionResolver } from './adoption.resolver.js';
import { FeedbackResolver } from './feedback.resolver.js';
import { FeedbackService } from './feedback.service.js';
import { AdoptionService } from './adoption.service.js';
import { AdoptionTablesResolver, ProductAdoptionResolver } from './product-adoption.resolver.js';
import { RetentionResolver } from './retention.resolver.js';
import { RetentionService } from './retention.service.js';
import { ChurnReasonsResolver } from './churn-reasons.resolver.js';
import { AnnotationsResolver } from './annotations.resolver.js';
import { EventPropertiesResolver } from './event-properties.resolver.js';
import { FunnelAnalysisResolver } from './funnel-analysis.resolver.js';
import { FunnelAnalysisService } from './funnel-analysis.service.js';
import { FunnelResolver, TriedFunnelResolver } from './funnel.resolver.js';
import { OutcomesService } from './outcomes.service.js';
import { ProductBasicsResolver } from './product-basics.resolver.js';
import { ProductOutcomesResolver } from './product-outcomes.resolver.js';
import { PaymentPartsResolver } from './payment-parts.resolver.js';
import { RequestReportResolver } from './request-report.resolver.js';
import { RevenueResolver } from './revenue.resolver.js';
import { RevenueService } from './revenue.service.js';
import { SatisfactionResolver } from './satisfaction.resolver.js';
import { SatisfactionService } from './satisfaction.service.js';
import { StripeDifferenceResolver } from './stripe-difference.resolver.js';
import { VerbatimsResolver } from './verbatims.resolver.js';
import { VerbatimsService } from './verbatims.service.js';

/** What people say, in their own words. */
const SAID = [VerbatimsService, VerbatimsResolver, FeedbackService, FeedbackResolver, RequestReportResolver];

/** How far people come. */
const CONVERSION = [FunnelResolver, TriedFunnelResolver, FunnelAnalysisResolver, FunnelAnalysisService, EventPropertiesResolver];

/** What is asked of outcomes. */
@Module({
  imports: [FactsModule, ProductsModule, FiguresModule],
  providers: [OutcomesService, RevenueService, SatisfactionService, AdoptionService, RetentionService, ProductOutcomesResolver, ProductBasicsResolver, AdoptionResolver, AdoptionTablesResolver, ProductAdoptionResolver, RetentionResolver, AnnotationsResolver, RevenueResolver, ChurnReasonsResolver, StripeDifferenceResolver, PaymentPartsResolver, SatisfactionResolver, FunnelResolver, ...CONVERSION, ...SAID],
})
export class OutcomesModule {}
