import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/identity.module.js';
import { TalliesModule } from '../tallies/tallies.module.js';
import { KeptAnswers } from './kept-answers.js';
import { KeptAnswersPlugin } from './kept-answers.plugin.js';

/** Answers that were given a moment ago. */
@Module({ imports: [IdentityModule, TalliesModule], providers: [KeptAnswers, KeptAnswersPlugin] })
export class AnswersModule {}
