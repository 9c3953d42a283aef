import { Inject, Injectable } from '@nestjs/common';
import type { Measure, ReleaseChange } from '@bifocal/metrics';
import { DataSource } from 'typeorm';
import type { Transaction } from './transaction.js';

/** A bar of a release as it stood when its sprint closed, and what had changed before the sprint. */
export type KeptBar = ReleaseChange & { readonly gap: ReleaseChange | null };
export type KeptBars = Readonly<Partial<Record<Measure, KeptBar>>>;

/** One version of what was written down of a sprint, in every measure. */
export interface KeptBarsVersion {
  readonly takenAt: Date;
  readonly bars: KeptBars;
}

const VERSIONS = `
  SELECT b.sprint_id AS "sprintId", s.taken_at AS "takenAt", b.bars FROM release_bar b
  JOIN sprint_snapshot s ON s.sprint_id = b.sprint_id AND s.kind = 'CLOSE' AND s.version = b.version
  WHERE b.workspace_id = $1 AND s.workspace_id = $1 AND b.release_id = $2 ORDER BY b.sprint_id, b.version`;

const FIRST_TEAM = `
  SELECT s.team_id AS "teamId" FROM release_bar b JOIN sprint s ON s.id = b.sprint_id
  JOIN sprint_snapshot n ON n.sprint_id = b.sprint_id AND n.kind = 'CLOSE' AND n.version = b.version
  WHERE b.workspace_id = $1 AND b.release_id = $2 AND s.team_id IS NOT NULL ORDER BY n.id LIMIT 1`;

/** Reads what was written down of releases. */
@Injectable()
export class ReleaseBars {
  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  /** All versions of each bar, by sprint, the first one first. */
  async ofRelease(workspaceId: number, releaseId: number): Promise<Map<number, KeptBarsVersion[]>> {
    const rows = await this.dataSource.query<(KeptBarsVersion & { sprintId: number })[]>(VERSIONS, [workspaceId, releaseId]);
    const bySprint = new Map<number, KeptBarsVersion[]>();
    for (const { sprintId, ...version } of rows) bySprint.set(sprintId, [...(bySprint.get(sprintId) ?? []), version]);
    return bySprint;
  }

  /** The team whose sprints were the first to be written down as its bars; null: none was. */
  async firstTeamOf(workspaceId: number, releaseId: number): Promise<number | null> {
    const [row] = await this.dataSource.query<{ teamId: number }[]>(FIRST_TEAM, [workspaceId, releaseId]);
    return row?.teamId ?? null;
  }
}

/** The bars of one release and sprint on their way into their row. */
export interface NewBars {
  readonly releaseId: number;
  readonly sprintId: number;
  readonly version: number;
  readonly bars: KeptBars;
}

export async function writeReleaseBars(transaction: Transaction, workspaceId: number, all: readonly NewBars[]): Promise<void> {
  if (all.length === 0) return;
  await transaction.rows(`
    INSERT INTO release_bar (workspace_id, release_id, sprint_id, version, bars)
    SELECT $1, b.* FROM unnest($2::bigint[], $3::bigint[], $4::int[], $5::jsonb[]) AS b(release_id, sprint_id, version, bars) ON CONFLICT DO NOTHING`,
  [workspaceId, all.map((each) => each.releaseId), all.map((each) => each.sprintId), all.map((each) => each.version), all.map((each) => JSON.stringify(each.bars))]);
}
