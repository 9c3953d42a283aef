import { Module } from '@nestjs/common';
import { FactsModule } from '../facts/facts.module.js';
import { ProductsModule } from '../products/products.module.js';
import { TalliesModule } from '../tallies/tallies.module.js';
import { WhoIsAskedAbout } from './asked.js';
import { DeliveryPeriods } from './delivery-periods.js';
import { FiguresService } from './figures.service.js';
import { TargetsService } from './targets.service.js';

/** How any metric becomes a figure: whose it is, over which periods, against what. Every room that shows figures asks here. */
@Module({
  imports: [FactsModule, ProductsModule, TalliesModule],
  providers: [WhoIsAskedAbout, DeliveryPeriods, TargetsService, FiguresService],
  exports: [FactsModule, TalliesModule, WhoIsAskedAbout, DeliveryPeriods, TargetsService, FiguresService],
})
export class FiguresModule {}
