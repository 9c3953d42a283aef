import type { Transaction } from './transaction.js';

/** What became of a change of words that people may edit at once: the row as it stands, and whether it holds what was sent. */
export interface Change<Row> {
  readonly saved: boolean;
  readonly row: Row;
}

/** Lets one at a time change what is said about a sprint: places in a column and limits are reckoned from all of it. */
export async function oneTalks(transaction: Transaction, sprintId: number): Promise<void> {
  await transaction.rows(`SELECT pg_advisory_xact_lock(hashtextextended('talk', $1))`, [sprintId]);
}
