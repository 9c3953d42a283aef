import type { DataSource } from 'typeorm';
import type { Read } from './read.js';

/** The one who asked has left: what was being counted is no longer wanted. */
export class Left extends Error {}

/** How much one statement may sort in memory: a funnel sorts the events of everybody. */
const WORK_MEM = '64MB';

/**
 * Reads on one connection, and ends the statement that runs when the signal says that nobody waits for it any more. The
 * connection goes back only when no ending is under way, so that none ever meets another one's statement.
 */
export async function leavableRead<Result>(dataSource: DataSource, signal: AbortSignal, work: (read: Read) => Promise<Result>): Promise<Result> {
  const runner = dataSource.createQueryRunner();
  let ending: Promise<unknown> = Promise.resolve();
  try {
    await runner.startTransaction();
    const [{ pid }] = await runner.query(`SELECT pg_backend_pid() AS pid, set_config('work_mem', '${WORK_MEM}', true)`) as [{ pid: number }];
    const end = (): void => { ending = dataSource.query('SELECT pg_cancel_backend($1)', [pid]).catch(() => undefined); };
    const read: Read = async <Row extends object>(sql: string, parameters: readonly unknown[]) => {
      if (signal.aborted) throw new Left();
      return (await runner.query(sql, [...parameters])) as Row[];
    };
    signal.addEventListener('abort', end, { once: true });
    try {
      return await work(read);
    } catch (error) {
      throw signal.aborted ? new Left() : error;
    } finally {
      signal.removeEventListener('abort', end);
      await ending;
    }
  } finally {
    // Nothing was written: the transaction is there for the settings alone.
    await runner.rollbackTransaction().catch(() => undefined);
    await runner.release().catch(() => undefined);
  }
}

/** What is being counted for several who ask alike: it goes on as long as one of them waits. */
export class SharedWaiting {
  private readonly running = new Map<string, { readonly result: Promise<unknown>; readonly end: AbortController; waiting: number }>();

  async get<Result>(key: string, signal: AbortSignal, make: (signal: AbortSignal) => Promise<Result>): Promise<Result> {
    if (signal.aborted) throw new Left();
    let entry = this.running.get(key);
    if (!entry) {
      const end = new AbortController();
      entry = { end, waiting: 0, result: make(end.signal).finally(() => { if (this.running.get(key) === entry) this.running.delete(key); }) };
      this.running.set(key, entry);
    }
    const { end, result } = entry;
    const own = entry;
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
