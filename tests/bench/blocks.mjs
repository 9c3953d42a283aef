// What a question read of the database, told by PostgreSQL itself: blocks from its memory and from the disk's side.
const READ = `SELECT coalesce(sum(shared_blks_hit + shared_blks_read), 0)::float8 AS blocks, coalesce(sum(shared_blks_read), 0)::float8 AS missed
  FROM bench.pg_stat_statements(false) WHERE dbid = (SELECT oid FROM pg_database WHERE datname = current_database())`;
const KB_A_BLOCK = 8;

/** Kilobytes that the work read, and how many of them were not in PostgreSQL's memory. What runs beside it is in it too: the median of several is taken. */
export async function readBy(client, work) {
  const before = (await client.query(READ)).rows[0];
  const result = await work();
  const after = (await client.query(READ)).rows[0];
  return { result, kb: (after.blocks - before.blocks) * KB_A_BLOCK, missedKb: (after.missed - before.missed) * KB_A_BLOCK };
}

export function median(numbers) {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? null;
}
