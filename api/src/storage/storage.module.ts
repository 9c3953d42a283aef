import { Module } from '@nestjs/common';
import { RelationSizes } from '../database/relation-sizes.js';
import { ProductsModule } from '../products/products.module.js';
import { EventRetentionResolver } from './event-retention.resolver.js';
import { ReplicasResolver } from './replicas.resolver.js';
import { RetentionRounds } from './retention-rounds.js';
import { StorageResolver } from './storage.resolver.js';

/** What the database takes on disk, and for how long events are kept. */
@Module({ imports: [ProductsModule], providers: [RelationSizes, StorageResolver, ReplicasResolver, EventRetentionResolver, RetentionRounds] })
export class StorageModule {}
