import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

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
}

export interface RejectionRow {
  readonly sourceId: number;
  readonly at: Date;
  readonly path: string;
  readonly value: string | null;
  readonly reason: string;
  readonly payload: string | null;
}

/** Files and webhooks name their batches, each by their own beginning. */
const SOURCES = `
  SELECT s.id, s.key, s.simulated,
         CASE WHEN s.simulated THEN 'sample' WHEN b.hooked THEN 'webhook' WHEN b.filed THEN 'file' ELSE 'graphql' END AS kind,
         b.last_received_at AS "lastReceivedAt", coalesce(b.last_minute, 0) AS "lastMinute", coalesce(b.last_hour, 0) AS "lastHour",
         coalesce(b.last_day, 0) AS "lastDay", coalesce(b.total, 0) AS total, coalesce(b.rejected, 0) AS "rejectedTotal"
  FROM source s LEFT JOIN LATERAL (
    SELECT max(received_at) AS last_received_at, sum(accepted)::bigint AS total, sum(rejected)::bigint AS rejected, bool_or(mark LIKE 'hook:%') AS hooked, bool_or(mark IS NOT NULL) AS filed,
           sum(accepted) FILTER (WHERE received_at > now() - interval '1 minute') AS last_minute,
           sum(accepted) FILTER (WHERE received_at > now() - interval '1 hour') AS last_hour,
           sum(accepted) FILTER (WHERE received_at > now() - interval '1 day') AS last_day
    FROM collect_batch WHERE source_id = s.id) b ON true
  WHERE s.workspace_id = $1
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
    return this.dataSource.query<SourceRow[]>(SOURCES, [workspaceId]);
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
