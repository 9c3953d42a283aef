import { Inject, Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { DataSource } from 'typeorm';
import { LOG_PLACE, type LogPlace } from '../database/fresh-enough.js';
import { factVersion, talkVersion } from './fact-version.js';

/** Where a workspace stands: each moves when something does. */
export interface Standing {
  readonly facts: string;
  readonly talk: string;
}

/** The two columns of a standing, for statements that ask for something else beside it; `workspace` is the SQL of its id. */
export const standingColumns = (workspace: string): string => `${factVersion(workspace)} AS facts, ${talkVersion(workspace)} AS talk`;

const SQL = `SELECT ${standingColumns('$1::bigint')}, ${LOG_PLACE} AS place`;

/** Of so many versions is known where the log stood. */
const MOST = 1_000;

/** Reads where workspaces stand. */
@Injectable()
export class Standings {
  private readonly places = new LRUCache<string, LogPlace>({ max: MOST });

  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  async of(workspaceId: number): Promise<Standing> {
    const [row] = await this.dataSource.query<(Standing & { place: LogPlace })[]>(SQL, [workspaceId]);
    const { facts, talk, place } = row!;
    const key = `${workspaceId} ${facts}`;
    // Whoever has replayed the first place at which a version was read has all of its facts.
    if (!this.places.has(key)) this.places.set(key, place);
    return { facts, talk };
  }

  /** Up to where the log must have been replayed so that all facts of a version are there; null where that is not known any more. */
  placeOf(workspaceId: number, version: string | undefined): LogPlace | null {
    return this.places.get(`${workspaceId} ${version}`) ?? null;
  }
}
