import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Rounds } from '../rounds.js';

/** A table with its indexes, as large as it is now. `rows` and `deadRows` are the database's estimates; `bytes` holds what is kept aside of long values. */
export interface TableSize {
  readonly name: string;
  readonly rows: number;
  readonly deadRows: number;
  readonly bytes: number;
  readonly vacuumedAt: Date | null;
  readonly indexes: readonly { readonly name: string; readonly bytes: number }[];
}

/** How large a table or an index was when a day (UTC) was first looked at. */
export interface KeptSize {
  readonly day: string;
  readonly relation: string;
  readonly bytes: number;
}

const EVERY_MS = 60 * 60_000;
const KEPT_DAYS = 400;

/** How many rows there are is counted along since the last vacuum; where that was lost, by a crash, the last estimate stands. */
const NOW = `
  SELECT c.relname AS name, CASE WHEN s.n_live_tup > 0 THEN s.n_live_tup ELSE greatest(c.reltuples, 0) END::float8 AS rows, coalesce(s.n_dead_tup, 0)::float8 AS "deadRows",
         pg_table_size(c.oid) AS bytes, greatest(s.last_vacuum, s.last_autovacuum) AS "vacuumedAt",
         coalesce((SELECT json_agg(json_build_object('name', x.relname, 'bytes', pg_relation_size(x.oid)) ORDER BY x.relname) FROM pg_index i JOIN pg_class x ON x.oid = i.indexrelid WHERE i.indrelid = c.oid), '[]') AS indexes
  FROM pg_class c LEFT JOIN pg_stat_all_tables s ON s.relid = c.oid
  WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' ORDER BY c.relname`;

const TODAY = `(now() AT TIME ZONE 'UTC')::date`;

/** The first look of a day stays, whichever server takes it. */
const KEEP = `
  INSERT INTO relation_size (day, relation, bytes)
  SELECT ${TODAY}, c.relname, CASE c.relkind WHEN 'r' THEN pg_table_size(c.oid) ELSE pg_relation_size(c.oid) END
  FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'i') AND NOT EXISTS (SELECT FROM relation_size k WHERE k.day = ${TODAY})
  ORDER BY c.relname ON CONFLICT DO NOTHING`;
const FORGET = `DELETE FROM relation_size WHERE day < ${TODAY} - ${KEPT_DAYS}`;

/** Watches how tables and indexes grow: one row a day and relation. */
@Injectable()
export class RelationSizes implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('database');
  private readonly rounds = new Rounds(EVERY_MS, () => this.keep(), (why) => { this.logger.warn(`Sizes of tables could not be kept; the next hour tries again: ${why}`); });

  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.rounds.once();
    this.rounds.begin();
  }

  async onModuleDestroy(): Promise<void> {
    await this.rounds.end();
  }

  async now(): Promise<TableSize[]> {
    return this.dataSource.query<TableSize[]>(NOW);
  }

  /** What was kept since a day (included), in the order of days. */
  async kept(since: string): Promise<KeptSize[]> {
    return this.dataSource.query<KeptSize[]>('SELECT day::text, relation, bytes FROM relation_size WHERE day >= $1::date ORDER BY day, relation', [since]);
  }

  private async keep(): Promise<void> {
    for (const statement of [KEEP, FORGET]) await this.dataSource.query(statement);
  }
}
