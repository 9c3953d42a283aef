import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { sight } from '../identity/sight.js';
import { keepSums } from './source-sums.js';

/** A source as the page shows it: what came in, and when. */
export interface SourceRow {
  readonly id: number;
  readonly key: string;
  readonly kind: string;
  readonly simulated: boolean;
  readonly lastReceivedAt: Date | null;
  readonly lastMinute: number;
  readonly lastHour: number;
  readonly lastDay: number;
  readonly total: number;
  readonly rejectedTotal: number;
  /** Minutes of the last seven days in which something new came, and the longest time between two of them; null under two. */
  readonly activeMinutes: number;
  readonly longestPauseS: number | null;
}

export interface RejectionRow {
  readonly sourceId: number;
  readonly at: Date;
  readonly path: string;
  readonly value: string | null;
  readonly reason: string;
  readonly payload: string | null;
}

/**
 * Who is kept to some products ($2) or teams ($3) sees the sources that have sent something of theirs and nothing of others:
 * what was rejected of a source is nobody's, and says what it was about. Each product is looked up by itself in the indexes.
 */
const SENT_FOR = (product: string): string => `(${product}.source_id = s.id OR EXISTS (SELECT FROM event e WHERE e.product_id = ${product}.id AND e.source_id = s.id)
    OR EXISTS (SELECT FROM removed_event_day r WHERE r.product_id = ${product}.id AND r.source_id = s.id)
    OR EXISTS (SELECT FROM api_key k WHERE k.product_id = ${product}.id AND k.source_id = s.id))`;
const SENT_OF = (team: string): string => `(${team}.source_id = s.id OR EXISTS (SELECT FROM sprint n WHERE n.team_id = ${team}.id AND n.source_id = s.id)
    OR EXISTS (SELECT FROM work_item w WHERE w.team_id = ${team}.id AND w.source_id = s.id))`;
const THEIRS_ALONE = `($2::bigint[] IS NULL AND $3::bigint[] IS NULL OR (
    (EXISTS (SELECT FROM product p WHERE p.workspace_id = $1 AND p.id = ANY ($2) AND ${SENT_FOR('p')}) OR EXISTS (SELECT FROM team t WHERE t.workspace_id = $1 AND ($3 IS NULL OR t.id = ANY ($3)) AND t.product_id = ANY ($2) AND ${SENT_OF('t')}))
    AND NOT EXISTS (SELECT FROM product p WHERE p.workspace_id = $1 AND p.id <> ALL ($2) AND ${SENT_FOR('p')})
    AND NOT EXISTS (SELECT FROM team t WHERE t.workspace_id = $1 AND (t.id <> ALL ($3) OR t.product_id IS NULL OR t.product_id <> ALL ($2)) AND ${SENT_OF('t')})))`;

/**
 * Files and webhooks name their batches, each by their own beginning; who has a write key is a product that tracks. What is not in the
 * kept sums yet is minutes old: a short end of the index. The longest pause is between two minutes of the last seven days.
 */
const SOURCES = `
  SELECT s.id, s.key, s.simulated,
         CASE WHEN s.simulated THEN 'sample' WHEN EXISTS (SELECT FROM api_key WHERE source_id = s.id) THEN 'tracking'
              WHEN b.hooked OR k.hooked THEN 'webhook' WHEN b.filed OR k.filed THEN 'file' ELSE 'graphql' END AS kind,
         l.received_at AS "lastReceivedAt", coalesce(b.last_minute, 0) AS "lastMinute", coalesce(b.last_hour, 0) + m.last_hour AS "lastHour",
         coalesce(b.last_day, 0) + m.last_day AS "lastDay", coalesce(b.accepted, 0) + coalesce(k.accepted, 0) AS total, coalesce(b.rejected, 0) + coalesce(k.rejected, 0) AS "rejectedTotal",
         m.minutes AS "activeMinutes", m.longest_pause_s AS "longestPauseS"
  FROM source s LEFT JOIN source_sum k ON k.source_id = s.id
  LEFT JOIN LATERAL (SELECT received_at FROM collect_batch WHERE source_id = s.id ORDER BY received_at DESC LIMIT 1) l ON true
  LEFT JOIN LATERAL (
    SELECT sum(accepted)::bigint AS accepted, sum(rejected)::bigint AS rejected, bool_or(mark LIKE 'hook:%') AS hooked, bool_or(mark IS NOT NULL) AS filed,
           (sum(accepted) FILTER (WHERE received_at > now() - interval '1 minute'))::bigint AS last_minute,
           (sum(accepted) FILTER (WHERE received_at > now() - interval '1 hour'))::bigint AS last_hour,
           (sum(accepted) FILTER (WHERE received_at > now() - interval '1 day'))::bigint AS last_day
    FROM collect_batch WHERE source_id = s.id AND received_at >= coalesce(k.until, '-infinity')) b ON true
  CROSS JOIN LATERAL (
    SELECT coalesce(sum(accepted) FILTER (WHERE minute > now() - interval '1 hour'), 0)::bigint AS last_hour, coalesce(sum(accepted) FILTER (WHERE minute > now() - interval '1 day'), 0)::bigint AS last_day,
           count(*)::integer AS minutes, extract(epoch FROM max(pause))::float8 AS longest_pause_s
    FROM (SELECT minute, accepted, minute - lag(minute) OVER (ORDER BY minute) AS pause FROM source_minute
          WHERE source_id = s.id AND accepted > 0 AND minute > now() - interval '7 days') each) m
  WHERE s.workspace_id = $1 AND ${THEIRS_ALONE}
  ORDER BY s.key`;

/** The last ones of several sources at once, so that a list of sources costs one read. */
const REJECTIONS = `
  SELECT r.source_id AS "sourceId", r.at, r.path, r.value, r.reason, r.payload
  FROM source s CROSS JOIN LATERAL (SELECT * FROM collect_rejection WHERE source_id = s.id ORDER BY id DESC LIMIT $3) r
  WHERE s.workspace_id = $1 AND s.id = ANY ($2::bigint[])
  ORDER BY r.source_id, r.id DESC`;

/** Reads who sends. */
@Injectable()
export class SourceFacts {
  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  async all(workspaceId: number): Promise<SourceRow[]> {
    await keepSums(this.dataSource, workspaceId);
    const { products, teams } = sight();
    return this.dataSource.query<SourceRow[]>(SOURCES, [workspaceId, products, teams]);
  }

  /** The last `first` rejections of each source, newest first. */
  async lastRejections(workspaceId: number, sourceIds: readonly number[], first: number): Promise<RejectionRow[]> {
    return this.dataSource.query<RejectionRow[]>(REJECTIONS, [workspaceId, sourceIds, first]);
  }

  /** How many facts a batch of that mark held, where it was kept and nothing of it was rejected; null: it was not. */
  async keptWhole(workspaceId: number, mark: string): Promise<number | null> {
    const rows = await this.dataSource.query<{ facts: number }[]>(
      'SELECT (accepted + duplicates)::integer AS facts FROM collect_batch WHERE workspace_id = $1 AND mark = $2 AND rejected = 0 LIMIT 1', [workspaceId, mark]);
    return rows[0]?.facts ?? null;
  }
}
