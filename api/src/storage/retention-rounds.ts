import { setTimeout as wait } from 'node:timers/promises';
import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CONFIG } from '../config.token.js';
import type { Config } from '../config.js';
import { followMonths, keptFrom, removePiece } from '../facts/event-retention.js';
import { inTransaction } from '../facts/transaction.js';
import { Workspaces } from '../identity/workspaces.js';
import { Rounds } from '../rounds.js';

/** A piece rests so many times as long as it took: collecting and questions come first. */
const RESTS = 4;
const DUE = `
  SELECT id, time_zone AS zone, keep_events_months AS months FROM product
  WHERE workspace_id = $1 AND (keep_events_months IS NOT NULL OR events_from IS DISTINCT FROM events_gone_to) ORDER BY id`;

interface Due { readonly id: number; readonly zone: string; readonly months: number | null }

/**
 * Moves the day from which on events are kept with the months, and removes what is before it, piece by piece. Several servers may do so at
 * once: one of them has the turn of a product. Whatever is cut off is gone on with in the next round, wherever.
 */
@Injectable()
export class RetentionRounds implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('events');
  private readonly rounds: Rounds;
  private readonly stopping = new AbortController();

  constructor(@Inject(CONFIG) private readonly config: Config, @Inject(DataSource) private readonly dataSource: DataSource, @Inject(Workspaces) private readonly workspaces: Workspaces) {
    this.rounds = new Rounds(config.retentionSeconds * 1_000, () => this.workspaces.each((workspaceId) => this.lookIn(workspaceId)), (why) => { this.logger.warn(`Events that are too old could not be removed; the next round tries again: ${why}`); });
  }

  onApplicationBootstrap(): void {
    if (this.config.retentionSeconds > 0) this.rounds.begin();
  }

  async onModuleDestroy(): Promise<void> {
    this.stopping.abort();
    await this.rounds.end();
  }

  private async lookIn(workspaceId: number): Promise<void> {
    for (const { id, zone, months } of await this.dataSource.query<Due[]>(DUE, [workspaceId])) {
      if (months !== null) await inTransaction(this.dataSource, (transaction) => followMonths(transaction, workspaceId, id, months, keptFrom(months, zone, Date.now())));
      await this.remove(workspaceId, id);
    }
  }

  private async remove(workspaceId: number, productId: number): Promise<void> {
    let removed = 0;
    while (!this.stopping.signal.aborted) {
      const startedAt = performance.now();
      const gone = await inTransaction(this.dataSource, (transaction) => removePiece(transaction, workspaceId, productId, this.config.retentionSeconds));
      if (gone === 0) break;
      removed += gone;
      await wait((performance.now() - startedAt) * RESTS, undefined, { signal: this.stopping.signal }).catch(() => undefined);
    }
    if (removed > 0) this.logger.log(`${removed} events of product ${productId} were too old, and are removed`);
  }
}
