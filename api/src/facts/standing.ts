import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { factVersion, talkVersion } from './fact-version.js';

/** Where a workspace stands: each moves when something does. */
export interface Standing {
  readonly facts: string;
  readonly talk: string;
}

const SQL = `SELECT ${factVersion('$1::bigint')} AS facts, ${talkVersion('$1::bigint')} AS talk`;

/** Reads where workspaces stand. */
@Injectable()
export class Standings {
  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  async of(workspaceId: number): Promise<Standing> {
    const [row] = await this.dataSource.query<Standing[]>(SQL, [workspaceId]);
    return row!;
  }
}
