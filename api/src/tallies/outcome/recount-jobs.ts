import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import PgBoss from 'pg-boss';
import { DataSource } from 'typeorm';
import type { Config } from '../../config.js';
import { CONFIG } from '../../config.token.js';
import { JOB_SCHEMA, RECOUNT } from '../../database/job-tables.js';
import { systemOf } from '../../identity/asker.js';
import { asking } from '../../identity/asking.js';
import { Workspaces } from '../../identity/workspaces.js';
import { Rounds } from '../../rounds.js';
import { KeptQuestions } from './kept-questions.js';
import { Recounting } from './recounting.js';

interface Job { readonly workspaceId: number; readonly productId: number; readonly id: string }

const MAY_USE = `
  SELECT FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE n.nspname = '${JOB_SCHEMA}' AND c.relname = 'job' AND has_schema_privilege(n.oid, 'USAGE') AND has_table_privilege(c.oid, 'INSERT')`;
const POLL_S = 10;
/** Fetched together, counted one after the other. */
const AT_ONCE = 20;
const STOP_MS = 5_000;

/**
 * Keeps what was asked lately counted ahead: after a late fact, when a local day has begun, and after a definition has changed. Jobs wait in
 * the database, so that any server may do them, and none is lost with a server; what is counted twice is the same.
 */
@Injectable()
export class RecountJobs implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('tallies');
  private boss: PgBoss | null = null;
  private stopping = false;
  private rounds: Rounds | null = null;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Workspaces) private readonly workspaces: Workspaces,
    @Inject(KeptQuestions) private readonly questions: KeptQuestions,
    @Inject(Recounting) private readonly recounting: Recounting,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    if (this.config.recountSeconds === 0) return;
    try {
      if ((await this.dataSource.query<unknown[]>(MAY_USE)).length === 0) {
        this.logger.warn('Tallies are not refreshed in the background: the owner of the database may not make a schema for jobs. Answers are exact all the same; the first to look waits for what is stale.');
        return;
      }
      await this.begin();
    } catch (error) {
      this.logger.warn(`Tallies are not refreshed in the background until the next start: ${messageOf(error)}`);
    }
  }

  async onModuleDestroy(): Promise<void> {
    this.stopping = true;
    await this.rounds?.end();
    await this.boss?.stop({ graceful: true, wait: true, timeout: STOP_MS }).catch(() => undefined);
  }

  private async begin(): Promise<void> {
    const { url } = this.dataSource.options as { readonly url?: string };
    const boss = new PgBoss({ connectionString: url!, schema: JOB_SCHEMA, max: 2, migrate: false, schedule: false, application_name: 'bifocal jobs' });
    boss.on('error', (error) => { this.logger.debug(`Jobs: ${messageOf(error)}`); });
    await boss.start();
    this.boss = boss;
    const worker = await boss.work<Job>(RECOUNT, { batchSize: AT_ONCE, pollingIntervalSeconds: POLL_S }, async (jobs) => {
      for (const { data } of jobs) if (!this.stopping) await this.work(data);
    });
    this.rounds = new Rounds(this.config.recountSeconds * 1_000, () => this.plan(boss, worker), (why) => { this.logger.warn(`What should be counted ahead could not be looked up; the next round tries again: ${why}`); });
    this.rounds.begin();
  }

  private async plan(boss: PgBoss, worker: string): Promise<void> {
    let sent = 0;
    await this.workspaces.each(async (workspaceId) => {
      for (const { productId, id } of await this.questions.due()) {
        await boss.send(RECOUNT, { workspaceId, productId, id } satisfies Job, { singletonKey: `${productId} ${id}` });
        sent += 1;
      }
    });
    if (sent > 0) boss.notifyWorker(worker);
  }

  private async work({ workspaceId, productId, id }: Job): Promise<void> {
    const startedAt = performance.now();
    try {
      await asking.run(systemOf(workspaceId), () => this.recounting.recount(productId, id));
      this.logger.debug(`Counted ahead in ${Math.round(performance.now() - startedAt)} ms`);
    } catch (error) {
      this.logger.debug(`A tally could not be counted ahead: ${messageOf(error)}`);
    }
  }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
