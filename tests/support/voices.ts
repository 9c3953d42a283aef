import { createHash, randomBytes } from 'node:crypto';
import type { GraphqlAnswer, TestServer } from './server.ts';

export interface VoiceOptions {
  readonly roles: readonly string[];
  /** Keys of the products and teams that they are kept to; left out: all. */
  readonly products?: readonly string[];
  readonly teams?: readonly string[];
  /** The key of the workspace; the server's own unless given. */
  readonly workspace?: string;
  readonly name?: string;
}

/** Somebody else who is signed in. */
export interface Voice {
  readonly name: string;
  readonly email: string;
  readonly accountId: number;
  readonly memberId: number;
  readonly headers: Record<string, string>;
  readonly cookie: { readonly name: string; readonly value: string; readonly url: string };
  ask<T = unknown>(query: string, variables?: Record<string, unknown>): Promise<GraphqlAnswer<T>>;
  /** The data of an answer that must have no errors. */
  graphql<T = Record<string, never>>(query: string, variables?: Record<string, unknown>): Promise<T>;
  get(path: string): Promise<Response>;
}

let count = 0;

/** A member with these roles, signed in: as the database has one who came by an invitation. Their token stays the same, in a browser and beside it, however long a test takes. */
export async function asMember(server: TestServer, { roles, products, teams, workspace = 'default', name = `Voice ${(count += 1)}` }: VoiceOptions): Promise<Voice> {
  const token = randomBytes(32).toString('base64url');
  const email = `voice-${randomBytes(4).toString('hex')}@example.com`;
  const ids = async (table: 'product' | 'team', keys: readonly string[] | undefined): Promise<number[] | null> =>
    keys ? (await server.sql<{ id: string }>(`SELECT t.id FROM ${table} t JOIN workspace w ON w.id = t.workspace_id WHERE w.key = $1 AND t.key = ANY ($2)`, [workspace, keys])).map(({ id }) => Number(id)) : null;
  const [account] = await server.sql<{ id: string }>('INSERT INTO user_account (email, name) VALUES ($1, $2) RETURNING id', [email, name]);
  const [member] = await server.sql<{ id: string }>(
    'INSERT INTO member (workspace_id, account_id, roles, product_ids, team_ids) SELECT id, $2, $3, $4, $5 FROM workspace WHERE key = $1 RETURNING id',
    [workspace, account!.id, roles, await ids('product', products), await ids('team', teams)]);
  await server.sql(
    `INSERT INTO user_session (account_id, workspace_id, token_sha256, how, device, address, expires_at, rotated_at) SELECT $2, id, $3, 'PASSWORD', 'a test', '127.0.0.1', now() + interval '1 day', now() + interval '1 day' FROM workspace WHERE key = $1`,
    [workspace, account!.id, createHash('sha256').update(token).digest()]);
  const cookie = () => ({ name: `bifocal-${new URL(server.url).port}`, value: token, url: server.url });
  const headers = () => ({ cookie: `${cookie().name}=${token}` });
  const ask = async <T>(query: string, variables: Record<string, unknown> = {}): Promise<GraphqlAnswer<T>> => {
    const response = await fetch(`${server.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', ...headers() }, body: JSON.stringify({ query, variables }) });
    const body = (await response.json()) as { data?: T; errors?: GraphqlAnswer<T>['errors'] };
    return { status: response.status, data: body.data ?? null, errors: body.errors ?? [] };
  };
  return {
    name, email, accountId: Number(account!.id), memberId: Number(member!.id),
    get headers() { return headers(); },
    get cookie() { return cookie(); },
    ask,
    async graphql<T>(query: string, variables: Record<string, unknown> = {}): Promise<T> {
      const answer = await ask<T>(query, variables);
      if (answer.errors.length > 0 || !answer.data) throw new Error(`GraphQL ${answer.status}: ${answer.errors.map((error) => error.message).join('; ')}`);
      return answer.data;
    },
    get: (path) => fetch(`${server.url}${path}`, { headers: headers() }),
  };
}

/** The code of the first error, or OK. */
export const codeOf = ({ errors }: GraphqlAnswer<unknown>): string => (errors.length === 0 ? 'OK' : String(errors[0]?.extensions?.['code']));
