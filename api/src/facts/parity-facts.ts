import { Inject, Injectable } from '@nestjs/common';
import type { Measure, ReportedSprint } from '@bifocal/metrics';
import { DataSource } from 'typeorm';
import { countChange } from './setting-writer.js';
import { inTransaction } from './transaction.js';

/** What a tracker's report said of a sprint, and when it was given to us. */
export interface KeptReport {
  readonly sprintId: number;
  readonly kind: 'VELOCITY' | 'SPRINT_REPORT';
  readonly measure: Measure;
  readonly said: ReportedSprint;
  readonly reportedAt: Date;
  readonly reportedBy: string | null;
}

const KEEP = `
  INSERT INTO sprint_parity (sprint_id, workspace_id, kind, measure, said, reported_at, reported_by)
  SELECT s.id, s.workspace_id, $3, $4, $5, $6, $7 FROM sprint s WHERE s.workspace_id = $1 AND s.id = $2
  ON CONFLICT (sprint_id) DO UPDATE SET kind = excluded.kind, measure = excluded.measure, said = excluded.said,
    reported_at = excluded.reported_at, reported_by = excluded.reported_by`;

/** What trackers' own reports say of sprints; the last one given stands. */
@Injectable()
export class ParityFacts {
  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  async of(workspaceId: number, sprintIds: readonly number[]): Promise<KeptReport[]> {
    return this.dataSource.query<KeptReport[]>(
      `SELECT sprint_id AS "sprintId", kind, measure, said, reported_at AS "reportedAt", reported_by AS "reportedBy"
       FROM sprint_parity WHERE workspace_id = $1 AND sprint_id = ANY ($2::bigint[])`, [workspaceId, sprintIds]);
  }

  /** All of them or none; whoever keeps an answer learns that something changed. */
  async keep(workspaceId: number, reports: readonly KeptReport[]): Promise<void> {
    await inTransaction(this.dataSource, async (transaction) => {
      for (const { sprintId, kind, measure, said, reportedAt, reportedBy } of reports) {
        await transaction.rows(KEEP, [workspaceId, sprintId, kind, measure, JSON.stringify(said), reportedAt, reportedBy]);
      }
      await countChange(transaction, workspaceId);
    });
  }

  /** Those of these keys that are items of the sprint's own source, with their titles. */
  async titles(workspaceId: number, sprintId: number, keys: readonly string[]): Promise<{ key: string; title: string }[]> {
    if (keys.length === 0) return [];
    return this.dataSource.query<{ key: string; title: string }[]>(
      `SELECT w.key, w.title FROM work_item w JOIN sprint s ON s.source_id = w.source_id
       WHERE w.workspace_id = $1 AND s.workspace_id = $1 AND s.id = $2 AND w.key = ANY ($3::text[])`, [workspaceId, sprintId, keys]);
  }
}
