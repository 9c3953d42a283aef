import { access } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { isDatabaseGone } from '../../graphql/mask-errors.js';
import { NamedError } from '../../graphql/named-error.js';
import { systemOf } from '../../identity/asker.js';
import { asking } from '../../identity/asking.js';
import { Workspaces } from '../../identity/workspaces.js';
import { readEvidence } from '../stripe/stripe-evidence.js';
import { StripeService } from '../stripe/stripe.service.js';
import { CollectService } from '../collect.service.js';
import type { BatchReceipt } from '../tally.js';
import { FactBatches, placeOf, type FactBatch } from './fact-batches.js';
import { ImportJobs, TakenOver, type ImportJobRow, type Progress, type RejectedRow } from './import-jobs.repository.js';
import { KnowledgeBefore } from './knowledge-before.js';
import { readFile } from './reading/read-file.js';
import { isObject, type FileRow, type Json, type JsonObject } from './reading/file-row.js';
import { RowUnderstanding } from './understand-row.js';
import { Whereabouts } from './whereabouts.js';

/** A chunk is collected, and then the job's checkpoint moves: after a crash at most one chunk is read again. */
const CHUNK = { rows: 5_000, facts: 5_000, text: 4 * 1024 * 1024 };
/** A database that is away is waited for: about ten minutes in all. */
const PATIENCE = { attempts: 60, firstMs: 500, mostMs: 10_000 };

interface Chunk {
  readonly batches: FactBatches;
  readonly refused: RejectedRow[];
  rows: number;
  leftOut: number;
  rejected: number;
  text: number;
}

/** How often is looked for what another server has left. */
const LOOK_EVERY_MS = 5_000;

/** Imports files one after the other, in the background; what a server that ended left in the middle is taken up again, by it or by another that sees the file. */
@Injectable()
export class ImportRunner implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('import');
  private readonly stopping = new AbortController();
  private running: Promise<void> = Promise.resolve();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    @Inject(ImportJobs) private readonly jobs: ImportJobs,
    @Inject(CollectService) private readonly collect: CollectService,
    @Inject(KnowledgeBefore) private readonly knowledge: KnowledgeBefore,
    @Inject(StripeService) private readonly stripe: StripeService,
    @Inject(Workspaces) private readonly workspaces: Workspaces,
    @Inject(Whereabouts) private readonly whereabouts: Whereabouts,
  ) {}

  onApplicationBootstrap(): void {
    this.takeUp();
    this.timer = setInterval(() => this.takeUp(), LOOK_EVERY_MS).unref();
  }

  /** The chunk at hand is finished before the database closes. */
  async onModuleDestroy(): Promise<void> {
    clearInterval(this.timer);
    this.stopping.abort();
    await this.running;
  }

  /** Starts on whatever waits, unless the runner is at it already. */
  takeUp(): void {
    this.running = this.running.then(() => this.all()).catch((error: unknown) => {
      if (!this.stopping.signal.aborted) this.logger.error(`imports stopped: ${describe(error)}`);
    });
  }

  private async all(): Promise<void> {
    for (;;) {
      let found = false;
      for (const workspaceId of await this.patiently(() => this.workspaces.all())) {
        if (await asking.run(systemOf(workspaceId), () => this.next(workspaceId))) found = true;
      }
      if (!found) return;
    }
  }

  /** The next import of a workspace; false where none waits. */
  private async next(workspaceId: number): Promise<boolean> {
    if (this.stopping.signal.aborted) return false;
    const [job] = await this.patiently(async () => this.jobs.unfinished(workspaceId, await this.whereabouts.names()));
    if (!job) return false;
    const { server } = await this.whereabouts.names();
    // Another one was faster: there may be a next one.
    if (!(await this.patiently(() => this.jobs.begin(job.id, server)))) return true;
    const hold = setInterval(() => { this.jobs.hold(job.id, server).catch(() => undefined); }, LOOK_EVERY_MS).unref();
    await this.one(job, server).finally(() => clearInterval(hold));
    if (this.stopping.signal.aborted) await this.jobs.handBack(job.id, server).catch(() => undefined);
    return true;
  }

  private async one(job: ImportJobRow, server: string): Promise<void> {
    try {
      await access(job.path).catch(() => { throw new Given(`The file "${job.fileName}" is no longer in the data folder. Send it again; what was kept counts once.`); });
      await this.rows(job, server);
      if (!this.stopping.signal.aborted) await this.patiently(() => this.jobs.finish(job.id, server, null));
    } catch (error) {
      if (this.stopping.signal.aborted || error instanceof TakenOver) return;
      const known = error instanceof Given || error instanceof NamedError;
      if (!known) this.logger.error(`import ${job.id} failed: ${describe(error)}`);
      const why = known ? error.message : isDatabaseGone(error) ? 'The database could not be reached for ten minutes.' : 'Something went wrong on the server; its log says more.';
      await this.patiently(() => this.jobs.finish(job.id, server, `${why} The rows up to here were kept.`));
    }
  }

  private async rows(job: ImportJobRow, server: string): Promise<void> {
    const { plan } = job;
    const rows = new RowUnderstanding(plan, await this.knowledge.of(job.workspaceId, job.path, plan, true));
    let kept: Promise<Progress> = Promise.resolve(job);
    let chunk = emptyChunk(job);
    // The rows after the checkpoint may be in already, if the server ended between keeping them and saying so.
    let mayBeIn = job.state === 'RUNNING';
    // One chunk is collected while the next one is read.
    const finishChunk = async (bytesRead: number): Promise<void> => {
      const [full, first] = [chunk, mayBeIn];
      [chunk, mayBeIn] = [emptyChunk(job), false];
      const before = await kept;
      kept = this.keep(job, server, full, before, bytesRead, first);
      kept.catch(() => undefined);
    };
    try {
      for await (const piece of readFile({ path: job.path, encoding: plan.encoding, format: plan.format })) {
        for (const row of piece.rows) {
          if (row.number <= job.rowsRead) continue;
          take(chunk, row, rows);
          if (chunk.rows < CHUNK.rows && chunk.batches.size < CHUNK.facts && chunk.text < CHUNK.text) continue;
          await finishChunk(piece.bytesRead);
          if (this.stopping.signal.aborted) return;
        }
      }
      await finishChunk(job.bytes);
    } finally {
      await kept;
    }
  }

  /** Collects a chunk and moves the checkpoint. */
  private async keep(job: ImportJobRow, server: string, chunk: Chunk, before: Progress, bytesRead: number, mayBeIn: boolean): Promise<Progress> {
    let [accepted, duplicates, rejected] = [0, 0, chunk.rejected];
    const refused = [...chunk.refused];
    let part = 0;
    for (const batch of chunk.batches.all().flatMap(inParts)) {
      const mark = `import:${job.id}:${before.rowsRead}:${part += 1}`;
      const earlier = mayBeIn ? await this.patiently(() => this.jobs.countsOf(job.workspaceId, mark)) : null;
      const receipt = await this.patiently(() => this.hand(job, batch, earlier ? null : mark));
      accepted += earlier?.accepted ?? receipt.accepted;
      duplicates += earlier?.duplicates ?? receipt.duplicates;
      rejected += receipt.rejectedItems;
      for (const { path, value, reason } of receipt.rejected) {
        const place = placeOf(batch, path);
        refused.push({ line: place.line, path: place.path, value, reason });
      }
    }
    const after: Progress = {
      rowsRead: before.rowsRead + chunk.rows, bytesRead: Math.max(before.bytesRead, bytesRead),
      accepted: before.accepted + accepted, duplicates: before.duplicates + duplicates, rejected: before.rejected + rejected, leftOut: before.leftOut + chunk.leftOut,
    };
    await this.patiently(() => this.jobs.checkpoint(job.id, server, after, refused.sort((a, b) => a.line - b.line)));
    return after;
  }

  private hand({ workspaceId, plan }: ImportJobRow, { half, source, product, lists }: FactBatch, mark: string | null): Promise<BatchReceipt> {
    if (half === 'DELIVERY') return this.collect.collectDelivery(workspaceId, { source, ...lists }, mark);
    if (product === null) throw new Given('The file holds facts of a product and does not say of which. Name the product, and start again.');
    if (half === 'STRIPE') return this.handStripe({ workspaceId, source, product }, lists.stripeObjects ?? [], Date.parse(plan.observedAt));
    return this.collect.collectOutcomes(workspaceId, { source, product, ...lists }, mark);
  }

  /** Objects of Stripe are kept as they came, and derived together with what is known of them. Each counts once, new or known. */
  private async handStripe(whose: { readonly workspaceId: number; readonly source: string; readonly product: string }, items: readonly Readonly<Record<string, unknown>>[], seenAt: number): Promise<BatchReceipt> {
    const said = items.flatMap((item) => (isObject(item as Json) ? [readEvidence(item as JsonObject, seenAt)] : [])).filter((each) => typeof each !== 'string');
    const { fresh, rejected } = await this.stripe.take(whose, said.flat(), 'import:stripe');
    return { accepted: Math.min(fresh, said.length), duplicates: said.length - Math.min(fresh, said.length), rejected, rejectedItems: rejected.length };
  }

  /** Tries again while the database is away; collecting twice counts once. */
  private async patiently<T>(work: () => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await work();
      } catch (error) {
        if (!isDatabaseGone(error) || attempt >= PATIENCE.attempts || this.stopping.signal.aborted) throw error;
        await wait(Math.min(PATIENCE.mostMs, PATIENCE.firstMs * 2 ** attempt), undefined, { signal: this.stopping.signal });
      }
    }
  }
}

