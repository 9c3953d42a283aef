import type { Patch } from './given.js';
import type { Transaction } from './transaction.js';

/** How a field of a description is kept. `kept`: the column is never empty, so null leaves it. `merged`: JSON, by jsonPatch(). */
export interface DescribedColumn {
  readonly field: string;
  readonly column: string;
  readonly type: 'text' | 'bigint' | 'boolean' | 'timestamptz' | 'date' | 'jsonb';
  readonly how: 'replaced' | 'kept' | 'merged';
}

/** A table of things that are described, and may be referred to before they are. */
export interface DescribedTable {
  readonly table: string;
  readonly columns: readonly DescribedColumn[];
  /** The table tells rows that were only referred to from those described. */
  readonly describable: boolean;
  /** The workspace owns its rows, and the source that describes one first is remembered. */
  readonly adopted: boolean;
}

export const replaced = (field: string, column: string, type: DescribedColumn['type'] = 'text'): DescribedColumn => ({ field, column, type, how: 'replaced' });
export const kept = (field: string, column: string, type: DescribedColumn['type'] = 'text'): DescribedColumn => ({ field, column, type, how: 'kept' });
export const merged = (field: string, column: string): DescribedColumn => ({ field, column, type: 'jsonb', how: 'merged' });

function next({ field, column, type, how }: DescribedColumn): string {
  if (how === 'kept') return `coalesce((d.patch->>'${field}')::${type}, t.${column})`;
  if (how === 'replaced') return `CASE WHEN d.patch ? '${field}' THEN (d.patch->>'${field}')::${type} ELSE t.${column} END`;
  return `(t.${column} || coalesce(d.patch->'${field}'->'set', '{}')) - ARRAY(SELECT jsonb_array_elements_text(d.patch->'${field}'->'drop'))`;
}

function statement({ table, columns, describable, adopted }: DescribedTable): string {
  const names = columns.map(({ column }) => column);
  const values = columns.map(next);
  if (describable) {
    names.push('described');
    values.push('true');
  }
  if (adopted) {
    names.push('source_id');
    values.push('coalesce(t.source_id, $4)');
  }
  return `
    WITH described AS (
      SELECT t.id, ${values.map((value, index) => `${value} AS ${names[index]}`).join(', ')}
      FROM unnest($2::bigint[], $3::jsonb[]) AS d(id, patch) JOIN ${table} t ON t.id = d.id AND t.workspace_id = $1)
    UPDATE ${table} t SET ${names.map((name) => `${name} = n.${name}`).join(', ')}
    FROM described n
    WHERE t.id = n.id AND (${names.map((name) => `t.${name}`).join(', ')}) IS DISTINCT FROM (${names.map((name) => `n.${name}`).join(', ')})
    RETURNING t.id`;
}

/** Locks rows in the order of their ids; nobody who writes in that order can deadlock. Readers and references are not held up. */
export async function lockRows(transaction: Transaction, table: string, workspaceId: number, ids: Iterable<number>): Promise<void> {
  await transaction.rows(`SELECT id FROM ${table} WHERE workspace_id = $1 AND id = ANY ($2::bigint[]) ORDER BY id FOR NO KEY UPDATE`, [workspaceId, [...ids]]);
}

/** Puts what was said over what is known, in rows that exist. Answers the ids that it changed. */
export async function describe(transaction: Transaction, table: DescribedTable, workspaceId: number, sourceId: number, patches: ReadonlyMap<number, Patch>): Promise<Set<number>> {
  if (patches.size === 0) return new Set();
  await lockRows(transaction, table.table, workspaceId, patches.keys());
  const texts = [...patches.values()].map((patch) => JSON.stringify(patch));
  const rows = await transaction.rows<{ id: number }>(statement(table), [workspaceId, [...patches.keys()], texts, ...(table.adopted ? [sourceId] : [])]);
  return new Set(rows.map((row) => row.id));
}
