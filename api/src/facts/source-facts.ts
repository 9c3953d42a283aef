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
}

/** A door that names its batches is the files'. */
const SOURCES = `
  SELECT s.id, s.key, s.simulated,
         CASE WHEN s.simulated THEN 'sample' WHEN b.marked THEN 'file' ELSE 'graphql' END AS kind,
         b.last_received_at AS "lastReceivedAt", coalesce(b.last_minute, 0) AS "lastMinute", coalesce(b.last_hour, 0) AS "lastHour",
         coalesce(b.last_day, 0) AS "lastDay", coalesce(b.total, 0) AS total, coalesce(b.rejected, 0) AS "rejectedTotal"
  FROM source s LEFT JOIN LATERAL (
    SELECT max(received_at) AS last_received_at, sum(accepted)::bigint AS total, sum(rejected)::bigint AS rejected, bool_or(mark IS NOT NULL) AS marked,
           sum(accepted) FILTER (WHERE received_at > now() - interval '1 minute') AS last_minute,
           sum(accepted) FILTER (WHERE received_at > now() - interval '1 hour') AS last_hour,
           sum(accepted) FILTER (WHERE received_at > now() - interval '1 day') AS last_day
    FROM collect_batch WHERE source_id = s.id) b ON true
  WHERE s.workspace_id = $1
  ORDER BY s.key`;

/** The last ones of several sources at once, so that a list of sources costs one read. */
const REJECTIONS = `
  SELECT r.source_id AS "sourceId", r.at, r.path, r.value, r.reason
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
}