/** A reason that the user reads as it is. */
class Given extends Error {}

function emptyChunk({ plan }: ImportJobRow): Chunk {
  return { batches: new FactBatches(plan.source, plan.product), refused: [], rows: 0, leftOut: 0, rejected: 0, text: 0 };
}

function take(chunk: Chunk, row: FileRow, rows: RowUnderstanding): void {
  const outcome = rows.understand(row);
  chunk.rows += 1;
  chunk.text += row.text.length || row.cells?.reduce((sum, cell) => sum + cell.length, 0) || 0;
  if (outcome.leftOut) chunk.leftOut += 1;
  if (outcome.problems.length > 0) chunk.rejected += 1;
  for (const problem of outcome.problems) chunk.refused.push({ line: row.line, ...problem });
  for (const fact of outcome.facts) chunk.batches.add(fact, row.line);
}

const MOST_IN_A_BATCH = 8_000;

/** One item may hold more facts than a batch may: then they go in several. */
function inParts(batch: FactBatch): FactBatch[] {
  if (Object.values(batch.lines).reduce((sum, lines) => sum + lines.length, 0) <= MOST_IN_A_BATCH) return [batch];
  const parts: FactBatch[] = [];
  let part: FactBatch = { ...batch, lists: {}, lines: {} };
  let size = 0;
  for (const list of Object.keys(batch.lists) as (keyof FactBatch['lists'])[]) {
    for (const [index, item] of batch.lists[list]!.entries()) {
      if (size >= MOST_IN_A_BATCH) {
        parts.push(part);
        part = { ...batch, lists: {}, lines: {} };
        size = 0;
      }
      (part.lists[list] ??= []).push(item);
      (part.lines[list] ??= []).push(batch.lines[list]![index]!);
      size += 1;
    }
  }
  return size > 0 ? [...parts, part] : parts;
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
