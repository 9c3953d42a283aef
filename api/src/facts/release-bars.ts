import { Inject, Injectable } from '@nestjs/common';
import type { Measure, ReleaseChange } from '@bifocal/metrics';
import { DataSource } from 'typeorm';
import type { Transaction } from './transaction.js';

/** A bar of a release as it stood when its sprint closed, and what had changed before the sprint. */
export type KeptBar = ReleaseChange & { readonly gap: ReleaseChange | null };
export type KeptBars = Readonly<Partial<Record<Measure, KeptBar>>>;

const LATEST = `
  SELECT DISTINCT ON (b.sprint_id) b.sprint_id AS "sprintId", b.bars FROM release_bar b
  WHERE b.workspace_id = $1 AND b.release_id = $2 ORDER BY b.sprint_id, b.version DESC`;

/** Reads what was written down of releases. */
@Injectable()
export class ReleaseBars {
  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  /** The latest version of each bar, by sprint. */
  async ofRelease(workspaceId: number, releaseId: number): Promise<Map<number, KeptBars>> {
    const rows = await this.dataSource.query<{ sprintId: number; bars: KeptBars }[]>(LATEST, [workspaceId, releaseId]);
    return new Map(rows.map((row) => [row.sprintId, row.bars]));
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
