import { Inject, Injectable } from '@nestjs/common';
import type { FrozenCommitment, LedgerRow, LedgerTotals, Measure, SprintBurndown } from '@bifocal/metrics';
import { DataSource } from 'typeorm';

export type SnapshotKind = 'START' | 'CLOSE';

/** That a snapshot was taken: when, by which definition, and, of a correction, by whom and why. */
export interface SnapshotHead {
  readonly id: number;
  readonly sprintId: number;
  readonly kind: SnapshotKind;
  readonly version: number;
  readonly takenAt: Date;
  readonly definitionId: number;
  readonly author: string | null;
  readonly reason: string | null;
}

type PerMeasure<T> = Readonly<Record<Measure, T>>;
/** What is kept of a close: the numbers, and apart from them what stands behind. */
export type CloseTotals = PerMeasure<LedgerTotals>;
export type CloseDetail = PerMeasure<{ readonly rows: readonly LedgerRow[]; readonly burndown: SprintBurndown }>;
export type StartDetail = PerMeasure<FrozenCommitment>;

const HEAD = `n.id, n.sprint_id AS "sprintId", n.kind, n.version, n.taken_at AS "takenAt", n.definition_id AS "definitionId", n.author, n.reason`;

/** Reads what was written down of sprints. */
@Injectable()
export class SprintSnapshots {
  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  /** The latest version of each sprint and kind. */
  async latestOfTeam(workspaceId: number, teamId: number): Promise<SnapshotHead[]> {
    return this.dataSource.query<SnapshotHead[]>(
      `SELECT DISTINCT ON (n.sprint_id, n.kind) ${HEAD} FROM sprint_snapshot n JOIN sprint s ON s.id = n.sprint_id
       WHERE s.workspace_id = $1 AND s.team_id = $2 ORDER BY n.sprint_id, n.kind, n.version DESC`, [workspaceId, teamId]);
  }

  /** Every version, earliest first. */
  async ofSprint(workspaceId: number, sprintId: number): Promise<SnapshotHead[]> {
    return this.dataSource.query<SnapshotHead[]>(
      `SELECT ${HEAD} FROM sprint_snapshot n WHERE n.workspace_id = $1 AND n.sprint_id = $2 ORDER BY n.taken_at, n.id`, [workspaceId, sprintId]);
  }

  async totals(workspaceId: number, ids: readonly number[]): Promise<Map<number, CloseTotals>> {
    return this.column(workspaceId, 'totals', ids);
  }

  async details(workspaceId: number, ids: readonly number[]): Promise<Map<number, CloseDetail>> {
    return this.column(workspaceId, 'detail', ids);
  }

  async start(workspaceId: number, id: number): Promise<StartDetail | null> {
    return (await this.column<StartDetail>(workspaceId, 'detail', [id])).get(id) ?? null;
  }

  private async column<T>(workspaceId: number, column: 'totals' | 'detail', ids: readonly number[]): Promise<Map<number, T>> {
    const rows = await this.dataSource.query<{ id: number; value: T }[]>(
      `SELECT id, ${column} AS value FROM sprint_snapshot WHERE workspace_id = $1 AND id = ANY ($2::bigint[])`, [workspaceId, ids]);
    return new Map(rows.map((row) => [row.id, row.value]));
  }
}
