import { Module } from '@nestjs/common';
import { ProductFacts } from './product-facts.js';

/** What happened: the rows as they are kept, read by SQL. */
@Module({
  providers: [ProductFacts],
  exports: [ProductFacts],
})
export class FactsModule {}
