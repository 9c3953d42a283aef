import { Module } from '@nestjs/common';
import { DatabaseNotices } from '../database/notices.js';
import { FactsModule } from '../facts/facts.module.js';
import { LiveChannel } from './live-channel.js';
import { LiveController } from './live.controller.js';

/** Tells pages that something has moved. */
@Module({ imports: [FactsModule], controllers: [LiveController], providers: [DatabaseNotices, LiveChannel] })
export class LiveModule {}
