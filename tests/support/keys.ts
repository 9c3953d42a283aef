import type { TestServer } from './server.ts';

export interface KeyAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly data: Record<string, unknown> | null;
  readonly errors: { message: string; extensions?: Record<string, unknown> }[];
  readonly extensions: { cost?: { asked: number; limit: number } };
}

export interface MadeKey {
  readonly id: string;
  readonly start: string;
  readonly text: string;
}

/** A key, made by the owner. */
export async function makeKey(server: TestServer, input: { scopes: string[]; name?: string; products?: string[]; source?: string; trackingOnly?: boolean; expiresInDays?: number; budget?: number }): Promise<MadeKey> {
  const { createKey: made } = await server.graphql<{ createKey: { text: string; key: { id: string; start: string } } }>('mutation ($input: CreateKeyInput!) { createKey(input: $input) { text key { id start } } }', { input: { name: 'test', ...input } });
  return { ...made.key, text: made.text };
}

export const bearer = (text: string): Record<string, string> => ({ authorization: `Bearer ${text}` });

async function answerOf(response: Response): Promise<KeyAnswer> {
  const body = (await response.json()) as Partial<KeyAnswer>;
  return { status: response.status, headers: response.headers, data: body.data ?? null, errors: body.errors ?? [], extensions: body.extensions ?? {} };
}

/** Asks by these headers alone. */
export async function post(url: string, headers: Record<string, string>, query: string, variables: Record<string, unknown> = {}): Promise<KeyAnswer> {
  return answerOf(await fetch(`${url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify({ query, variables }) }));
}

/** The same by GET, as tools ask that can do nothing else. */
export async function get(url: string, headers: Record<string, string>, query: string, variables: Record<string, unknown> = {}): Promise<KeyAnswer> {
  return answerOf(await fetch(`${url}/graphql?${new URLSearchParams({ query, variables: JSON.stringify(variables) }).toString()}`, { headers }));
}
