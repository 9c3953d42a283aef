import { Module } from '@nestjs/common';
import { FactsModule } from '../facts/facts.module.js';
import { ProductsModule } from '../products/products.module.js';
import { CollectResolver } from './collect.resolver.js';
import { CollectService } from './collect.service.js';
import { OwnBatch } from './own-batch.js';
import { ProductSettingsResolver } from './product-settings.resolver.js';
import { ProductsCollectResolver } from './products-collect.resolver.js';
import { SourcesResolver } from './sources.resolver.js';
import { TeamSettingsResolver } from './team-settings.resolver.js';
import { WriteKeysResolver } from './write-keys.resolver.js';

/** How facts come in. */
@Module({
  imports: [FactsModule, ProductsModule],
  providers: [CollectService, OwnBatch, CollectResolver, ProductsCollectResolver, ProductSettingsResolver, SourcesResolver, TeamSettingsResolver, WriteKeysResolver],
  exports: [CollectService],
})
export class CollectModule {}
