import { Module } from '@nestjs/common';
import { FactsModule } from '../facts/facts.module.js';
import { ProductsModule } from '../products/products.module.js';
import { TalliesModule } from '../tallies/tallies.module.js';
import { WhoIsAskedAbout } from './asked.js';
import { DeliveryPeriods } from './delivery-periods.js';
import { FiguresService } from './figures.service.js';

/** How any metric becomes a figure: whose it is, over which periods, against what. Every room that shows figures asks here. */
@Module({
  imports: [FactsModule, ProductsModule, TalliesModule],
  providers: [WhoIsAskedAbout, DeliveryPeriods, FiguresService],
  exports: [FactsModule, TalliesModule, WhoIsAskedAbout, DeliveryPeriods, FiguresService],
})
export class FiguresModule {}
