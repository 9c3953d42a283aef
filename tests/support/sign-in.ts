import type { TestServer } from './server.ts';

/** An answer to somebody who comes with these cookies, or none. */
export interface DoorAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly data: Record<string, unknown> | null;
  readonly errors: { message: string; extensions?: Record<string, unknown> }[];
  /** The cookies that the answer sets, as a request sends them. */
  readonly cookies: string[];
}

/** Asks as a stranger, or with what is given. */
export async function askAtDoor(server: Pick<TestServer, 'url'>, query: string, variables: Record<string, unknown> = {}, headers: Record<string, string> = {}): Promise<DoorAnswer> {
  const response = await fetch(`${server.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify({ query, variables }) });
  const body = (await response.json()) as Partial<DoorAnswer>;
  return { status: response.status, headers: response.headers, data: body.data ?? null, errors: body.errors ?? [], cookies: response.headers.getSetCookie().map((cookie) => cookie.split(';')[0]!) };
}

export const SIGN_IN = 'mutation ($email: String!, $password: String!) { signIn(email: $email, password: $password) }';
export const TAKE_LINK = 'mutation ($token: String!, $name: String, $email: String, $password: String) { takeLink(token: $token, name: $name, email: $email, password: $password) }';

/** The session's own cookie among those that were set. */
export const sessionOf = ({ cookies }: DoorAnswer): string => cookies.find((cookie) => /^bifocal-\d+=.+/.test(cookie)) ?? '';
