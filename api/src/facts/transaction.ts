import { QueryRunnerAlreadyReleasedError, type DataSource } from 'typeorm';

/** The database, inside one transaction. */
export interface Transaction {
  /** The rows of a SELECT, or of what RETURNING names. */
  rows<T = Record<string, unknown>>(sql: string, parameters?: readonly unknown[]): Promise<T[]>;
}

/** Deadlock, failed serialisation, and a row referred to that another transaction removed a moment ago: each is over when tried again. */
const PASSING = new Set(['40P01', '40001', '23503']);
const ATTEMPTS = 6;

/** The database went away in the middle: nothing of the transaction was kept. */
export class ConnectionLost extends Error {}

/** Another transaction was faster, and what was read before is no longer so: the whole is tried again. */
export class Overtaken extends Error {
  readonly code = '40001';
}

/** Everything `work` writes, or nothing; what fails only because another was faster is tried again. */
export async function inTransaction<T>(dataSource: Pick<DataSource, 'createQueryRunner'>, work: (transaction: Transaction) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await once(dataSource, work);
    } catch (error) {
      if (attempt >= ATTEMPTS || !PASSING.has(sqlState(error))) throw error;
      // Two that met once must not meet again in step.
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 20 * 2 ** attempt));
    }
  }
}

async function once<T>(dataSource: Pick<DataSource, 'createQueryRunner'>, work: (transaction: Transaction) => Promise<T>): Promise<T> {
  const runner = dataSource.createQueryRunner();
  try {
    await runner.startTransaction();
    const result = await work({
      rows: async <Row>(sql: string, parameters: readonly unknown[] = []) => (await runner.query(sql, [...parameters], true)).records as Row[],
    });
    await runner.commitTransaction();
    return result;
  } catch (error) {
    // On a lost connection the rollback fails too; the server has rolled back by itself, and the first error says why.
    if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
    // A connection that is lost between two statements is taken away from its runner, which then only knows that it has none.
    throw error instanceof QueryRunnerAlreadyReleasedError ? new ConnectionLost('Connection terminated between two statements', { cause: error }) : error;
  } finally {
    await runner.release().catch(() => undefined);
  }
}

function sqlState(error: unknown): string {
  if (typeof error !== 'object' || error === null) return '';
  if ('driverError' in error && error.driverError !== error) return sqlState(error.driverError);
  return 'code' in error && typeof error.code === 'string' ? error.code : '';
}
