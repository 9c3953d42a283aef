import { Module } from '@nestjs/common';
import { Answers } from './answers.js';
import { FactClock } from './fact-clock.js';
import { OutcomeAnswers } from './outcome/outcome-answers.js';
import { OutcomeTables } from './outcome/outcome-tables.js';

/** What is counted, for whoever asks. */
@Module({
  providers: [OutcomeAnswers, OutcomeTables, FactClock, Answers],
  exports: [Answers, OutcomeTables, FactClock],
})
export class TalliesModule {}
