import { Module } from '@nestjs/common';
import { FactsModule } from '../facts/facts.module.js';
import { ProductDefinitionResolver } from './product-definition.resolver.js';
import { ProductsResolver } from './products.resolver.js';
import { ProductsService } from './products.service.js';

/** The noun that both halves share. */
@Module({
  imports: [FactsModule],
  providers: [ProductsService, ProductsResolver, ProductDefinitionResolver],
  exports: [ProductsService],
})
export class ProductsModule {}
