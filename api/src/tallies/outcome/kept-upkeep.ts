import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Workspaces } from '../../identity/workspaces.js';
import { Rounds } from '../../rounds.js';
import { FOLD_ARRIVALS } from './fold-arrivals.js';

const EVERY_MS = 60_000;
/** How long an answer is kept that nobody asks for. */
const KEPT_DAYS = 30;

/**
 * Of all touches of a day, and of some of its people, the last one says everything, once its transaction is over and all before it are too. Those of
 * products that are gone say nothing.
 */
const FOLD = `
  WITH over AS MATERIALIZED (SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint AS xid)
  DELETE FROM fact_touch t USING over
  WHERE t.xid < over.xid AND (NOT EXISTS (SELECT FROM product p WHERE p.id = t.product_id)
    OR EXISTS (SELECT FROM fact_touch later WHERE later.product_id = t.product_id AND later.kind = t.kind AND later.day = t.day AND (later.block IS NULL OR later.block = t.block)
               AND later.xid < over.xid AND (later.xid, later.ctid) > (t.xid, t.ctid)))`;

const UNUSED = ['kept_tally', 'kept_question'].map((table) => `DELETE FROM ${table} WHERE used_on < current_date - ${KEPT_DAYS}`);

/** Transactions are numbered by a database server: what was counted by a later number than there is came with a restored copy of another one, where its touches cannot be told from ours. */
const FOREIGN = [['kept_tally', 'seen'], ['kept_question', 'seen'], ['day_arrival', 'xid']].map(([table, number]) => `DELETE FROM ${table} WHERE ${number} > pg_snapshot_xmax(pg_current_snapshot())::text::bigint`);

/** Keeps what is kept small, once a minute. Several servers may do so at once, and any of them may be stopped at any moment. */
@Injectable()
export class KeptUpkeep implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('tallies');
  private readonly rounds = new Rounds(EVERY_MS, () => this.everywhere([FOLD, FOLD_ARRIVALS, ...UNUSED]), (why) => { this.logger.warn(`Kept tallies could not be tidied; the next round tries again: ${why}`); });

  constructor(@Inject(DataSource) private readonly dataSource: DataSource, @Inject(Workspaces) private readonly workspaces: Workspaces) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.everywhere(FOREIGN);
    await this.rounds.once();
    this.rounds.begin();
  }

  async onModuleDestroy(): Promise<void> {
    await this.rounds.end();
  }

  /** In each workspace: from outside, no row is seen. */
  private async everywhere(statements: readonly string[]): Promise<void> {
    await this.workspaces.each(async () => {
      for (const statement of statements) await this.dataSource.query(statement);
    });
  }
}
