import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { databaseUrl, theCluster } from './cluster.ts';

export interface GraphqlAnswer<T> {
  readonly status: number;
  readonly data: T | null;
  readonly errors: { message: string; path?: (string | number)[]; extensions?: Record<string, unknown> }[];
}

export interface Receipt {
  accepted: number;
  duplicates: number;
  rejected: { path: string; value: string | null; reason: string }[];
}

/** A real server on a port of its own, begun and ended by all of its own start and end in a process that has loaded its code, over a database of its own that is cloned from the migrated template. */
export interface TestServer {
  readonly url: string;
  readonly databaseUrl: string;
  readonly dataDir: string;
  readonly pid: number;
  /** Who asks, for requests that a test makes by itself: the owner, signed in. */
  readonly headers: Record<string, string>;
  /** The cookie of the same session, as a browser keeps it. */
  readonly cookie: { readonly name: string; readonly value: string; readonly url: string };
  /** The last that the process has written, its log among it. */
  readonly output: string;
  /** The data of an answer that must have no errors: an error fails the test with its message. */
  graphql<T = Record<string, never>>(query: string, variables?: Record<string, unknown>): Promise<T>;
  /** The whole answer, errors and status included. */
  ask<T = unknown>(query: string, variables?: Record<string, unknown>): Promise<GraphqlAnswer<T>>;
  collectDelivery(input: Record<string, unknown>): Promise<Receipt>;
  collectOutcomes(input: Record<string, unknown>): Promise<Receipt>;
  sql<T = Record<string, unknown>>(text: string, values?: unknown[]): Promise<T[]>;
  /** Ends the process at once, as a crash does; the database stays for restart(). */
  kill(): Promise<void>;
  restart(): Promise<void>;
  stop(): Promise<void>;
}

export interface ServerOptions {
  /** Environment beside the usual: PORT 0, SAMPLE off, quiet log. */
  readonly env?: Record<string, string>;
  /** Begin with the sample organisation instead of nothing. */
  readonly sample?: boolean;
  /** A database of the test's own instead of a clone of a template: the start prepares it, and the test drops it. */
  readonly database?: string;
}

