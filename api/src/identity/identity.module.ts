import { Global, Module } from '@nestjs/common';
import { WhoAsks } from './who-asks.js';
import { WriteKeys } from './write-keys.js';

@Global()
@Module({ providers: [WhoAsks, WriteKeys], exports: [WhoAsks, WriteKeys] })
export class IdentityModule {}
