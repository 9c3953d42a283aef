import { setTimeout as wait } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { cameOf, TookTooLong } from '../../database/waited-in-vain.js';
import { KeptPeriods } from './kept-periods.js';
import { KeptQuestions } from './kept-questions.js';
import { KEPT_TALLIES } from './kept-tallies.js';
import { steadyRead } from './leavable-read.js';

/** One at a time, on whichever server, and on one core: so no tally is counted by two. It ends with its transaction, however that ends. */
const TURN = `SELECT pg_try_advisory_xact_lock(hashtextextended('bifocal recount', 0)) AS "isOurs", set_config('max_parallel_workers_per_gather', '0', true)`;
const TURN_MS = 500;
const MOST_TURNS = 120;

const COLLECTED = `SELECT coalesce(sum(n_tup_ins), 0)::float8 AS events FROM pg_stat_user_tables WHERE relname ~ '^event(_[0-9]|$)'`;
const LOOK_MS = 250;
/** How long it is taken to stay calm. */
const CALM_MS = 2_000;
/** So many events in a look are more than anybody counts behind. */
const BUSY_EVENTS = 250;
const MOST_LOOKS = 40;

/** Counts ahead what was asked lately, one question at a time. Whatever is cut off has changed nothing, and is due again. */
@Injectable()
export class Recounting {
  private calmMs = 0;

  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(KeptPeriods) private readonly kept: KeptPeriods,
    @Inject(KeptQuestions) private readonly questions: KeptQuestions,
  ) {}

  async recount(productId: number, id: string): Promise<void> {
    await this.behindCollecting();
    for (let turn = 0; turn < MOST_TURNS && !(await this.inTurn(productId, id)); turn += 1) await wait(TURN_MS);
  }

  /** False where another is at work: then no connection is held while one waits. */
  private async inTurn(productId: number, id: string): Promise<boolean> {
    const asked = await this.questions.asked(productId, id, Date.now());
    const tally = asked && KEPT_TALLIES.get(asked.tally);
    if (!asked || !tally) return true;
    try {
      const isOurs = await steadyRead(this.dataSource, async (reading) => {
        const [row] = await reading.read<{ isOurs: boolean }>(TURN, []);
        if (row!.isOurs) await this.kept.countAhead(tally, asked.question, asked.more as never, reading);
        return row!.isOurs;
      });
      if (!isOurs) return false;
    } catch (error) {
      // What takes too long is not tried again every minute; the next fact that touches it makes it due.
      if (!cameOf(TookTooLong, error)) throw error;
    }
    await this.questions.counted(productId, id, asked.seen, asked.question);
    return true;
  }

  /** Waits while facts come in fast; not for ever, so that a product that never rests is counted ahead too. */
  private async behindCollecting(): Promise<void> {
    if (Date.now() - this.calmMs < CALM_MS) return;
    let before = await this.collected();
    for (let look = 0; look < MOST_LOOKS; look += 1) {
      await wait(LOOK_MS);
      const now = await this.collected();
      if (now - before < BUSY_EVENTS) break;
      before = now;
    }
    this.calmMs = Date.now();
  }

  private async collected(): Promise<number> {
    const [row] = await this.dataSource.query<[{ events: number }]>(COLLECTED);
    return row.events;
  }
}
