import { Module } from '@nestjs/common';
import { FactsModule } from '../facts/facts.module.js';
import { Answers } from './answers.js';
import { DeliveryTalliesModule } from './delivery/delivery-tallies.module.js';
import { FactClock } from './fact-clock.js';
import { MetricValues } from './metric-values.js';
import { Churned } from './outcome/churn-reasons.js';
import { KeptByKind } from './outcome/kept-by-kind.js';
import { KeptPeriods } from './outcome/kept-periods.js';
import { KeptQuestions } from './outcome/kept-questions.js';
import { KeptUpkeep } from './outcome/kept-upkeep.js';
import { RecountJobs } from './outcome/recount-jobs.js';
import { Recounting } from './outcome/recounting.js';
import { EventProperties } from './outcome/event-properties.js';
import { EventsKept } from './outcome/events-kept.js';
import { FunnelTables } from './outcome/funnel-tables.js';
import { AdoptionTables } from './outcome/adoption-tables.js';
import { NamesOfToday } from './outcome/names-of-today.js';
import { OutcomeAnswers } from './outcome/outcome-answers.js';
import { OutcomeTables } from './outcome/outcome-tables.js';
import { PaymentParts } from './outcome/payment-parts.js';
import { PeopleOfToday } from './outcome/people-of-today.js';
import { RevenueTables } from './outcome/revenue-tables.js';
import { SaidTables } from './outcome/said-tables.js';
import { StripeMonths } from './outcome/stripe-months.js';
import { TallyMemory } from './outcome/tally-memory.js';
import { Touches } from './outcome/touches.js';

/** What is counted, for whoever asks. */
@Module({
  imports: [FactsModule, DeliveryTalliesModule],
  providers: [Touches, PeopleOfToday, NamesOfToday, KeptByKind, TallyMemory, EventsKept, KeptQuestions, KeptPeriods, KeptUpkeep, Recounting, RecountJobs, OutcomeAnswers, OutcomeTables, AdoptionTables, FunnelTables, EventProperties, RevenueTables, SaidTables, Churned, StripeMonths, PaymentParts, FactClock, MetricValues, Answers],
  exports: [Answers, OutcomeTables, AdoptionTables, FunnelTables, EventProperties, RevenueTables, SaidTables, Churned, StripeMonths, PaymentParts, FactClock, MetricValues],
})
export class TalliesModule {}
