import { Module } from '@nestjs/common';
import { FiguresModule } from '../figures/figures.module.js';
import { ProductsModule } from '../products/products.module.js';
import { BiResolver } from './bi.resolver.js';
import { ExplainService } from './explain.service.js';
import { MetricRounds } from './metric-rounds.js';
import { MetricTableService } from './metric-table.service.js';
import { TargetsResolver } from './targets.resolver.js';

/** Any metric, asked as a table, as figures, or explained. */
@Module({
  imports: [FiguresModule, ProductsModule],
  providers: [MetricTableService, MetricRounds, ExplainService, BiResolver, TargetsResolver],
  exports: [MetricTableService],
})
export class BiModule {}
