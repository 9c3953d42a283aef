import { Inject } from '@nestjs/common';
import { Args, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { badInput, notFound } from '../../graphql/named-error.js';
import { Needs } from '../../identity/needs.js';
import { WhoAsks } from '../../identity/who-asks.js';
import { ImportJobs, type ImportJobRow } from './import-jobs.repository.js';
import { ImportOptions } from './import-options.type.js';
import { ImportPlanner } from './import-planner.js';
import { ImportPreviews } from './import-preview.js';
import { ImportRunner } from './import-runner.js';
import { ImportSight } from './import-sight.js';
import { ImportJob, ImportPreview, ImportRejection } from './import.types.js';
import { UploadedFiles, type UploadedFile } from './uploaded-files.repository.js';
import { Whereabouts } from './whereabouts.js';

const MOST = 1000;

/** Files that were handed in: looked at first, then imported. */
@Resolver(() => ImportJob)
export class ImportsResolver {
  constructor(
    @Inject(WhoAsks) private readonly whoAsks: WhoAsks,
    @Inject(UploadedFiles) private readonly files: UploadedFiles,
    @Inject(ImportJobs) private readonly jobs: ImportJobs,
    @Inject(ImportPlanner) private readonly planner: ImportPlanner,
    @Inject(ImportPreviews) private readonly previews: ImportPreviews,
    @Inject(ImportRunner) private readonly runner: ImportRunner,
    @Inject(Whereabouts) private readonly whereabouts: Whereabouts,
    @Inject(ImportSight) private readonly sight: ImportSight,
  ) {}

  @Needs('MANAGE_SOURCES')
  @Query(() => [ImportJob], { description: 'The last imports, newest first.' })
  async importJobs(@Args('last', { type: () => Int, nullable: true, defaultValue: 20, description: 'How many, 1,000 at most.' }) last: number): Promise<ImportJob[]> {
    const { workspaceId } = await this.whoAsks.workspace();
    return (await this.sight.last(workspaceId, within('last', last))).map(jobOf);
  }

  @Needs('MANAGE_SOURCES')
  @Query(() => ImportJob, { nullable: true, description: 'One import; null where there is none with this id.' })
  async importJob(@Args('id', { type: () => ID, description: 'Its id.' }) id: string): Promise<ImportJob | null> {
    const { workspaceId } = await this.whoAsks.workspace();
    const job = await this.sight.byId(workspaceId, id);
    return job && jobOf(job);
  }

  @ResolveField(() => [ImportRejection], { description: 'Rows that were not kept, by line. The first 100,000 are kept with their reasons; GET /api/v1/imports/{id}/rejected.csv has them all.' })
  async rejected(@Parent() job: ImportJob, @Args('first', { type: () => Int, nullable: true, defaultValue: 20, description: 'How many, 1,000 at most.' }) first: number): Promise<ImportRejection[]> {
    return this.jobs.rejections(job.id, within('first', first));
  }

  @Needs('MANAGE_SOURCES')
  @Mutation(() => ImportPreview, { description: 'How a file would be read: its format, what its columns mean, its first rows as understood, and what would be refused. Writes nothing.' })
  async previewImport(
    @Args('file', { type: () => ID, description: 'The id that POST /api/v1/files answered.' }) file: string,
    @Args('options', { type: () => ImportOptions, nullable: true, description: 'Corrections.' }) options?: ImportOptions | null,
  ): Promise<ImportPreview> {
    const { workspaceId } = await this.whoAsks.workspace();
    const uploaded = await this.fileOf(workspaceId, file);
    return this.previews.of(workspaceId, uploaded, await this.planner.plan(workspaceId, uploaded, options ?? {}));
  }

  @Needs('MANAGE_SOURCES')
  @Mutation(() => ImportJob, { description: 'Imports a file in the background; ask importJob how far it is. Importing it again counts nothing twice.' })
  async startImport(
    @Args('file', { type: () => ID, description: 'The id that POST /api/v1/files answered.' }) file: string,
    @Args('options', { type: () => ImportOptions, description: 'The options that the preview was right with.' }) options: ImportOptions,
  ): Promise<ImportJob> {
    const { workspaceId } = await this.whoAsks.workspace();
    const uploaded = await this.fileOf(workspaceId, file);
    const { plan, obstacles } = await this.planner.plan(workspaceId, uploaded, options);
    if (obstacles.length > 0) throw badInput(obstacles.map(({ path, reason }) => (path === 'file' ? reason : `${path}: ${reason}`)).join(' '));
    await this.sight.requireOwn(workspaceId, plan);
    const job = await this.jobs.byId(workspaceId, await this.jobs.add(workspaceId, uploaded.id, plan));
    this.runner.takeUp();
    return jobOf(job!);
  }

  private async fileOf(workspaceId: number, id: string): Promise<UploadedFile> {
    const file = await this.files.byId(workspaceId, id);
    if (!file) throw notFound(`There is no uploaded file "${id.slice(0, 40)}". Send it first: POST /api/v1/files.`);
    if (file.folder !== null && file.folder !== (await this.whereabouts.names()).folder) throw badInput('file: its bytes lie with another server, in a folder that this one does not see. Give all servers one folder for files, as UPLOADS_DIR, and send it again.');
    return file;
  }
}

function jobOf(job: ImportJobRow): ImportJob {
  return { ...job, as: job.target, rejectedCount: job.rejected };
}

function within(name: string, count: number): number {
  if (count < 1 || count > MOST) throw badInput(`${name}: expected 1 to ${MOST.toLocaleString('en-GB')}, got ${count}.`);
  return count;
}
