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

  /** What waits, and what a server that ended left in the middle; oldest first. */
  async unfinished(workspaceId: number): Promise<ImportJobRow[]> {
    return this.dataSource.query<ImportJobRow[]>(`${SELECT} WHERE j.workspace_id = $1 AND j.state IN ('WAITING', 'RUNNING') ORDER BY j.started_at, j.id`, [workspaceId]);
  }

  async begin(id: string): Promise<void> {
    await this.dataSource.query(`UPDATE import_job SET state = 'RUNNING' WHERE id = $1`, [id]);
  }

  /** Keeps how far the job is, together with the rows that were refused on the way there: both, or neither. */
  async checkpoint(id: string, progress: Progress, refused: readonly RejectedRow[]): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      await manager.query(
        'UPDATE import_job SET rows_read = $2, bytes_read = $3, accepted = $4, duplicates = $5, rejected = $6, left_out = $7 WHERE id = $1',
        [id, progress.rowsRead, progress.bytesRead, progress.accepted, progress.duplicates, progress.rejected, progress.leftOut],
      );
      const room = Math.max(0, KEPT_REJECTIONS - (progress.rejected - refused.length));
      const kept = refused.slice(0, room);
      if (kept.length === 0) return;
      await manager.query(
        'INSERT INTO import_rejection (job_id, line, path, value, reason) SELECT $1, * FROM unnest($2::bigint[], $3::text[], $4::text[], $5::text[])',
        [id, kept.map(({ line }) => line), kept.map(({ path }) => path), kept.map(({ value }) => value), kept.map(({ reason }) => reason)],
      );
    });
  }

  async finish(id: string, error: string | null): Promise<void> {
    await this.dataSource.query('UPDATE import_job SET state = $2, error = $3, finished_at = now() WHERE id = $1', [id, error === null ? 'DONE' : 'FAILED', error]);
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
