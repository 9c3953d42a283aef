import { Module } from '@nestjs/common';
import { Answers } from './answers.js';
import { OutcomeAnswers } from './outcome/outcome-answers.js';
import { OutcomeTables } from './outcome/outcome-tables.js';

/** What is counted, for whoever asks. */
@Module({
  providers: [OutcomeAnswers, OutcomeTables, Answers],
  exports: [Answers, OutcomeTables],
})
export class TalliesModule {}
