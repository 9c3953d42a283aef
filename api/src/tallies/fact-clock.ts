import { Inject, Injectable } from '@nestjs/common';
import { Standings, type Standing } from '../facts/standing.js';
import { NextReading } from '../database/next-reading.js';

/** Where the facts of a workspace stand: an answer stays right while both stay the same. */
export interface FactTime {
  readonly version: string;
  readonly nowMs: number;
}

/** How long one reading of the clock serves while no fact comes in. */
const SERVES_MS = 20_000;

/**
 * The clock of questions. While no fact comes in, questions of the next seconds are read by the same instant, so that what was
 * counted for one serves them all. The version is read before anything is counted: what is remembered under it holds at least
 * its facts, and the first batch that commits moves it.
 */
@Injectable()
export class FactClock {
  private readonly last = new Map<number, FactTime>();
  private readonly readings = new Map<number, NextReading<Standing>>();

  constructor(@Inject(Standings) private readonly standings: Standings) {}

  async now(workspaceId: number): Promise<FactTime> {
    return this.timeOf(workspaceId, (await this.read(workspaceId)).facts);
  }

  /** All that an answer hangs on: where the facts and the talk stand, and the instant it is read by, as text that moves when one of them does. */
  async standing(workspaceId: number): Promise<string> {
    return this.textOf(workspaceId, await this.read(workspaceId));
  }

  /** The same of what has been read just now, with something else. */
  textOf(workspaceId: number, { facts, talk }: Standing): string {
    return `${facts} ${talk} ${this.timeOf(workspaceId, facts).nowMs}`;
  }

  private async read(workspaceId: number): Promise<Standing> {
    const reading = this.readings.get(workspaceId) ?? new NextReading(() => this.standings.of(workspaceId));
    this.readings.set(workspaceId, reading);
    return reading.get();
  }

  private timeOf(workspaceId: number, version: string): FactTime {
    const last = this.last.get(workspaceId);
    const nowMs = Date.now();
    if (last && last.version === version && nowMs >= last.nowMs && nowMs - last.nowMs < SERVES_MS) return last;
    const time = { version, nowMs };
    this.last.set(workspaceId, time);
    return time;
  }
}
