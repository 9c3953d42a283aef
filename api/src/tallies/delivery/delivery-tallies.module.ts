import { Module } from '@nestjs/common';
import { FactsModule } from '../../facts/facts.module.js';
import { DataQualityReadings } from './data-quality-readings.js';
import { DeliveryAnswers } from './delivery-answers.js';
import { DeliveryScopes } from './delivery-scope.js';
import { Doubts } from './doubts.js';
import { FreezeRounds } from './freeze-rounds.js';
import { DoraJudge } from './dora-judge.js';
import { DoraReadings } from './dora-reading.js';
import { QualityJudge } from './quality-judge.js';
import { ReleaseForecasts } from './release-forecasts.js';
import { ReleaseJudge } from './release-judge.js';
import { ReleaseReadings } from './release-reading.js';
import { SprintFreezer } from './sprint-freezer.js';
import { SprintJudge } from './sprint-judge.js';
import { TeamMemory } from './team-memory.js';
import { WorkGroups } from './work-groups.js';
import { WorkJudge } from './work-judge.js';

/** What is counted of delivery: histories read by SQL, judged by the formulas. */
@Module({
  imports: [FactsModule],
  providers: [TeamMemory, DeliveryScopes, WorkGroups, ReleaseReadings, ReleaseForecasts, DataQualityReadings, Doubts, SprintJudge, ReleaseJudge, WorkJudge, QualityJudge, DoraReadings, DoraJudge, DeliveryAnswers, SprintFreezer, FreezeRounds],
  exports: [SprintFreezer, DeliveryAnswers, TeamMemory, DeliveryScopes, WorkGroups, ReleaseReadings, ReleaseForecasts, DataQualityReadings, DoraReadings],
})
export class DeliveryTalliesModule {}
