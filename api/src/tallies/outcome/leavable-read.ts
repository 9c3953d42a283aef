import type { DataSource } from 'typeorm';
import { replicasOf } from '../../database/reading-data-source.js';
import { patience } from '../../database/patience.js';
import { Left } from '../../database/waited-in-vain.js';
import { howFar, PartsCounted } from '../how-far.js';
import type { Read, Reading } from './read.js';

/** How much one statement may sort in memory: a funnel sorts the events of everybody. */
const WORK_MEM = '64MB';

/** Reads as `steadyRead` does, and ends the statement that runs when the signal says that nobody waits for it any more. */
export async function leavableRead<Result>(dataSource: DataSource, signal: AbortSignal, work: (reading: Reading) => Promise<Result>): Promise<Result> {
  return leavable(signal, () => steadyRead(dataSource, work));
}

/** The same of whatever is read for the work. */
export async function leavable<Result>(signal: AbortSignal, work: () => Promise<Result>): Promise<Result> {
  try {
    return await patience.run({ ...patience.current(), left: signal }, work);
  } catch (error) {
    throw signal.aborted ? new Left() : error;
  }
}

/** Reads one picture of the database, with room to sort: what was kept, and what is added to it, fit together whatever is collected meanwhile. Of a replica, where one is fresh enough. */
export async function steadyRead<Result>(dataSource: DataSource, work: (reading: Reading) => Promise<Result>): Promise<Result> {
  const of = replicasOf(dataSource);
  const { result, writes } = (await of?.run(async (read) => {
    // By itself: whether the replica is fresh enough is asked before the picture is taken.
    await read('SELECT', []);
    return picture(read as Query, work);
  })) ?? (await ofPrimary(dataSource, work));
  for (const write of writes) await write();
  return result;
}

type Query = (sql: string, parameters: readonly unknown[]) => Promise<unknown>;
interface Picture<Result> { readonly result: Result; readonly writes: readonly (() => Promise<void>)[] }

async function ofPrimary<Result>(dataSource: DataSource, work: (reading: Reading) => Promise<Result>): Promise<Picture<Result>> {
  const runner = dataSource.createQueryRunner();
  try {
    return await picture((sql, parameters) => runner.query(sql, [...parameters]), work);
  } finally {
    await runner.release().catch(() => undefined);
  }
}

async function picture<Result>(query: Query, work: (reading: Reading) => Promise<Result>): Promise<Picture<Result>> {
  const writes: (() => Promise<void>)[] = [];
  const read: Read = async <Row extends object>(sql: string, parameters: readonly unknown[]) => (await query(sql, parameters)) as Row[];
  const after: Reading['after'] = (write) => { writes.push(write); return Promise.resolve(); };
  try {
    // In the statement itself: the settings that come with it are read before another one could say it.
    await query('START TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY', []);
    await query(`SELECT set_config('work_mem', '${WORK_MEM}', true)`, []);
    return { result: await work({ read, after }), writes };
  } finally {
    await query('ROLLBACK', []).catch(() => undefined);
  }
}

/** What is being counted for several who ask alike: it goes on as long as one of them waits. */
export class SharedWaiting {
  private readonly running = new Map<string, { readonly result: Promise<unknown>; readonly end: AbortController; readonly counted: PartsCounted; waiting: number }>();

  async get<Result>(key: string, signal: AbortSignal, make: (signal: AbortSignal) => Promise<Result>): Promise<Result> {
    if (signal.aborted) throw new Left();
    let entry = this.running.get(key);
    if (!entry) {
      const end = new AbortController();
      const counted = new PartsCounted();
      entry = { end, counted, waiting: 0, result: howFar.counting(counted, () => patience.ofAll(() => make(end.signal))).finally(() => { counted.over(); if (this.running.get(key) === entry) this.running.delete(key); }) };
      this.running.set(key, entry);
    }
    const { end, result } = entry;
    const own = entry;
    howFar.waitsFor(own.counted);
    own.waiting += 1;
    const leave = (): void => {
      own.waiting -= 1;
      if (own.waiting > 0) return;
      // Whoever asks from now on starts afresh.
      if (this.running.get(key) === own) this.running.delete(key);
      end.abort();
    };
    signal.addEventListener('abort', leave, { once: true });
    try {
      return (await result) as Result;
    } finally {
      signal.removeEventListener('abort', leave);
    }
  }
}
