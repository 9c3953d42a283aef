import { Module } from '@nestjs/common';
import { RelationSizes } from '../database/relation-sizes.js';
import { StorageResolver } from './storage.resolver.js';

/** What the database takes on disk. */
@Module({ providers: [RelationSizes, StorageResolver] })
export class StorageModule {}
