import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/** How old, or how far ahead, a message may be: longer, and one that was overheard could be played again. */
const TOLERANCE_SECONDS = 300;
const MOST_SIGNATURES = 20;
const PREFIX = 'whsec_';

/** The bytes of a secret as Standard Webhooks writes it: whsec_ and base64. Null: it is not written so. */
export function standardSecret(secret: string): Buffer | null {
  const text = secret.startsWith(PREFIX) ? secret.slice(PREFIX.length) : secret;
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(text)) return null;
  const bytes = Buffer.from(text, 'base64');
  return bytes.length >= 16 ? bytes : null;
}

/**
 * Why a request is not from who knows the secret, by the Standard Webhooks specification; null: it is. Signed are the message's id, its instant and the bytes as they came.
 * One of several signatures is enough, as while a secret is being changed. Compared in a time that does not tell how much of it was right.
 */
export function standardUnproven(secret: string, headers: IncomingHttpHeaders, body: Uint8Array, nowMs: number): string | null {
  const [id, timestamp, signatures] = ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((name) => headers[name]);
  for (const [name, value] of Object.entries({ 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures })) {
    if (typeof value !== 'string' || value === '') return `The header ${name} is missing. Sign as Standard Webhooks does, with the secret that HOOKS_FILE holds for this source.`;
  }
  if (!/^\d{1,12}$/.test(String(timestamp))) return 'The header webhook-timestamp is no number of seconds since 1970.';
  const aheadSeconds = Number(timestamp) - nowMs / 1000;
  if (Math.abs(aheadSeconds) > TOLERANCE_SECONDS) return `The header webhook-timestamp is ${aheadSeconds < 0 ? 'older' : 'further ahead'} than ${TOLERANCE_SECONDS / 60} minutes. Is the sender's clock right?`;
  const bytes = standardSecret(secret);
  if (bytes === null) return 'HOOKS_FILE holds no secret of Standard Webhooks for this source.';
  const expected = createHmac('sha256', bytes).update(`${String(id)}.${String(timestamp)}.`).update(body).digest();
  const proven = String(signatures).split(' ', MOST_SIGNATURES).map((one) => one.split(',', 2)).filter(([version]) => version === 'v1').map(([, given]) => same(Buffer.from(given ?? '', 'base64'), expected));
  return proven.includes(true) ? null : 'The header webhook-signature does not fit the secret that HOOKS_FILE holds for this source.';
}

function same(given: Buffer, expected: Buffer): boolean {
  return given.length === expected.length && timingSafeEqual(given, expected);
}
