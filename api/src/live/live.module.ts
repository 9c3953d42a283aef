import { Module } from '@nestjs/common';
import { FactsModule } from '../facts/facts.module.js';
import { LiveChannel } from './live-channel.js';
import { LiveController } from './live.controller.js';

/** Tells pages that something has moved. */
@Module({ imports: [FactsModule], controllers: [LiveController], providers: [LiveChannel] })
export class LiveModule {}
