import type { TestServer } from './server.ts';

export interface TrackingAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: { success?: boolean; message?: string; accepted?: number; duplicates?: number; rejected?: { index: number; path: string; reason: string }[] } & Record<string, unknown>;
}

/** A product, and a key to send for it. */
export async function writeKeyFor(server: TestServer, source = 'app', product = 'shop'): Promise<string> {
  await server.ask('mutation ($input: CreateProductInput!) { createProduct(input: $input) { key } }', { input: { key: product, name: product } });
  const { createWriteKey } = await server.graphql<{ createWriteKey: { text: string } }>('mutation ($source: String!, $product: String!) { createWriteKey(source: $source, product: $product, name: "test") { text } }', { source, product });
  return createWriteKey.text;
}

/** Sends one request as a program does that has no library. */
export async function send(server: TestServer, path: string, body: unknown, headers: Record<string, string> = {}): Promise<TrackingAnswer> {
  const bytes = typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body);
  const response = await fetch(`${server.url}${path}`, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: bytes as BodyInit });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text === '' ? {} : JSON.parse(text) };
}

export const basic = (key: string): Record<string, string> => ({ authorization: `Basic ${Buffer.from(`${key}:`).toString('base64')}` });
