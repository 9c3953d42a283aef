import type { Transaction } from './transaction.js';

/** A table of facts: dated, named by their source's key, and replaced as a whole when they are sent again. */
export interface FactTable<Row extends object> {
  readonly table: string;
  /** The columns that make a fact one. */
  readonly unique: readonly string[];
  /** Every column, with its type and where it is in a row. The unique ones come first. */
  readonly columns: readonly (readonly [column: string, type: string, field: keyof Row & string])[];
  /** The column that says as of when a row was so: an older one replaces none that is newer. Absent, or null in one of the two: what comes last stands. */
  readonly observed?: string;
}

function statement<Row extends object>({ table, unique, columns, observed }: FactTable<Row>): string {
  const names = columns.map(([column]) => column);
  const others = names.filter((name) => !unique.includes(name));
  return `
    INSERT INTO ${table} AS t (${names.join(', ')})
    SELECT ${names.map((name) => `f.${name}`).join(', ')}
    FROM unnest(${columns.map(([, type], index) => `$${index + 1}::${type}[]`).join(', ')}) AS f(${names.join(', ')})
    ORDER BY ${unique.map((name) => `f.${name}`).join(', ')}
    ON CONFLICT (${unique.join(', ')}) DO UPDATE SET ${others.map((name) => `${name} = excluded.${name}`).join(', ')}
    WHERE (${others.map((name) => `t.${name}`).join(', ')}) IS DISTINCT FROM (${others.map((name) => `excluded.${name}`).join(', ')})
      ${observed === undefined ? '' : `AND coalesce(excluded.${observed} >= t.${observed}, true)`}
    RETURNING ${unique.map((name) => `t.${name}`).join(', ')}, t.xmax = 0 AS "isNew"`;
}

/** Keeps facts, at most one a key: a new one is added, a known one that says something else is replaced. Answers the unique columns of those that were not known word for word, and whether their key was new. */
export async function writeFacts<Row extends object>(transaction: Transaction, table: FactTable<Row>, rows: readonly Row[]): Promise<Record<string, unknown>[]> {
  if (rows.length === 0) return [];
  return transaction.rows(statement(table), table.columns.map(([, , field]) => rows.map((row) => row[field] ?? null)));
}
