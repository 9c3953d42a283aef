import { Global, Module } from '@nestjs/common';
import { WhoAsks } from './who-asks.js';

@Global()
@Module({ providers: [WhoAsks], exports: [WhoAsks] })
export class IdentityModule {}
