import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { factVersion } from '../facts/fact-version.js';

/** Where the facts of a workspace stand: an answer stays right while both stay the same. */
export interface FactTime {
  readonly version: string;
  readonly nowMs: number;
}

/** How long one reading of the clock serves while no fact comes in. */
const SERVES_MS = 20_000;
const VERSION = `SELECT ${factVersion('$1::bigint')} AS version`;

/**
 * The clock of questions. While no fact comes in, questions of the next seconds are read by the same instant, so that what was
 * counted for one serves them all. The version is read before anything is counted: what is remembered under it holds at least
 * its facts, and the first batch that commits moves it.
 */
@Injectable()
export class FactClock {
  private readonly last = new Map<number, FactTime>();

  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  async now(workspaceId: number): Promise<FactTime> {
    const [row] = await this.dataSource.query<{ version: string }[]>(VERSION, [workspaceId]);
    const version = row?.version ?? '0';
    const last = this.last.get(workspaceId);
    const nowMs = Date.now();
    if (last && last.version === version && nowMs >= last.nowMs && nowMs - last.nowMs < SERVES_MS) return last;
    const time = { version, nowMs };
    this.last.set(workspaceId, time);
    return time;
  }
}
