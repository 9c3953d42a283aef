import type { Grain, TargetVersion } from '@bifocal/metrics';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { countChange } from './setting-writer.js';
import { inTransaction, type Transaction } from './transaction.js';

/** A version of a target as it is kept. */
export interface KeptTarget extends TargetVersion {
  readonly id: number;
  readonly team: string | null;
  readonly funnel: string | null;
  readonly author: string | null;
  readonly reason: string | null;
  readonly madeAt: Date;
}

/** The targets of a product and its teams; conversion that names no funnel is of the first. */
export interface ProductTargets {
  readonly targets: readonly KeptTarget[];
  readonly firstFunnelId: number | null;
}

/** What is set. Its version is the next one of its line. */
export interface NewTarget {
  readonly metric: string;
  readonly teamId: number | null;
  readonly funnelId: number | null;
  readonly grain: Grain | null;
  readonly countedIn: string;
  readonly from: string;
  readonly to: string | null;
  readonly value: number | null;
  readonly author: string | null;
  readonly reason: string | null;
}

const TARGETS = `
  SELECT t.id, t.metric, t.team_id AS "teamId", team.key AS team, t.funnel_id AS "funnelId", f.key AS funnel, t.grain, t.counted_in AS "countedIn", t.version,
         to_char(t.from_day, 'YYYY-MM-DD') AS "from", to_char(t.to_day, 'YYYY-MM-DD') AS "to", t.value, t.author, t.reason, t.made_at AS "madeAt"
  FROM metric_target t LEFT JOIN team ON team.id = t.team_id LEFT JOIN funnel f ON f.id = t.funnel_id
  WHERE t.workspace_id = $1 AND t.product_id = $2 ORDER BY t.id`;
const FIRST_FUNNEL = 'SELECT min(id) AS id FROM funnel WHERE workspace_id = $1 AND product_id = $2';
const LATEST = `
  SELECT coalesce(max(t.version), 0) AS version FROM metric_target t
  WHERE t.workspace_id = $1 AND t.product_id = $2 AND t.metric = $5::text
    AND t.team_id IS NOT DISTINCT FROM $3::bigint AND t.funnel_id IS NOT DISTINCT FROM $4::bigint AND t.grain IS NOT DISTINCT FROM $6::text`;
const ADD = `
  INSERT INTO metric_target (workspace_id, product_id, team_id, funnel_id, metric, grain, counted_in, version, from_day, to_day, value, author, reason)
  SELECT $1, $2, $3::bigint, $4::bigint, $5::text, $6::text, $7::text, 1 + coalesce(max(t.version), 0), $8::date, $9::date, $10::float8, $11::text, $12::text
  FROM metric_target t
  WHERE t.workspace_id = $1 AND t.product_id = $2 AND t.metric = $5::text
    AND t.team_id IS NOT DISTINCT FROM $3::bigint AND t.funnel_id IS NOT DISTINCT FROM $4::bigint AND t.grain IS NOT DISTINCT FROM $6::text
  RETURNING id`;

/** Reads and sets what metrics should reach. */
@Injectable()
export class MetricTargets {
  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  /** Every version, in the order in which they were set. */
  async ofProduct(workspaceId: number, productId: number): Promise<ProductTargets> {
    const [targets, [first]] = await Promise.all([
      this.dataSource.query<KeptTarget[]>(TARGETS, [workspaceId, productId]),
      this.dataSource.query<{ id: number | null }[]>(FIRST_FUNNEL, [workspaceId, productId]),
    ]);
    return { targets, firstFunnelId: first?.id ?? null };
  }

  /** Keeps a further version, and moves the workspace's version: values are shown with their target. Answers its id, or the version that stands in the way where another was read (null: whichever it is). `along`: what else is written down in the same transaction. */
  async set(workspaceId: number, productId: number, target: NewTarget, read: number | null, along: (transaction: Transaction) => Promise<void>): Promise<{ id: number } | { standing: number }> {
    return inTransaction(this.dataSource, async (transaction) => {
      // One after the other, so that versions of a line are counted without a gap.
      await transaction.rows('SELECT id FROM product WHERE workspace_id = $1 AND id = $2 FOR NO KEY UPDATE', [workspaceId, productId]);
      const { teamId, funnelId, metric, grain, countedIn, from, to, value, author, reason } = target;
      const [latest] = await transaction.rows<{ version: number }>(LATEST, [workspaceId, productId, teamId, funnelId, metric, grain]);
      if (read !== null && latest!.version !== read) return { standing: latest!.version };
      const [row] = await transaction.rows<{ id: number }>(ADD, [workspaceId, productId, teamId, funnelId, metric, grain, countedIn, from, to, value, author, reason]);
      await countChange(transaction, workspaceId);
      await along(transaction);
      return { id: row!.id };
    });
  }
}
