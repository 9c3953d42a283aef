import { Module } from '@nestjs/common';
import { SampleLoader } from './sample-loader.js';
import { SampleResolver } from './sample.resolver.js';

/** The sample organisation: loaded at the first start, removed with one click. */
@Module({ providers: [SampleLoader, SampleResolver], exports: [SampleLoader] })
export class SampleModule {}
