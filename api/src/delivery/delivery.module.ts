import { Module } from '@nestjs/common';
import { FactsModule } from '../facts/facts.module.js';
import { FiguresModule } from '../figures/figures.module.js';
import { ProductsModule } from '../products/products.module.js';
import { DeliveryTalliesModule } from '../tallies/delivery/delivery-tallies.module.js';
import { TalliesModule } from '../tallies/tallies.module.js';
import { DataQualityResolver } from './data-quality.resolver.js';
import { DataQualityService } from './data-quality.service.js';
import { CumulativeFlowService } from './cumulative-flow.service.js';
import { DefectsService } from './defects.service.js';
import { DoraService } from './dora.service.js';
import { ForecastsService } from './forecasts.service.js';
import { FlowResolver } from './flow.resolver.js';
import { FlowService } from './flow.service.js';
import { DefinitionResolver } from './definition.resolver.js';
import { FreezeResolver } from './freeze.resolver.js';
import { FreezeService } from './freeze.service.js';
import { ParityResolver } from './parity/parity.resolver.js';
import { ParityService } from './parity/parity.service.js';
import { ProductDeliveryResolver } from './product-delivery.resolver.js';
import { ForecastBackTestResolver, ReleaseForecastResolver } from './release-forecast.resolver.js';
import { RecomputeResolver } from './recompute.resolver.js';
import { ReleaseDefectsService } from './release-defects.service.js';
import { ReleaseResolver } from './release.resolver.js';
import { ReleasesService } from './releases.service.js';
import { RetrospectiveResolver } from './retrospective.resolver.js';
import { RetrospectivesService } from './retrospectives.service.js';
import { SprintResolver } from './sprint.resolver.js';
import { TeamResolver } from './team.resolver.js';
import { TeamsService } from './teams.service.js';
import { WorkItemResolver } from './work-item.resolver.js';

/** What is asked of delivery. */
@Module({
  imports: [FactsModule, ProductsModule, DeliveryTalliesModule, TalliesModule, FiguresModule],
  providers: [
    TeamsService, ReleasesService, ReleaseDefectsService, DefectsService, FlowService, DoraService, CumulativeFlowService, FreezeService,
    DataQualityService, DataQualityResolver,
    ForecastsService, ReleaseForecastResolver, ForecastBackTestResolver,
    RetrospectivesService, RetrospectiveResolver, RecomputeResolver,
    ParityService, ParityResolver,
    TeamResolver, SprintResolver, ReleaseResolver, FlowResolver, WorkItemResolver, ProductDeliveryResolver, FreezeResolver, DefinitionResolver,
  ],
})
export class DeliveryModule {}