export async function startServer(options: ServerOptions = {}): Promise<TestServer> {
  const name = `bifocal_${randomBytes(6).toString('hex')}`;
  const cluster = theCluster();
  if (!options.database) await onCluster((client) => client.query(`CREATE DATABASE ${name} TEMPLATE ${options.sample ? cluster.sample : cluster.empty} STRATEGY wal_log`));
  const url = options.database ?? databaseUrl(cluster.url, name);
  const dataDir = await mkdtemp(join(tmpdir(), 'bifocal-test-'));
  let running = await launch(url, dataDir, options.env ?? {});
  const token = await becomeOwner(running);
  const cookie = () => ({ name: cookieName(running.url), value: token, url: running.url });
  const headers = () => ({ cookie: `${cookie().name}=${token}` });

  const ask = async <T>(query: string, variables: Record<string, unknown> = {}): Promise<GraphqlAnswer<T>> => {
    const response = await fetch(`${running.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers() },
      body: JSON.stringify({ query, variables }),
    });
    const body = (await response.json()) as { data?: T; errors?: GraphqlAnswer<T>['errors'] };
    return { status: response.status, data: body.data ?? null, errors: body.errors ?? [] };
  };
  const graphql = async <T>(query: string, variables: Record<string, unknown> = {}): Promise<T> => {
    const answer = await ask<T>(query, variables);
    if (answer.errors.length > 0 || !answer.data) throw new Error(`GraphQL ${answer.status}: ${answer.errors.map((error) => error.message).join('; ')}`);
    return answer.data;
  };
  const collect = async (field: string, type: string, input: Record<string, unknown>): Promise<Receipt> => {
    const answer = await graphql<Record<string, Receipt>>(`mutation ($input: ${type}!) { ${field}(input: $input) { accepted duplicates rejected { path value reason } } }`, { input });
    return answer[field]!;
  };

  const server: TestServer = {
    get headers() { return headers(); },
    get cookie() { return cookie(); },
    get url() { return running.url; },
    get pid() { return running.pid; },
    get output() { return running.output(); },
    databaseUrl: url,
    dataDir,
    ask,
    graphql,
    collectDelivery: (input) => collect('collectDelivery', 'DeliveryBatch', input),
    collectOutcomes: (input) => collect('collectOutcomes', 'OutcomeBatch', input),
    async sql<T>(text: string, values: unknown[] = []): Promise<T[]> {
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      try {
        return (await client.query(text, values)).rows as T[];
      } finally {
        await client.end();
      }
    },
    kill: () => running.end('SIGKILL'),
    async restart() { running = await launch(url, dataDir, options.env ?? {}); },
    async stop() {
      servers.delete(server);
      // As Ctrl-C: no proxy is waited for.
      await running.end('SIGINT');
      await onCluster((client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
      await rm(dataDir, { recursive: true, force: true });
    },
  };
  servers.add(server);
  return server;
}

const servers = new Set<TestServer>();

/** The servers that this file has started and not stopped: a browser opens their pages signed in. */
export const runningServers = (): readonly TestServer[] => [...servers];

/** The owner, as a person becomes one: by the link that the first start prints. */
export const OWNER = { name: 'Olga Owner', email: 'olga@example.com', password: 'spoons under 7 quiet lanterns' } as const;

/** Follows the owner's link, and answers the token of the session. */
async function becomeOwner({ url, output }: Running): Promise<string> {
  const path = /works once: http[^\s]*\/welcome\/(\S+)/.exec(output())?.[1];
  if (!path) throw new Error(`The server printed no link for its owner:\n${output()}`);
  const response = await fetch(`${url}/graphql`, {
    method: 'POST', headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: 'mutation ($token: String!, $name: String!, $email: String!, $password: String!) { takeLink(token: $token, name: $name, email: $email, password: $password) }', variables: { token: path, ...OWNER } }),
  });
  const token = response.headers.getSetCookie().flatMap((cookie) => new RegExp(`^${cookieName(url)}=([^;]+)`).exec(cookie)?.[1] ?? [])[0];
  if (!token) throw new Error(`The owner could not sign in: ${await response.text()}`);
  return token;
}

/** The key by which commands on the server's machine ask it. */
export const commandKeyOf = async (dataDir: string): Promise<string> => readFile(join(dataDir, 'command-key'), 'utf8');

const cookieName = (url: string): string => `bifocal-${new URL(url).port}`;

type Ended = number | NodeJS.Signals | null;

/** A server that has begun, in one of the run's processes (warm-servers.mjs). */
export interface Running {
  readonly pid: number;
  readonly url: string;
  /** The last that it has written. */
  output(): string;
  /** With what it ended, once it has. */
  readonly gone: Promise<Ended>;
  /** Ends it, unless it has ended, and waits until it has. */
  end(signal: 'SIGINT' | 'SIGKILL'): Promise<void>;
}

export async function launch(url: string, dataDir: string, env: Record<string, string>): Promise<Running> {
  const begun = await ofServers<{ pid: number; run: number; output: string; from: number }>('start', {
    env: { PATH: process.env['PATH'], HOST: '127.0.0.1', PORT: '0', SAMPLE: 'off', LOG_LEVEL: 'error', DATABASE_URL: url, DATA_DIR: dataDir, ...env },
  });
  const output = (): string => readFileSync(begun.output).subarray(begun.from).toString('utf8').slice(-20_000);
  const end = async (signal: string | null) => (await ofServers<{ code: Ended }>('end', { pid: begun.pid, run: begun.run, signal })).code;
  let over: { code: Ended } | null = null;
  const gone = end(null);
  void gone.then((code) => { over = { code }; }, () => undefined);
  for (;;) {
    const address = /Bifocal is at (https?:\S+)/.exec(output());
    if (address?.[1]) return { pid: begun.pid, url: address[1], output, gone, end: async (signal) => { await end(signal); } };
    if (over) throw new Error(`The server ended with ${(over as { code: Ended }).code} while starting:\n${output()}`);
    await new Promise((resolve) => { setTimeout(resolve, 15); });
  }
}

async function ofServers<T>(act: 'start' | 'end', said: object): Promise<T> {
  const response = await fetch(`${process.env['TEST_SERVERS_URL']}/${act}`, { method: 'POST', body: JSON.stringify(said) });
  if (!response.ok) throw new Error(`No process for a server: ${await response.text()}`);
  return (await response.json()) as T;
}

async function onCluster(work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: theCluster().url });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
