import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { ImportState } from '../../graphql/enums.js';
import type { ImportPlan } from './import-plan.js';

/** A row that was not kept, by the line of the file on which it begins. */
export interface RejectedRow {
  readonly line: number;
  readonly path: string;
  readonly value: string | null;
  readonly reason: string;
}

/** What a job has dealt with so far. Rows up to `rowsRead` are never read again. */
export interface Progress {
  readonly rowsRead: number;
  readonly bytesRead: number;
  readonly accepted: number;
  readonly duplicates: number;
  readonly rejected: number;
  readonly leftOut: number;
}

export interface ImportJobRow extends Progress {
  readonly id: string;
  readonly workspaceId: number;
  readonly fileId: string;
  readonly fileName: string;
  readonly path: string;
  readonly bytes: number;
  readonly target: string;
  readonly plan: ImportPlan;
  readonly state: ImportState;
  readonly error: string | null;
  readonly startedAt: Date;
  readonly finishedAt: Date | null;
}

/** Rejected rows are kept up to that many a job; they are counted beyond. */
export const KEPT_REJECTIONS = 100_000;

const SELECT = `
  SELECT j.id, j.workspace_id AS "workspaceId", j.file_id AS "fileId", f.name AS "fileName", f.path, f.bytes, j.target, j.options AS plan, j.state,
         j.rows_read AS "rowsRead", j.bytes_read AS "bytesRead", j.accepted, j.duplicates, j.rejected, j.left_out AS "leftOut", j.error,
         j.started_at AS "startedAt", j.finished_at AS "finishedAt"
  FROM import_job j JOIN uploaded_file f ON f.id = j.file_id`;

/** Which server it is, and which folder of files it sees. */
export interface Holder {
  readonly server: string;
  readonly folder: string;
}

/** The server was not heard of for a minute, and another one has taken its import. */
export class TakenOver extends Error {}

const HELD = `held_until = now() + interval '1 minute'`;
const IS_FREE = '(j.held_by IS NULL OR j.held_by = $2 OR j.held_until < now())';

/** Imports, how far they are, and what they did not keep. */
@Injectable()
export class ImportJobs {
  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  async add(workspaceId: number, fileId: string, plan: ImportPlan): Promise<string> {
    const id = randomUUID();
    await this.dataSource.query(
      `INSERT INTO import_job (id, workspace_id, file_id, target, options, state) VALUES ($1, $2, $3, $4, $5, 'WAITING')`,
      [id, workspaceId, fileId, plan.as, JSON.stringify(plan)],
    );
    return id;
  }

  async byId(workspaceId: number, id: string): Promise<ImportJobRow | null> {
    if (!/^[0-9a-f-]{36}$/i.test(id)) return null;
    const rows = await this.dataSource.query<ImportJobRow[]>(`${SELECT} WHERE j.workspace_id = $1 AND j.id = $2`, [workspaceId, id]);
    return rows[0] ?? null;
  }

  /** Newest first. */
  async last(workspaceId: number, count: number): Promise<ImportJobRow[]> {
    return this.dataSource.query<ImportJobRow[]>(`${SELECT} WHERE j.workspace_id = $1 ORDER BY j.started_at DESC, j.id LIMIT $2`, [workspaceId, count]);
  }

  /** What waits for this server, and what it or one that ended left in the middle; oldest first. */
  async unfinished(workspaceId: number, { server, folder }: Holder): Promise<ImportJobRow[]> {
    return this.dataSource.query<ImportJobRow[]>(`${SELECT} WHERE j.workspace_id = $1 AND j.state IN ('WAITING', 'RUNNING') AND coalesce(f.folder, $3) = $3 AND ${IS_FREE} ORDER BY j.started_at, j.id`, [workspaceId, server, folder]);
  }

  /** Whether the import is this server's from now on, until it is over or nothing was heard of the server for a minute. */
  async begin(id: string, server: string): Promise<boolean> {
    const [rows] = await this.dataSource.query<[unknown[], number]>(`UPDATE import_job j SET state = 'RUNNING', held_by = $2, ${HELD} WHERE id = $1 AND state IN ('WAITING', 'RUNNING') AND ${IS_FREE} RETURNING id`, [id, server]);
    return rows.length > 0;
  }

  /** Says that the server is still at it. */
  async hold(id: string, server: string): Promise<void> {
    await this.dataSource.query(`UPDATE import_job SET ${HELD} WHERE id = $1 AND held_by = $2`, [id, server]);
  }

  /** Hands it back in the middle: whoever looks next goes on from the checkpoint. */
  async handBack(id: string, server: string): Promise<void> {
    await this.dataSource.query('UPDATE import_job SET held_by = NULL, held_until = NULL WHERE id = $1 AND held_by = $2', [id, server]);
  }

  /** Keeps how far the job is, together with the rows that were refused on the way there: both, or neither. */
  async checkpoint(id: string, server: string, progress: Progress, refused: readonly RejectedRow[]): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      const [own] = await manager.query<[unknown[], number]>(
        `UPDATE import_job SET rows_read = $2, bytes_read = $3, accepted = $4, duplicates = $5, rejected = $6, left_out = $7, ${HELD} WHERE id = $1 AND held_by = $8 RETURNING id`,
        [id, progress.rowsRead, progress.bytesRead, progress.accepted, progress.duplicates, progress.rejected, progress.leftOut, server],
      );
      if (own.length === 0) throw new TakenOver();
      const room = Math.max(0, KEPT_REJECTIONS - (progress.rejected - refused.length));
      const kept = refused.slice(0, room);
      if (kept.length === 0) return;
      await manager.query(
        'INSERT INTO import_rejection (job_id, line, path, value, reason) SELECT $1, * FROM unnest($2::bigint[], $3::text[], $4::text[], $5::text[])',
        [id, kept.map(({ line }) => line), kept.map(({ path }) => path), kept.map(({ value }) => value), kept.map(({ reason }) => reason)],
      );
    });
  }

  async finish(id: string, server: string, error: string | null): Promise<void> {
    await this.dataSource.query('UPDATE import_job SET state = $2, error = $3, finished_at = now(), held_by = NULL, held_until = NULL WHERE id = $1 AND held_by = $4', [id, error === null ? 'DONE' : 'FAILED', error, server]);
  }

  async rejections(id: string, first: number, offset = 0): Promise<RejectedRow[]> {
    return this.dataSource.query<RejectedRow[]>('SELECT line, path, value, reason FROM import_rejection WHERE job_id = $1 ORDER BY line, path, reason LIMIT $2 OFFSET $3', [id, first, offset]);
  }

  /** The counts of a batch that was kept under this mark, where there is one: a job that was interrupted asks whether its last rows were in. */
  async countsOf(workspaceId: number, mark: string): Promise<{ accepted: number; duplicates: number } | null> {
    const rows = await this.dataSource.query<{ accepted: number; duplicates: number }[]>(
      'SELECT sum(accepted)::integer AS accepted, sum(duplicates)::integer AS duplicates FROM collect_batch WHERE workspace_id = $1 AND mark = $2 HAVING count(*) > 0', [workspaceId, mark]);
    return rows[0] ?? null;
  }
}
