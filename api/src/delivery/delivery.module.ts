import { Module } from '@nestjs/common';
import { FactsModule } from '../facts/facts.module.js';
import { ProductsModule } from '../products/products.module.js';
import { SprintResolver } from './sprint.resolver.js';
import { TeamResolver } from './team.resolver.js';
import { TeamsService } from './teams.service.js';

/** What is asked of delivery. */
@Module({
  imports: [FactsModule, ProductsModule],
  providers: [TeamsService, TeamResolver, SprintResolver],
})
export class DeliveryModule {}
