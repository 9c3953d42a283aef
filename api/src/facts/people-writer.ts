import { lockRows } from './description-writer.js';
import { rootIds } from './identity-writer.js';
import type { ProductScope } from './reference-writer.js';
import { atOnce, fieldOf, newlySaid, put, saysTheSame, standingOf, together, traitsOf, type Said, type Standing } from './said.js';
import type { Transaction } from './transaction.js';

/** Something said of a person's id or of an account. */
export interface Statement {
  readonly id: number;
  /** By which the caller knows it again. */
  readonly name: string;
  /** When it was so; null: when it was received, and only what is not so already is said. */
  readonly at: string | null;
  readonly said: Said;
}

interface Described { readonly id: number; readonly rootId: number; readonly standing: Standing | null; readonly traits: object; readonly account?: string | null; readonly createdAt?: Date | null; readonly name?: string | null }

const PEOPLE = `
  SELECT p.id, coalesce(p.merged_into, p.id) AS "rootId", p.standing, p.traits, a.key AS account, p.created_at AS "createdAt"
  FROM person p LEFT JOIN account a ON a.id = p.account_id WHERE p.workspace_id = $1 AND p.id = ANY ($2::bigint[])`;
const ACCOUNTS = `SELECT id, id AS "rootId", standing, traits, name FROM account WHERE workspace_id = $1 AND id = ANY ($2::bigint[])`;

const WRITE_PEOPLE = `
  UPDATE person p SET standing = n.standing, traits = n.traits, account_id = n.account_id, created_at = n.created_at
  FROM (SELECT w.id, w.standing, w.traits, a.id AS account_id, w.created_at
        FROM unnest($3::bigint[], $4::jsonb[], $5::jsonb[], $6::text[], $7::timestamptz[]) AS w(id, standing, traits, account, created_at)
        LEFT JOIN account a ON a.product_id = $2 AND a.key = w.account) n
  WHERE p.workspace_id = $1 AND p.id = n.id
    AND (p.standing, p.traits, p.account_id, p.created_at) IS DISTINCT FROM (n.standing, n.traits, n.account_id, n.created_at)
  RETURNING p.id`;
const WRITE_ACCOUNTS = `
  UPDATE account a SET standing = n.standing, traits = n.traits, name = n.name
  FROM unnest($3::bigint[], $4::jsonb[], $5::jsonb[], $6::text[]) AS n(id, standing, traits, name)
  WHERE a.workspace_id = $1 AND a.product_id = $2 AND a.id = n.id AND (a.standing, a.traits, a.name) IS DISTINCT FROM (n.standing, n.traits, n.name)
  RETURNING a.id`;

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/**
 * Keeps what is said of accounts, whose rows are there: what was so last stands, whatever comes first, and everything stays as
 * their history. Answers the names of the statements that were not known.
 */
export async function describeAccounts(transaction: Transaction, scope: ProductScope, statements: readonly Statement[], receivedAt: string): Promise<Set<string>> {
  if (statements.length === 0) return new Set();
  const ids = [...new Set(statements.map(({ id }) => id))];
  await lockRows(transaction, 'account', scope.workspaceId, ids);
  const rows = await transaction.rows<Described>(ACCOUNTS, [scope.workspaceId, ids]);
  const own = new Map(rows.map((row) => [row.id, row.standing ?? standingOf({ name: row.name }, row.traits)]));
  const changed = await keepStatements(transaction, 'account', own, statements, receivedAt);
  const now = [...own];
  await transaction.rows(WRITE_ACCOUNTS, [
    scope.workspaceId, scope.productId, now.map(([id]) => id), now.map(([, standing]) => JSON.stringify(standing)), now.map(([, standing]) => JSON.stringify(traitsOf(standing))),
    now.map(([, standing]) => text(fieldOf(standing, 'name')))]);
  return changed;
}

/**
 * The same of people, under any of their ids; `touched` are ids whose person may have changed. What was said under all ids of a
 * person stands together; an id that belongs to another one says nothing by itself.
 */
