import { Inject, Injectable } from '@nestjs/common';
import type { FrozenCommitment, LedgerRow, LedgerTotals, Measure, SprintBurndown } from '@bifocal/metrics';
import { LRUCache } from 'lru-cache';
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

/** How many are kept in memory. The numbers of a sprint are some 5 kB, what stands behind them some 200 kB. */
const MOST_KEPT = { totals: 3_000, detail: 60 } as const;

const HEAD = `n.id, n.sprint_id AS "sprintId", n.kind, n.version, n.taken_at AS "takenAt", n.definition_id AS "definitionId", n.author, n.reason`;

/** Reads what was written down of sprints. A snapshot is never changed, so what was read of one stays right. */
@Injectable()
export class SprintSnapshots {
  private readonly kept = { totals: new LRUCache<string, object>({ max: MOST_KEPT.totals }), detail: new LRUCache<string, object>({ max: MOST_KEPT.detail }) };

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

  private async column<T extends object>(workspaceId: number, column: 'totals' | 'detail', ids: readonly number[]): Promise<Map<number, T>> {
    const kept = this.kept[column];
    const found = new Map(ids.flatMap((id) => { const value = kept.get(`${workspaceId} ${id}`); return value === undefined ? [] : [[id, value as T] as const]; }));
    const missing = ids.filter((id) => !found.has(id));
    if (missing.length === 0) return found;
    const rows = await this.dataSource.query<{ id: number; value: T }[]>(
      `SELECT id, ${column} AS value FROM sprint_snapshot WHERE workspace_id = $1 AND id = ANY ($2::bigint[])`, [workspaceId, missing]);
    for (const { id, value } of rows) {
      found.set(id, value);
      kept.set(`${workspaceId} ${id}`, value);
    }
    return found;
  }
}
