import { Module } from '@nestjs/common';
import { FactsModule } from '../../facts/facts.module.js';
import { CollectModule } from '../collect.module.js';
import { StripeModule } from '../stripe/stripe.module.js';
import { CalendarResolver } from './calendar.resolver.js';
import { ImportJobs } from './import-jobs.repository.js';
import { ImportPlanner } from './import-planner.js';
import { ImportPreviews } from './import-preview.js';
import { ImportRunner } from './import-runner.js';
import { ImportSight } from './import-sight.js';
import { ImportsResolver } from './imports.resolver.js';
import { JiraMemory } from './jira-memory.js';
import { KnowledgeBefore } from './knowledge-before.js';
import { OldUploads } from './old-uploads.js';
import { RejectedRowsController } from './rejected-rows.controller.js';
import { UploadController } from './upload.controller.js';
import { UploadedFiles } from './uploaded-files.repository.js';
import { Whereabouts } from './whereabouts.js';

/** Files as a door: handed in, looked at, imported in the background. */
@Module({
  imports: [FactsModule, CollectModule, StripeModule],
  controllers: [UploadController, RejectedRowsController],
  providers: [CalendarResolver, ImportJobs, ImportPlanner, ImportPreviews, ImportRunner, ImportSight, ImportsResolver, JiraMemory, OldUploads, KnowledgeBefore, UploadedFiles, Whereabouts],
  exports: [JiraMemory],
})
export class FilesModule {}
