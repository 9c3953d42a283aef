import { Inject, Injectable } from '@nestjs/common';
import type { Measure, ReleaseChange } from '@bifocal/metrics';
import { LRUCache } from 'lru-cache';
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

const OF_RELEASE = `FROM release_bar b JOIN sprint_snapshot s ON s.sprint_id = b.sprint_id AND s.kind = 'CLOSE' AND s.version = b.version
  WHERE b.workspace_id = $1 AND s.workspace_id = $1 AND b.release_id = $2`;
const VERSIONS = `SELECT b.sprint_id AS "sprintId", s.taken_at AS "takenAt", b.bars ${OF_RELEASE} ORDER BY b.sprint_id, b.version`;
const HEADS = `SELECT b.sprint_id AS "sprintId", b.version, s.taken_at AS "takenAt" ${OF_RELEASE} ORDER BY b.sprint_id, b.version`;

/** The items behind the bars are most of what is written down, by far, and stay where they are. */
const NUMBERS = `
  SELECT b.sprint_id AS "sprintId", b.version, (
    SELECT jsonb_object_agg(m.key, (m.value - 'rows'::text) || jsonb_build_object('rows', '[]'::jsonb, 'gap',
      CASE jsonb_typeof(m.value->'gap') WHEN 'object' THEN ((m.value->'gap') - 'rows'::text) || '{"rows": []}'::jsonb ELSE 'null'::jsonb END)) FROM jsonb_each(b.bars) m) AS bars
  FROM release_bar b WHERE b.workspace_id = $1 AND b.release_id = $2 AND (b.sprint_id, b.version) IN (SELECT * FROM unnest($3::bigint[], $4::int[]))`;

/** How many bars are kept in memory, by their numbers alone: some 1 kB each. */
const MOST_KEPT = 4_000;

const FIRST_TEAM = `
  SELECT s.team_id AS "teamId" FROM release_bar b JOIN sprint s ON s.id = b.sprint_id
  JOIN sprint_snapshot n ON n.sprint_id = b.sprint_id AND n.kind = 'CLOSE' AND n.version = b.version
  WHERE b.workspace_id = $1 AND b.release_id = $2 AND s.team_id IS NOT NULL ORDER BY n.id LIMIT 1`;

/** Reads what was written down of releases. */
@Injectable()
export class ReleaseBars {
  private readonly numbers = new LRUCache<string, KeptBars>({ max: MOST_KEPT });

  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  /** All versions of each bar, by sprint, the first one first, with the items behind them. */
  async ofRelease(workspaceId: number, releaseId: number): Promise<Map<number, KeptBarsVersion[]>> {
    return bySprint(await this.dataSource.query<(KeptBarsVersion & { sprintId: number })[]>(VERSIONS, [workspaceId, releaseId]));
  }

  /** The same without the items. What was written down is never changed, so what was read of it stays right. */
  async numbersOf(workspaceId: number, releaseId: number): Promise<Map<number, KeptBarsVersion[]>> {
    const heads = await this.dataSource.query<{ sprintId: number; version: number; takenAt: Date }[]>(HEADS, [workspaceId, releaseId]);
    const nameOf = (sprintId: number, version: number): string => `${releaseId} ${sprintId} ${version}`;
    const found = new Map(heads.flatMap(({ sprintId, version }) => {
      const bars = this.numbers.get(nameOf(sprintId, version));
      return bars ? [[nameOf(sprintId, version), bars] as const] : [];
    }));
    const missing = heads.filter(({ sprintId, version }) => !found.has(nameOf(sprintId, version)));
    const rows = missing.length === 0 ? [] : await this.dataSource.query<{ sprintId: number; version: number; bars: KeptBars | null }[]>(
      NUMBERS, [workspaceId, releaseId, missing.map(({ sprintId }) => sprintId), missing.map(({ version }) => version)]);
    for (const { sprintId, version, bars } of rows) {
      found.set(nameOf(sprintId, version), bars ?? {});
      this.numbers.set(nameOf(sprintId, version), bars ?? {});
    }
    return bySprint(heads.map(({ sprintId, version, takenAt }) => ({ sprintId, takenAt, bars: found.get(nameOf(sprintId, version)) ?? {} })));
  }

  /** The team whose sprints were the first to be written down as its bars; null: none was. */
  async firstTeamOf(workspaceId: number, releaseId: number): Promise<number | null> {
    const [row] = await this.dataSource.query<{ teamId: number }[]>(FIRST_TEAM, [workspaceId, releaseId]);
    return row?.teamId ?? null;
  }
}

function bySprint(rows: readonly (KeptBarsVersion & { readonly sprintId: number })[]): Map<number, KeptBarsVersion[]> {
  const found = new Map<number, KeptBarsVersion[]>();
  for (const { sprintId, ...version } of rows) found.set(sprintId, [...(found.get(sprintId) ?? []), version]);
  return found;
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