export async function describePeople(transaction: Transaction, scope: ProductScope, statements: readonly Statement[], touched: readonly number[], receivedAt: string): Promise<Set<string>> {
  if (statements.length === 0 && touched.length === 0) return new Set();
  const roots = await rootIds(transaction, scope.workspaceId, [...new Set([...touched, ...statements.map(({ id }) => id)])]);
  const members = await transaction.rows<{ id: number }>(
    'SELECT id FROM person WHERE workspace_id = $1 AND (id = ANY ($2::bigint[]) OR merged_into = ANY ($2::bigint[]))', [scope.workspaceId, roots]);
  const ids = members.map(({ id }) => id);
  await lockRows(transaction, 'person', scope.workspaceId, ids);
  const rows = await transaction.rows<Described>(PEOPLE, [scope.workspaceId, ids]);
  const own = new Map(rows.map((row) => [row.id, row.standing ?? standingOf({ account: row.account, createdAt: row.createdAt?.toISOString() }, row.traits)]));
  const changed = await keepStatements(transaction, 'person', own, statements, receivedAt);
  const byRoot = new Map<number, Standing[]>();
  for (const { id, rootId } of rows) byRoot.set(rootId, [...(byRoot.get(rootId) ?? []), own.get(id)!]);
  const standing = new Map([...byRoot].map(([root, all]) => [root, all.length === 1 ? all[0]! : together(all)]));
  const shown = rows.map(({ id }) => ({ id, own: own.get(id)!, whole: standing.get(id) ?? {} }));
  await transaction.rows(WRITE_PEOPLE, [
    scope.workspaceId, scope.productId, shown.map(({ id }) => id), shown.map((each) => JSON.stringify(each.own)), shown.map(({ whole }) => JSON.stringify(traitsOf(whole))),
    shown.map(({ whole }) => text(fieldOf(whole, 'account'))), shown.map(({ whole }) => text(fieldOf(whole, 'createdAt')))]);
  return changed;
}

/** Puts statements over what stands, and keeps those that were not known. Their rows are locked. */
async function keepStatements(transaction: Transaction, of: 'person' | 'account', own: Map<number, Standing>, statements: readonly Statement[], receivedAt: string): Promise<Set<string>> {
  const known = statements.length === 0 ? [] : await transaction.rows<{ id: number; at: Date; said: Said }>(
    `SELECT s.${of}_id AS id, s.at, s.said FROM ${of}_said s JOIN unnest($1::bigint[], $2::timestamptz[]) AS w(id, at) ON w.id = s.${of}_id AND w.at = s.at`,
    [statements.map(({ id }) => id), statements.map(({ at }) => at ?? receivedAt)]);
  const before = new Map(known.map(({ id, at, said }) => [`${id} ${at.toISOString()}`, said]));
  const changed = new Set<string>();
  const kept = new Map<string, { id: number; at: string; said: Said }>();
  for (const { id, name, at, said } of statements) {
    const standing = own.get(id) ?? {};
    const when = at ?? receivedAt;
    const place = `${id} ${when}`;
    const earlier = kept.get(place)?.said ?? before.get(place);
    const now = at === null ? newlySaid(standing, said) : said;
    if (Object.keys(now).length === 0) continue;
    const all = earlier ? atOnce(earlier, now) : now;
    if (earlier && saysTheSame(earlier, all)) continue;
    changed.add(name);
    kept.set(place, { id, at: when, said: all });
    own.set(id, put(standing, when, now));
  }
  const rows = [...kept.values()];
  if (rows.length > 0) await transaction.rows(
    `INSERT INTO ${of}_said (${of}_id, at, said) SELECT * FROM unnest($1::bigint[], $2::timestamptz[], $3::jsonb[])
     ON CONFLICT (${of}_id, at) DO UPDATE SET said = excluded.said`, [rows.map(({ id }) => id), rows.map(({ at }) => at), rows.map(({ said }) => JSON.stringify(said))]);
  return changed;
}
