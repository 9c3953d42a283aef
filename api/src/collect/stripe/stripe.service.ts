import { setTimeout as wait } from 'node:timers/promises';
import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { StripeQueue, type StripeWaiting } from '../../facts/stripe-queue.js';
import { isDatabaseGone } from '../../graphql/mask-errors.js';
import { systemOf } from '../../identity/asker.js';
import { asking } from '../../identity/asking.js';
import { Workspaces } from '../../identity/workspaces.js';
import { CollectService } from '../collect.service.js';
import type { BatchReceipt } from '../tally.js';
import { deriveWaiting, READING } from './derive-waiting.js';
import type { Evidence } from './stripe-evidence.js';

const AGAIN_MS = 2_000;
/** How often is looked for what another server has kept, and ended before it was derived. */
const LOOK_EVERY_MS = 30_000;

/**
 * Stripe's events and exports: kept first, derived then. What is kept and not derived yet, when the server ends in between, is derived when it starts again;
 * so is what an older reading has derived.
 */
@Injectable()
export class StripeService implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('stripe');
  private readonly stopping = new AbortController();
  private running: Promise<void> = Promise.resolve();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    @Inject(StripeQueue) private readonly queue: StripeQueue,
    @Inject(CollectService) private readonly collect: CollectService,
    @Inject(Workspaces) private readonly workspaces: Workspaces,
  ) {}

  onApplicationBootstrap(): void {
    this.soon(() => this.workspaces.each((workspaceId) => this.queue.deriveAgain(workspaceId, READING)));
    this.soon(() => this.look());
    this.timer = setInterval(() => this.soon(() => this.look()), LOOK_EVERY_MS).unref();
  }

  /** The batch at hand is finished before the database closes. */
  async onModuleDestroy(): Promise<void> {
    clearInterval(this.timer);
    this.stopping.abort();
    await this.running;
  }

  private async look(): Promise<void> {
    await this.workspaces.each(async (workspaceId) => {
      for (const whose of await this.queue.waiting(workspaceId)) await this.drain(whose, 'hook:stripe');
    });
  }

  /** Keeps what was said, and derives it soon after: on disk when it answers with how much of it is new. */
  async keep(whose: StripeWaiting, said: readonly Evidence[]): Promise<number> {
    const fresh = await this.queue.keep(whose, said);
    // Derived in the server's own name: whoever sent it has been answered by then.
    if (fresh > 0) this.soon(() => asking.run(systemOf(whose.workspaceId), () => this.drain(whose, 'hook:stripe')));
    return fresh;
  }

  /** Keeps what was said and derives it before it answers: for files, which report what became of them. */
  async take(whose: StripeWaiting, said: readonly Evidence[], mark: string): Promise<{ readonly fresh: number; readonly rejected: BatchReceipt['rejected'] }> {
    const fresh = await this.queue.keep(whose, said);
    return { fresh, rejected: await this.drain(whose, mark) };
  }

  private async drain({ workspaceId, source, product }: StripeWaiting, mark: string): Promise<BatchReceipt['rejected']> {
    const rejected: BatchReceipt['rejected'] = [];
    for (;;) {
      if (this.stopping.signal.aborted) return rejected;
      const receipt = await this.collect.deriveOutcomes(workspaceId, source, product, mark, (transaction, sourceId) => deriveWaiting(transaction, sourceId, product));
      if (receipt === null) return rejected;
      rejected.push(...receipt.rejected);
    }
  }

  /** One after the other, and again while the database is away. */
  private soon(work: () => Promise<unknown>): void {
    this.running = this.running.then(() => this.patiently(work)).catch((error: unknown) => {
      if (!this.stopping.signal.aborted) this.logger.error(`events of Stripe could not be derived: ${error instanceof Error ? error.stack ?? error.message : String(error)}`);
    });
  }

  private async patiently(work: () => Promise<unknown>): Promise<void> {
    for (;;) {
      if (this.stopping.signal.aborted) return;
      try {
        await work();
        return;
      } catch (error) {
        if (!isDatabaseGone(error)) throw error;
        await wait(AGAIN_MS, undefined, { signal: this.stopping.signal });
      }
    }
  }
}
