import type { DataSource } from 'typeorm';
import { patience } from '../../database/patience.js';
import { Left } from '../../database/waited-in-vain.js';
import type { Read } from './read.js';

/** How much one statement may sort in memory: a funnel sorts the events of everybody. */
const WORK_MEM = '64MB';

/** Reads in one transaction with room to sort, and ends the statement that runs when the signal says that nobody waits for it any more. */
export async function leavableRead<Result>(dataSource: DataSource, signal: AbortSignal, work: (read: Read) => Promise<Result>): Promise<Result> {
  const runner = dataSource.createQueryRunner();
  const read: Read = async <Row extends object>(sql: string, parameters: readonly unknown[]) => (await runner.query(sql, [...parameters])) as Row[];
  try {
    return await patience.run({ ...patience.current(), left: signal }, async () => {
      await runner.startTransaction();
      await runner.query(`SELECT set_config('work_mem', '${WORK_MEM}', true)`);
      return work(read);
    });
  } catch (error) {
    throw signal.aborted ? new Left() : error;
  } finally {
    // Nothing was written: the transaction is there for the settings alone.
    if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
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
      entry = { end, waiting: 0, result: patience.ofAll(() => make(end.signal)).finally(() => { if (this.running.get(key) === entry) this.running.delete(key); }) };
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
