import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import pg from 'pg';
import { projectDir } from './cluster.ts';
import type { TestServer } from './server.ts';

export interface Said { readonly code: number | null; readonly out: string; readonly err: string }

/** npm run bi:role, on the server's database. */
export function biRole(server: TestServer, ...words: string[]): Promise<Said> {
  const child = spawn(process.execPath, [join(projectDir, 'api/bin/bi-role.mjs'), ...words], { env: { PATH: process.env['PATH'], DATABASE_URL: server.databaseUrl }, stdio: ['ignore', 'pipe', 'pipe'] });
  let [out, err] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => { out += chunk.toString('utf8'); });
  child.stderr.on('data', (chunk: Buffer) => { err += chunk.toString('utf8'); });
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, out, err })));
}

/** A role that reads one workspace over SQL: roles are of the whole database server, so that each test has its own. */
export interface BiReader {
  readonly name: string;
  readonly url: string;
  read<T = Record<string, unknown>>(sql: string, values?: unknown[]): Promise<T[]>;
  /** Statements one after the other on one connection; the error of the one that fails, or null. */
  refusal(...sql: string[]): Promise<string | null>;
  drop(): Promise<Said>;
}

export async function makeReader(server: TestServer, workspace: string, ...more: string[]): Promise<BiReader> {
  const name = `reader_${randomBytes(5).toString('hex')}`;
  const { code, out, err } = await biRole(server, name, '--workspace', workspace, ...more);
  if (code !== 0) throw new Error(err);
  const url = out.trim();
  const connected = async <T>(work: (client: pg.Client) => Promise<T>): Promise<T> => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    return work(client).finally(() => client.end());
  };
  return {
    name,
    url,
    read: <T>(sql: string, values: unknown[] = []) => connected(async (client) => (await client.query(sql, values)).rows as T[]),
    refusal: (...sql) => connected(async (client) => {
      try {
        for (const statement of sql) await client.query(statement);
        return null;
      } catch (error) {
        return (error as Error).message;
      }
    }),
    drop: () => biRole(server, '--drop', name),
  };
}
